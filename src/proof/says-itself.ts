import { parseCron } from '../cron/parse.ts';
import { printCron } from '../cron/print.ts';
import { sameCells } from '../ir/schedule.ts';
import type { Schedule } from '../ir/types.ts';

const known = new WeakMap<Schedule, { readonly why: string | undefined }>();

/**
 * The source's own proof: a schedule printed in our input language and parsed again must be itself.
 * Why it is not, or undefined. What five fields can't say ("a date and a weekday") is passed over.
 * Remembered: each target asks.
 */
export function saysItself(schedule: Schedule): string | undefined {
  const answer = known.get(schedule) ?? { why: whyNotItself(schedule) };
  known.set(schedule, answer);
  return answer.why;
}

function whyNotItself(schedule: Schedule): string | undefined {
  if (schedule.days.kind === 'both') return undefined;
  const text = printCron(schedule);
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') return `its own text "${text}" is refused`;
  const same = sameCells(parsed.fields, schedule);
  return same ? undefined : `its own text "${text}" means something else`;
}
