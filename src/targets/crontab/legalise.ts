import { printCron } from '../../cron/print.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Cells } from '../../ir/shift.ts';
import type { Job } from '../../model/types.ts';
import { queryProblems } from '../call.ts';
import { dayRuleProblems } from '../day-rule.ts';
import {
  candidateOf,
  type JobCells,
  offer,
  onClockOf,
  ownCells,
  sameReading,
} from '../on-clock.ts';
import type { Candidate, Legalised } from '../types.ts';
import { type Dialect, dialects } from './dialect.ts';
import { zoneProblem } from './host-zone.ts';
import { fixedText, starredText } from './print.ts';
import type { CrontabSettings } from './settings.ts';

/**
 * The ways to write a job for one daemon, each first with fixed fields, then with starred ones:
 *
 * | the host's clock reads its times | clocks, in this order | why |
 * |---|---|---|
 * | as they are, all year | the host's, then CRON_TZ | entries are caught up after a gap on the host's only |
 * | otherwise | CRON_TZ, then the host's | the crontab then shows the times of the source |
 *
 * Daemons without CRON_TZ get the host's alone. Where the difference between the clocks changes in
 * the year, each of them gives a reading: right for a job of one season only, and for any other the
 * best there is, of which the proof says when it is wrong.
 */
export function legalise(job: Job, settings: CrontabSettings): Legalised {
  const dialect = dialects[settings.implementation];
  const diagnostics = [
    ...queryProblems(job, 'the crontab', dialect.uncarried),
    ...overlapProblems(job, dialect),
    ...dayRuleProblems(job),
  ];
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  const onHost = onClockOf(settings.hostZone, job, settings.anchor);
  const places = placesOf(job, dialect, onHost.readings);
  const [first] = written(places, dialect);
  if (first) return offer(first, () => [...written(places, dialect)].slice(1));
  const { missing = 'endOfFebruary' } = onHost;
  return { kind: 'refused', diagnostics: [zoneProblem(job, settings, missing)] };
}

/** What a clock reads, and the zone to name where it isn't the host's. */
interface Place {
  readonly reading: JobCells;
  readonly zone?: string;
}

function placesOf(job: Job, { zones }: Dialect, readings: readonly JobCells[]): readonly Place[] {
  const own = ownCells(job);
  const host = readings.map((reading) => ({ reading }));
  switch (zones) {
    case "the host's":
      return host;
    case 'any': {
      const inZone = { reading: own, zone: job.zone };
      const asIs = readings.length === 1 && readings.every((reading) => sameReading(reading, own));
      return asIs ? [...host, inZone] : [inZone, ...host];
    }
  }
}

function* written(places: readonly Place[], dialect: Dialect): Iterable<Candidate> {
  for (const { reading, zone } of places) {
    for (const print of textsOf(dialect)) {
      yield candidateOf(reading, (cells) => {
        const expression = print(cells);
        return zone === undefined ? { expression } : { expression, zone };
      });
    }
  }
}

function textsOf({ clockChanges }: Dialect): readonly ((cells: Cells) => string)[] {
  switch (clockChanges) {
    case 'firstCharacter':
      return [fixedText, starredText];
    case 'nothing':
      return [printCron];
  }
}

function overlapProblems(job: Job, { overlap, label }: Dialect): readonly Diagnostic[] {
  if (overlap === 'allowed' || job.overlap === 'forbid') return [];
  return [
    diagnostic('CW415', `${label} can't let "${job.name}" overlap itself`, {
      span: job.places.overlap,
      label: 'it starts nothing while the last run of the entry goes on',
      help: 'write   overlap: forbid   or let the job run on another target',
    }),
  ];
}
