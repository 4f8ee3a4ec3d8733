import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/did-you-mean.ts';
import { occurrences } from '../../ir/occurrences.ts';
import type { InstantMinute, Schedules } from '../../ir/types.ts';
import { civilOf } from '../../ir/week.ts';
import type { PolicyOf } from '../../model/policy-types.ts';
import type { Catalog, Job, Pause } from '../../model/types.ts';
import { durationInWords, inWords } from '../words.ts';
import { daysAhead, oncePerKind, startsOn, yearsAhead } from './days.ts';
import { policyPlace } from './policy-place.ts';
import { mayStart, mustStart } from './possible-starts.ts';
import type { PolicyCheck } from './types.ts';

/** A job that is gone, paused in the source, or starts less often than was promised. */
export const checkMustRun: PolicyCheck<'must_run'> = (policy, catalog) => {
  const { job: name } = policy.commitment;
  const jobs = jobsNamed(name, catalog);
  const measured = { kind: 'must_run', name, jobs } as const;
  if (jobs.length === 0) return { findings: [gone(policy, catalog)], measured };
  const pauses = pausesOf(jobs, catalog).map((pause) => paused(pause, policy));
  const slow = tooSlow(jobs, policy, catalog);
  return { findings: [...pauses, ...(slow ? [slow] : [])], measured };
};

/** A job by its expanded name, or all that its key under `jobs` expands to. */
export function jobsNamed(name: string, { jobs }: Pick<Catalog, 'jobs'>): readonly Job[] {
  const own = jobs.filter((job) => job.name === name);
  return own.length > 0 ? own : jobs.filter((job) => job.source === name);
}

function gone(policy: PolicyOf<'must_run'>, { jobs }: Catalog): Diagnostic {
  const { job } = policy.commitment;
  const meant = didYouMean(
    job,
    jobs.flatMap(({ name, source }) => [source, name]),
  );
  return diagnostic('CW513', `"${job}" must run, but there is no such job`, {
    about: { job },
    span: policy.saidAt('job'),
    label: meant ? `did you mean "${meant}"?` : 'not under jobs',
    help: meant ? `write   job: ${meant}` : 'put the job back, or take the policy out',
  });
}

/** Each pause that holds some of the jobs, and those of their targets where no other runs. */
function pausesOf(jobs: readonly Job[], { targets }: Catalog): readonly Pause[] {
  const ofJob = (job: Job) => {
    const own = targets.filter(({ id }) => job.targets.includes(id));
    const isHeld = own.every(({ pause }) => pause);
    return [...job.pauses, ...(isHeld ? own.flatMap(({ pause }) => pause ?? []) : [])];
  };
  const all = jobs.flatMap(ofJob);
  return all.filter(
    ({ at }, index) => all.findIndex((pause) => pause.at.start === at.start) === index,
  );
}

function paused({ level, name, at }: Pause, policy: PolicyOf<'must_run'>): Diagnostic {
  const { job } = policy.commitment;
  const what = level === 'job' ? 'it is paused' : `${level} "${name}" is paused`;
  return diagnostic('CW513', `"${job}" must run, but ${what}`, {
    about: { job },
    span: at,
    related: [policyPlace(policy)],
    help: 'take the pause out',
  });
}

function tooSlow(
  jobs: readonly Job[],
  policy: PolicyOf<'must_run'>,
  catalog: Catalog,
): Diagnostic | undefined {
  const { job, everySeconds } = policy.commitment;
  const [first, ...others] = jobs;
  if (everySeconds === undefined || !first) return undefined;
  const schedules: Schedules = [...first.schedules, ...others.flatMap((each) => each.schedules)];
  const gap = firstGap(mustStart(schedules), first.zone, catalog, everySeconds / 60);
  if (gap === undefined) return undefined;
  const [from, until] = gap.map((at) => inWords(civilOf(catalog.zone, at)));
  const isOpen = occurrences(mayStart(schedules), gap[0] + 1, gap[1]).length > 0;
  return diagnostic('CW513', `"${job}" starts less often than was promised: ${from}`, {
    about: { job: first.source },
    span: first.places.trigger,
    label: `no ${isOpen ? 'certain ' : ''}start after that until ${until}`,
    related: [policyPlace(policy)],
    help: isOpen
      ? 'a clock change comes between: state   dst: { skipped: after, repeated: once }'
      : `let it start at least once in ${durationInWords(everySeconds)}`,
  });
}

/**
 * The first pair of neighbouring starts (or ends of the years that are looked at) further apart than
 * `minutes`, in real time and on the job's clock: a clock change alone slows no job down.
 */
function firstGap(
  schedules: Schedules,
  zone: string,
  catalog: Catalog,
  minutes: number,
): readonly [InstantMinute, InstantMinute] | undefined {
  const isWide = (from: InstantMinute, until: InstantMinute) =>
    until - from > minutes && civilOf(zone, until) - civilOf(zone, from) > minutes;
  const shapeOf = oncePerKind((day) => {
    const starts = startsOn(schedules, day);
    const wide = starts.findIndex((start, index) => {
      const before = starts[index - 1];
      return before !== undefined && isWide(day.from + before, day.from + start);
    });
    return { first: starts[0], last: starts.at(-1), wide: [starts[wide - 1], starts[wide]] };
  });
  const { from, until } = yearsAhead(catalog);
  let previous = from;
  for (const day of daysAhead(schedules, zone, catalog).days) {
    const { first, last, wide } = shapeOf(day);
    if (first === undefined || last === undefined) continue;
    if (isWide(previous, day.from + first)) return [previous, day.from + first];
    const [start, next] = wide;
    if (start !== undefined && next !== undefined) return [day.from + start, day.from + next];
    previous = day.from + last;
  }
  return isWide(previous, until) ? [previous, until] : undefined;
}
