import { printCron } from '../../cron/print.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { smallestGap } from '../../ir/gaps.ts';
import { sameSet, setOf, valuesOf } from '../../ir/number-set.ts';
import type { Cells } from '../../ir/shift.ts';
import type { Job } from '../../model/types.ts';
import { zoneDifferences } from '../../time/zone-differences.ts';
import { queryProblems } from '../call.ts';
import { dayRuleProblems } from '../day-rule.ts';
import { candidateOf, offer, onClockOf, ownCells } from '../on-clock.ts';
import type { Candidate, Entry, Legalised } from '../types.ts';
import { impliedZones, shortestGap, uncarried, utc } from './dialect.ts';
import type { ActionsSettings } from './settings.ts';

/**
 * GitHub documents the canonical fields: numbers, lists, ascending ranges and steps. Date and
 * weekday together mean either, and neither is ever printed full beside the other, because what
 * counts as a star is not documented.
 */
export function legalise(job: Job, settings: ActionsSettings): Legalised {
  const diagnostics = [
    ...queryProblems(job, 'GitHub Actions', uncarried),
    ...gapProblems(job, settings),
    ...dayRuleProblems(job),
  ];
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  const inZone = candidateOf(ownCells(job), (cells) => entryIn(job.zone, cells));
  const inUtc = intervalInUtc(job, settings);
  return inUtc ? offer(inUtc, () => [inZone]) : offer(inZone, () => []);
}

function entryIn(zone: string, cells: Cells): Entry {
  const expression = printCron(cells);
  return impliedZones.includes(zone) ? { expression } : { expression, zone };
}

/**
 * What UTC reads of an interval, if it reads the same all year in spite of the zone's clock changes:
 * GitHub doesn't document what it does around those.
 */
function intervalInUtc(job: Job, { anchor }: ActionsSettings): Candidate | undefined {
  const ahead = zoneDifferences(job.zone, utc, anchor);
  if (ahead.length === 1 || !comesBackAfter(ahead, job)) return undefined;
  const { readings, isConstant } = onClockOf(utc, job, anchor);
  const [reading] = readings;
  return reading && isConstant ? candidateOf(reading, (cells) => entryIn(utc, cells)) : undefined;
}

/**
 * Whether a job's hours are the same when a clock has been set by what lies between its two differences.
 * Most are not, which is seen without moving the job. Several schedules, or parts of an hour: perhaps.
 */
function comesBackAfter([one = 0, other = 0]: readonly number[], { schedules }: Job): boolean {
  const [{ hours }, ...more] = schedules;
  const set = (other - one) / 60;
  if (more.length > 0 || !Number.isInteger(set)) return true;
  return sameSet(hours, setOf(valuesOf(hours).map((hour) => (((hour + set) % 24) + 24) % 24)));
}

function gapProblems(job: Job, settings: ActionsSettings): readonly Diagnostic[] {
  const gap = smallestGap(job.schedules);
  if (gap >= shortestGap) return [];
  const apart = gap === 1 ? '1 minute apart' : `${gap} minutes apart`;
  const pace = printCron(job.schedules[0]) === '* * * * *' ? 'every minute' : apart;
  return [
    diagnostic('CW401', `GitHub Actions can't start "${job.name}" ${pace}`, {
      span: job.places.trigger,
      label: `starts ${apart}; GitHub's shortest interval is ${shortestGap} minutes`,
      related: [
        {
          span: job.places.targets,
          message: 'its targets come from',
          excerpt: job.places.targetsFrom,
        },
      ],
      help: elsewhere(job, settings.target),
    }),
  ];
}

function elsewhere(job: Job, target: string): string {
  const others = job.targets.filter((id) => id !== target);
  if (others.length === 0) {
    return `leave ${shortestGap} minutes between its starts, or let it run on another target`;
  }
  const where = job.category ? 'on the job or on its category' : 'on the job';
  return `say where it runs, ${where}:\n    targets: [${others.join(', ')}]`;
}
