import { busiestOf } from '../../counts/busiest.ts';
import { perWeek } from '../../counts/week-count.ts';
import { jsonDiagnostic } from '../../diagnostics/render-json.ts';
import { valuesOf } from '../../ir/number-set.ts';
import { causePlace } from '../../report/review/change-lines.ts';
import { firstRuns } from '../../report/review/first-runs.ts';
import { changesRuns } from '../../review/changes-runs.ts';
import type { JobReview, Review, ReviewedJob, SideCount } from '../../review/types.ts';
import { civilDate, formatDate, formatTime } from '../../time/civil.ts';
import { instantText } from '../instant.ts';

/** A review as plain data: instants in UTC, absent parts null or left out, keys in a fixed order. */
export function jsonReview(review: Review): Readonly<Record<string, unknown>> {
  const { labels, counts, absence, findings, files } = review;
  return {
    before: labels.before,
    after: labels.after,
    source: review.sourcePath,
    zone: review.zone,
    zone_before: review.zoneBefore ?? review.zone,
    week_of: review.anchor,
    runs_change: review.jobs.some(changesRuns),
    absence: absence?.kind ?? null,
    jobs: review.jobs.map(jsonJob),
    first_runs: firstRuns(review).map(({ kind, job, before, after }) => ({
      kind,
      job,
      before: before === undefined ? null : instantText(before),
      after: after === undefined ? null : instantText(after),
    })),
    counts: {
      before: counts.before ? jsonCount(counts.before, review) : null,
      after: counts.after ? jsonCount(counts.after, review) : null,
    },
    promises: review.promises.map((one) => ({
      change: one.kind,
      place: causePlace(one),
      side: one.side,
      path: one.path,
      before: one.before ?? null,
      after: one.after ?? null,
    })),
    causes: review.causes.map((cause) => ({
      place: causePlace(cause),
      side: cause.side,
      path: cause.path,
      before: cause.before ?? null,
      after: cause.after ?? null,
      jobs: cause.jobs,
    })),
    clock_changes: review.clockChanges.map(({ job, zone, day, before, after }) => ({
      job,
      zone,
      day: formatDate(civilDate(day)),
      before: before.map(instantText),
      after: after.map(instantText),
    })),
    findings: {
      appeared: findings.appeared.map(jsonDiagnostic),
      gone: findings.gone.map(jsonDiagnostic),
    },
    files: files ?? null,
    removals: review.removals,
  };
}

function jsonJob(one: JobReview): Readonly<Record<string, unknown>> {
  switch (one.kind) {
    case 'added':
      return { job: one.after.name, change: 'added', after: jsonSide(one.after) };
    case 'removed':
      return { job: one.before.name, change: 'removed', before: jsonSide(one.before) };
    case 'kept': {
      const { before, after, renamed, timing, standing, heldOn, targets, facts } = one;
      return {
        job: after.name,
        change: 'kept',
        renamed_from: renamed === 'yes' ? before.name : null,
        times: timing.kind,
        runs_added: timing.kind === 'same' ? 0 : timing.added.length,
        runs_removed: timing.kind === 'same' ? 0 : timing.removed.length,
        standing,
        paused_on: heldOn.paused,
        resumed_on: heldOn.resumed,
        targets_added: targets.added,
        targets_removed: targets.removed,
        facts: facts.map((fact) => ({
          fact: fact.fact,
          before: fact.before ?? null,
          after: fact.after ?? null,
        })),
        before: jsonSide(before),
        after: jsonSide(after),
      };
    }
  }
}

function jsonSide({ category, timing, targets, runsOn }: ReviewedJob) {
  return {
    schedule: timing.text,
    category: category?.name ?? null,
    targets,
    runs_on: runsOn,
  };
}

function jsonCount({ running, written, perTarget, baseline }: SideCount, review: Review) {
  const busiest = busiestOf(running);
  const inCategory = (name: string) =>
    perWeek({ ...running, jobs: running.jobs.filter(({ category }) => category?.name === name) });
  return {
    runs_per_week: perWeek(running),
    runs_per_week_without_pauses: perWeek(written),
    busiest_minute: {
      starts: busiest.starts,
      minutes: busiest.minutes,
      when: busiest.moments.slice(0, 20).map(({ times, weekdays }) => ({
        times: times.slice(0, 60).map(formatTime),
        weekdays: valuesOf(weekdays),
      })),
    },
    busiest_minute_without_pauses: busiestOf(written).starts,
    baseline_runs_per_week: baseline ?? null,
    per_category: Object.fromEntries(
      review.categories.map(({ name }) => [name, inCategory(name)] as const),
    ),
    per_target: Object.fromEntries(perTarget),
  };
}
