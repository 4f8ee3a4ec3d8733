import { countWeek, perWeek, weekFrom } from '../counts/week-count.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { occurrences } from '../ir/occurrences.ts';
import type { CivilMinute, InstantMinute, Schedules } from '../ir/types.ts';
import { civilOf, firstInstant } from '../ir/week.ts';
import type { Expectation, ExpectedCount, ExpectedMinute } from '../model/policy-types.ts';
import type { Catalog, Job } from '../model/types.ts';
import { segmentsBetween } from '../time/zone-segments.ts';
import { yearsAhead } from './policies/days.ts';
import { jobsNamed } from './policies/must-run.ts';
import { mayStart, mustStart } from './policies/possible-starts.ts';
import { inWords } from './words.ts';

const minutesPerDay = 1440;

/** Tests of the source that its jobs fail. */
export function checkExpectations(catalog: Catalog): readonly Diagnostic[] {
  return catalog.expectations.flatMap((expectation) => {
    const jobs = jobsNamed(expectation.job, catalog);
    const [first, ...others] = jobs;
    if (!first) return [];
    const schedules: Schedules = [
      ...first.schedules,
      ...others.flatMap((other) => other.schedules),
    ];
    const tested: Tested = { job: first, schedules, catalog };
    return [
      ...expectation.firesAt.flatMap((minute) => mustFire(minute, tested, expectation) ?? []),
      ...expectation.neverAt.flatMap((minute) => mayNotFire(minute, tested, expectation) ?? []),
      ...counts(expectation, [first, ...others], catalog),
    ];
  });
}

/** The starts of all jobs that an expectation is about; they share their zone. */
interface Tested {
  readonly job: Job;
  readonly schedules: Schedules;
  readonly catalog: Catalog;
}

function mustFire(
  { civil, at }: ExpectedMinute,
  { job, schedules, catalog }: Tested,
  expectation: Expectation,
): Diagnostic | undefined {
  const shown = instantsOf(civil, job.zone);
  const next = inWords(civilOf(job.zone, firstInstant(job.zone, civil)));
  const never = neverIs(
    { civil, at },
    shown,
    { job, catalog },
    {
      instead: `the first minute it shows after that is ${next}: name that`,
    },
  );
  if (never || shown.some((minute) => isStart(mustStart(schedules), minute))) return never;
  const isOpen = shown.some((minute) => isStart(mayStart(schedules), minute));
  return diagnostic('CW521', `"${expectation.job}" does not start ${inWords(civil)}`, {
    about: { job: job.source },
    span: at,
    label: isOpen
      ? 'it may: the source leaves open what a clock change does'
      : 'but it is expected to',
    related: [{ span: job.places.trigger, message: 'its starts are here' }],
    help: isOpen
      ? 'state it on the job   dst: { skipped: after, repeated: once }'
      : 'mend its starts, or what is expected of it',
  });
}

function mayNotFire(
  { civil, at }: ExpectedMinute,
  { job, schedules, catalog }: Tested,
  expectation: Expectation,
): Diagnostic | undefined {
  const shown = instantsOf(civil, job.zone);
  const never = neverIs(
    { civil, at },
    shown,
    { job, catalog },
    {
      instead: 'nothing starts in a minute that no clock shows: take it out',
    },
  );
  if (never || !shown.some((minute) => isStart(mayStart(schedules), minute))) return never;
  return diagnostic('CW521', `"${expectation.job}" starts ${inWords(civil)}`, {
    about: { job: job.source },
    span: at,
    label: 'it is expected not to',
    related: [{ span: job.places.trigger, message: 'its starts are here' }],
    help: 'mend its starts, or what is expected of it',
  });
}

/**
 * What is wrong with the minute itself, by the clock that it is named on: the job's.
 * @param instead what to do about one that is skipped
 */
function neverIs(
  { civil, at }: ExpectedMinute,
  shown: readonly InstantMinute[],
  { job, catalog }: Pick<Tested, 'job' | 'catalog'>,
  { instead }: { readonly instead: string },
): Diagnostic | undefined {
  const { from, until } = yearsAhead({ zone: job.zone, anchor: catalog.anchor });
  const first = firstInstant(job.zone, civil);
  if (first < from || first >= until) {
    const [begin, end] = [from, until - 1].map((each) => inWords(civilOf(job.zone, each)));
    return diagnostic('CW506', `${inWords(civil)} is outside the years that are looked at`, {
      span: at,
      label: `they last from ${begin} to ${end}`,
      help: 'name a minute in them',
    });
  }
  if (shown.length > 0) return undefined;
  return diagnostic('CW506', `no clock in ${job.zone} shows ${inWords(civil)}`, {
    span: at,
    label: 'a clock change skips it',
    help: instead,
  });
}

/** The instants at which the zone's clock reads a civil minute: none, one or two. */
function instantsOf(civil: CivilMinute, zone: string): readonly InstantMinute[] {
  const first = firstInstant(zone, civil);
  // A second pass comes within a day.
  return segmentsBetween(zone, first, first + minutesPerDay + 1).flatMap((segment) => {
    const at = civil - segment.offset;
    return at >= segment.from && at < segment.until ? [at] : [];
  });
}

function isStart(schedules: Schedules, minute: InstantMinute): boolean {
  return occurrences(schedules, minute, minute + 1).length > 0;
}

/**
 * In the week from the anchor, on the clock that the jobs share. Each counts its own starts: two that
 * start in the same minute are two.
 */
function counts(
  { job: name, perDay, perWeek: inWeek }: Expectation,
  jobs: readonly [Job, ...Job[]],
  catalog: Catalog,
): readonly Diagnostic[] {
  if (!perDay && !inWeek) return [];
  const [job] = jobs;
  const week = weekFrom(job.zone, catalog.anchor);
  const count = countWeek(jobs, week);
  const starts = [...count.starts.values()].flat().sort((a, b) => a - b);
  const days = new Map<number, number>();
  for (const start of starts) {
    const day = Math.floor((week.readings[start - week.from] ?? 0) / minutesPerDay);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const odd = [...days].find(([, found]) => found !== perDay?.starts);
  const differs = (expected: ExpectedCount, found: number, when: string) =>
    diagnostic('CW522', `"${name}" starts ${times(found)} ${when}, not ${expected.starts}`, {
      about: { job: job.source },
      span: expected.at,
      related: [{ span: job.places.trigger, message: 'its starts are here' }],
      help: 'mend its starts, or what is expected of it',
    });
  const monday = inWords(civilOf(job.zone, week.from)).slice(0, -' 00:00'.length);
  return [
    ...(perDay && odd
      ? [differs(perDay, odd[1], `on ${inWords(odd[0] * minutesPerDay).slice(0, -6)}`)]
      : []),
    ...(perDay && days.size === 0 ? [differs(perDay, 0, `in the week from ${monday}`)] : []),
    ...(inWeek && perWeek(count) !== inWeek.starts
      ? [differs(inWeek, perWeek(count), `in the week from ${monday}`)]
      : []),
  ];
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
