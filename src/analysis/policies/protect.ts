import { countWeek, weekFrom } from '../../counts/week-count.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { InstantMinute } from '../../ir/types.ts';
import { civilOf } from '../../ir/week.ts';
import type { PolicyOf } from '../../model/policy-types.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { coveredMinutes, minuteOfWeek, minutesPerWeek } from '../../model/week-minutes.ts';
import { durationInWords, inWords, spanInWords } from '../words.ts';
import { firstStart } from './first-start.ts';
import { policyPlace } from './policy-place.ts';
import { categoriesInWords, isInOneOf } from './scope.ts';
import { type SpanClock, spanClock } from './span-clock.ts';
import type { Measured, PolicyCheck } from './types.ts';

/** Jobs of the categories that start in the span, or by their expected duration still run in it. */
export const checkProtect: PolicyCheck<'protect'> = (policy, catalog) => {
  const { span, categories } = policy.commitment;
  const clock = spanClock(span, catalog.zone);
  const jobs = catalog.jobs.filter(isInOneOf(categories));
  return {
    findings: jobs.flatMap((job) => intrusion(job, policy, catalog, clock) ?? []),
    measured: measure(jobs, policy, catalog),
  };
};

function intrusion(
  job: Job,
  policy: PolicyOf<'protect'>,
  catalog: Catalog,
  { firstInside, isInside }: SpanClock,
): Diagnostic | undefined {
  const minutes = minutesTaken(job);
  const reaches = (at: InstantMinute) => firstInside(at, at + minutes) !== undefined;
  const start = firstStart(job.schedules, catalog, reaches, minutes);
  if (start === undefined) return undefined;
  const moment = inWords(civilOf(catalog.zone, start));
  const { span, categories } = policy.commitment;
  const inSpan = isInside(start);
  const taken = durationInWords(job.durationSeconds ?? 60);
  const message = inSpan
    ? `"${job.name}" starts in a protected span: ${moment}`
    : `"${job.name}" still runs in a protected span: it starts ${moment} and takes ${taken}`;
  return diagnostic('CW511', message, {
    about: { job: job.source },
    span: job.places.trigger,
    label: `nothing of ${categoriesInWords(categories)} may run ${spanInWords(span)}`,
    related: [policyPlace(policy)],
    help: inSpan ? 'move its starts out of the span' : 'let it start earlier',
  });
}

/** The minutes that a run is expected to touch, its first included. */
function minutesTaken({ durationSeconds = 60 }: Job): number {
  return Math.ceil(durationSeconds / 60);
}

/** In the week from the anchor: the starts inside, and of the others the one nearest to the span. */
function measure(
  jobs: readonly Job[],
  { commitment }: PolicyOf<'protect'>,
  catalog: Catalog,
): Measured {
  const week = weekFrom(catalog.zone, catalog.anchor);
  const covered = coveredMinutes([commitment.span]);
  const starts = [...countWeek(jobs, week).starts.values()].flat();
  const minutes = starts.map((start) => minuteOfWeek(week.readings[start - week.from] ?? 0));
  const outside = minutes.filter((minute) => !covered.has(minute));
  const byDistance = outside
    .map((minute) => ({ minute, far: distance(minute, covered) }))
    .sort((a, b) => a.far - b.far || a.minute - b.minute);
  const nearest = byDistance[0]?.minute;
  const { span, categories } = commitment;
  return {
    kind: 'protect',
    span,
    categories,
    inside: minutes.length - outside.length,
    ...(nearest !== undefined && { nearest: nearest % 1440 }),
  };
}

/** From a minute of the week to the nearest that is covered, forth or back. */
function distance(minute: number, covered: ReadonlySet<number>): number {
  const at = (index: number) => ((index % minutesPerWeek) + minutesPerWeek) % minutesPerWeek;
  let far = 0;
  while (far < minutesPerWeek && !covered.has(at(minute - far)) && !covered.has(at(minute + far))) {
    far++;
  }
  return far;
}
