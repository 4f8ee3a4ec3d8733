import { momentsAt } from '../../counts/busiest.ts';
import { countWeek, perMinute, weekFrom } from '../../counts/week-count.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { sizeOf, valuesOf } from '../../ir/number-set.ts';
import { occurrences } from '../../ir/occurrences.ts';
import { civilOf } from '../../ir/week.ts';
import type { PolicyOf } from '../../model/policy-types.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { formatTime } from '../../time/civil.ts';
import { jobRows } from '../job-rows.ts';
import { durationInWords, inWords, weekdaysInWords } from '../words.ts';
import { type Fullest, fullestStretch } from './fullest.ts';
import { mayStart } from './possible-starts.ts';
import { quietSlots } from './quiet-slots.ts';
import { isInScope } from './scope.ts';
import type { PolicyCheck, When } from './types.ts';

/** More times than this are counted, not listed. */
const mostTimes = 6;

/** Stretches in which more jobs start than may. */
export const checkLoad: PolicyCheck<'load'> = (policy, catalog) => {
  const { maxStarts, withinMinutes, scope } = policy.commitment;
  const jobs = catalog.jobs.filter(isInScope(scope));
  const fullest = fullestStretch(jobs, withinMinutes, catalog, (starts) => starts);
  if (!fullest) return { findings: [], measured: { kind: 'load', starts: 0 } };
  const when = whenFull(jobs, fullest, withinMinutes, catalog);
  return {
    findings: fullest.most > maxStarts ? [tooMany(jobs, fullest, when, policy, catalog)] : [],
    measured: { kind: 'load', starts: fullest.most, when },
  };
};

/** The starts of the anchor's week with which such a stretch begins; else when the first one does. */
function whenFull(
  jobs: readonly Job[],
  { most, from }: Fullest,
  within: number,
  { zone, anchor }: Catalog,
): When {
  const week = weekFrom(zone, anchor);
  const minutes = perMinute(countWeek(jobs, week));
  let sum = minutes.slice(0, within - 1).reduce((a, b) => a + b, 0);
  const full = minutes.flatMap((starts, index) => {
    sum += (minutes[index + within - 1] ?? 0) - (minutes[index - 1] ?? 0);
    return sum === most && starts > 0 ? [index] : [];
  });
  if (full.length === 0) return { kind: 'once', at: civilOf(zone, from) };
  return { kind: 'weekly', minutes: full.length, moments: momentsAt(week, full) };
}

function tooMany(
  jobs: readonly Job[],
  { most, from }: Fullest,
  when: When,
  policy: PolicyOf<'load'>,
  catalog: Catalog,
): Diagnostic {
  const { maxStarts, withinMinutes } = policy.commitment;
  const until = from + withinMinutes;
  const moment = inWords(civilOf(catalog.zone, from));
  const there = jobs.filter((job) => occurrences(mayStart(job.schedules), from, until).length > 0);
  const length = durationInWords(withinMinutes * 60);
  const slots = quietSlots(jobs, from, policy.commitment, catalog).map((at) =>
    formatTime(civilOf(catalog.zone, at) % 1440),
  );
  return diagnostic('CW516', `${most} starts within ${length}, not ${maxStarts}: ${moment}`, {
    span: policy.saidAt('max_starts'),
    label: `as full ${whenInWords(when)}`,
    details: jobRows(there),
    help:
      slots.length > 0
        ? `move some of them; the nearest times that day with room for one more are ${slots.join(', ')}`
        : 'let some of them start less often: no minute of that day has room for one more',
  });
}

function whenInWords(when: When): string {
  if (when.kind === 'once') return 'at no time in the week from the anchor';
  const count = when.moments.reduce((sum, { times }) => sum + times.length, 0);
  if (count > mostTimes) return `at ${when.minutes} minutes of the week from the anchor`;
  const listed = when.moments.map(({ weekdays, times }) => {
    const days = sizeOf(weekdays) === 7 ? 'every day' : weekdaysInWords(valuesOf(weekdays));
    return `${days} ${times.map(formatTime).join(', ')}`;
  });
  return listed.join('; ');
}
