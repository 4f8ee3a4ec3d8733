import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { valuesOf } from '../ir/number-set.ts';
import type { DayRule } from '../ir/types.ts';
import type { Catalog, Job } from '../model/types.ts';

/** A field whose step doesn't divide its cycle: the last stretch is shorter than the others. */
interface Uneven {
  readonly text: string;
  readonly step: number;
  readonly cycle: number;
  readonly unit: 'minutes' | 'hours';
  readonly values: readonly number[];
}

/**
 * Steps that people read as "every n minutes" or hours, but that begin anew with each hour or day. A
 * step of dates is passed over: months have no one length.
 */
export function checkUnevenSteps({ jobs }: Catalog): readonly Diagnostic[] {
  return jobs.flatMap((job) => unevenIn(job).map((uneven) => unevenStep(job, uneven)));
}

function unevenIn({ trigger, schedules }: Job): readonly Uneven[] {
  if (trigger.kind !== 'schedule') return [];
  const [minute = '', hour = ''] = trigger.text.trim().split(/[ \t]+/);
  const [{ minutes, hours, days }] = schedules;
  const [ofHours, ofMinutes] = [valuesOf(hours), valuesOf(minutes)];
  return [
    ...(hasNeighbours(ofHours, 24)
      ? uneven(minute, { cycle: 60, unit: 'minutes', values: ofMinutes })
      : []),
    ...(namesNeighbours(days) ? uneven(hour, { cycle: 24, unit: 'hours', values: ofHours }) : []),
  ];
}

/** Whether one follows the other, so that a step that ends with the one begins anew with the other. */
function hasNeighbours(values: readonly number[], cycle: number): boolean {
  return values.some((value) => values.includes((value + 1) % cycle));
}

/** Whether some day and the next are named; of dates those of one month. */
function namesNeighbours(days: DayRule): boolean {
  switch (days.kind) {
    case 'everyDay':
      return true;
    case 'onWeekdays':
      return hasNeighbours(valuesOf(days.weekdays), 7);
    case 'onDates':
      return hasNeighbours(valuesOf(days.dates), 32);
    // A date comes before or after any weekday.
    case 'either':
      return true;
    case 'both':
      return hasNeighbours(valuesOf(days.weekdays), 7) && hasNeighbours(valuesOf(days.dates), 32);
  }
}

function uneven(text: string, field: Omit<Uneven, 'text' | 'step'>): readonly Uneven[] {
  const step = Number(/^\*\/0*(\d+)$/.exec(text)?.[1] ?? 1);
  return field.cycle % step === 0 ? [] : [{ text, step, ...field }];
}

function unevenStep(job: Job, { text, step, cycle, unit, values }: Uneven): Diagnostic {
  const last = cycle - (values.at(-1) ?? 0);
  const [one, whole] = unit === 'minutes' ? ['minute', 'hour'] : ['hour', 'day'];
  const short = `${last} ${last === 1 ? one : unit}`;
  const even = divisorsNear(step, cycle).map((near) => `*/${near}`);
  return diagnostic('CW709', `"${text}" is not every ${step} ${unit}`, {
    about: { job: job.source },
    span: job.places.trigger,
    label: `it begins anew each ${whole}: ${short} after ${said(values.at(-1) ?? 0, unit)}`,
    help: `for even steps write ${even.join(' or ')}, or name the ${unit}: ${values.join(',')}`,
  });
}

/** The largest divisor below a step and the smallest above it, the cycle itself left out. */
function divisorsNear(step: number, cycle: number): readonly number[] {
  const divisors = Array.from({ length: cycle - 1 }, (_, index) => index + 1).filter((one) => {
    return cycle % one === 0;
  });
  const below = divisors.findLast((one) => one < step);
  const above = divisors.find((one) => one > step);
  return [below, above].filter((one) => one !== undefined);
}

function said(value: number, unit: Uneven['unit']): string {
  const digits = String(value).padStart(2, '0');
  return unit === 'minutes' ? `:${digits}` : `${digits}:00`;
}
