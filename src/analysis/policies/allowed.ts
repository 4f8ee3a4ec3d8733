import { countWeek, weekFrom } from '../../counts/week-count.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { civilOf } from '../../ir/week.ts';
import type { PolicyOf } from '../../model/policy-types.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { inWords, spanInWords } from '../words.ts';
import { firstStart } from './first-start.ts';
import { policyPlace } from './policy-place.ts';
import { isInOneOf } from './scope.ts';
import { type SpanClock, spanClock } from './span-clock.ts';
import type { Measured, PolicyCheck } from './types.ts';

const minutesPerDay = 1440;

/** Jobs of the categories that start outside the span. */
export const checkAllowed: PolicyCheck<'allowed'> = (policy, catalog) => {
  const clock = spanClock(policy.commitment.span, catalog.zone);
  const jobs = catalog.jobs.filter(isInOneOf(policy.commitment.categories));
  return {
    findings: jobs.flatMap((job) => stray(job, policy, catalog, clock) ?? []),
    measured: measure(jobs, policy, catalog),
  };
};

function stray(
  job: Job,
  policy: PolicyOf<'allowed'>,
  catalog: Catalog,
  { isInside }: SpanClock,
): Diagnostic | undefined {
  const start = firstStart(job.schedules, catalog, (at) => !isInside(at));
  if (start === undefined) return undefined;
  const span = spanInWords(policy.commitment.span);
  const moment = inWords(civilOf(catalog.zone, start));
  return diagnostic('CW512', `"${job.name}" starts outside ${span}: ${moment}`, {
    about: { job: job.source },
    span: job.places.trigger,
    label: `category "${job.category?.name}" may start ${span} only`,
    related: [policyPlace(policy)],
    help: `move its starts into the span, whose end is out`,
  });
}

/** In the week from the anchor, in the order of the span's course. */
function measure(
  jobs: readonly Job[],
  { commitment }: PolicyOf<'allowed'>,
  catalog: Catalog,
): Measured {
  const { from } = commitment.span.hours;
  const week = weekFrom(catalog.zone, catalog.anchor);
  const behind = [...countWeek(jobs, week).starts.values()]
    .flat()
    .map((start) => ((week.readings[start - week.from] ?? 0) - from) % minutesPerDay)
    .map((minutes) => (minutes + minutesPerDay) % minutesPerDay);
  const clock = (minutes: number) => (minutes + from) % minutesPerDay;
  const sorted = behind.sort((a, b) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1);
  const isNone = first === undefined || last === undefined;
  return {
    kind: 'allowed',
    span: commitment.span,
    jobs: jobs.length,
    ...(!isNone && { between: [clock(first), clock(last)] }),
  };
}
