import { printCron } from '../../cron/print.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { smallestGap } from '../../ir/gaps.ts';
import type { Job } from '../../model/types.ts';
import { queryProblems } from '../call.ts';
import { legaliseEach } from '../legalise-each.ts';
import type { Legalised } from '../types.ts';
import { impliedZones, shortestGap, uncarried } from './dialect.ts';
import type { ActionsSettings } from './settings.ts';

/**
 * GitHub documents the canonical fields: numbers, lists, ascending ranges and steps. Date and
 * weekday together mean either, and neither is ever printed full beside the other, because what
 * counts as a star is not documented.
 */
export function legalise(job: Job, settings: ActionsSettings): Legalised {
  const against = [
    ...queryProblems(job, 'GitHub Actions', uncarried),
    ...gapProblems(job, settings),
  ];
  return legaliseEach(job, against, (schedule) => ({
    expression: printCron(schedule),
    ...(impliedZones.includes(schedule.zone) ? {} : { zone: schedule.zone }),
  }));
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
