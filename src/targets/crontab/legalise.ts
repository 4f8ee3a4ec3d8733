import { printCron, printList } from '../../cron/print.ts';
import { sameSet } from '../../ir/number-set.ts';
import { allHours } from '../../ir/schedule.ts';
import type { Schedule } from '../../ir/types.ts';
import type { Job } from '../../model/types.ts';
import { queryProblems } from '../call.ts';
import { legaliseEach } from '../legalise-each.ts';
import type { Legalised } from '../types.ts';
import { uncarried } from './dialect.ts';
import { zoneProblems } from './host-zone.ts';
import type { CrontabSettings } from './settings.ts';

export function legalise(job: Job, settings: CrontabSettings): Legalised {
  const against = [...queryProblems(job, 'the crontab', uncarried), ...zoneProblems(job, settings)];
  return legaliseEach(job, against, (schedule) => ({ expression: printForVixie(schedule) }));
}

/**
 * The five fields by which a Vixie daemon does what the schedule says on days of clock changes,
 * too (dialect.ts): an interval keeps its `*` in the hour field and follows the clock; a time of
 * day begins neither minute nor hour with `*`, so that it starts once, after a gap if need be.
 */
export function printForVixie(schedule: Schedule): string {
  if (sameSet(schedule.hours, allHours)) return printCron(schedule);
  const [, , dates, months, weekdays] = printCron(schedule).split(' ');
  return [printList(schedule.minutes), printList(schedule.hours), dates, months, weekdays].join(
    ' ',
  );
}
