import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Immovable } from '../../ir/shift-days.ts';
import type { Job } from '../../model/types.ts';
import type { CrontabSettings } from './settings.ts';

/** A job that starts on days which the host's clock has no five fields for. */
export function zoneProblem(job: Job, settings: CrontabSettings, why: Immovable): Diagnostic {
  const { hostZone, hostZonePlace } = settings;
  return diagnostic('CW403', `the crontab can't start "${job.name}" on its days in ${job.zone}`, {
    span: job.places.trigger,
    label: `in ${hostZone} ${daysThere(why)}`,
    related: [hostZonePlace],
    help: remedy(job, settings),
  });
}

function daysThere(why: Immovable): string {
  switch (why) {
    case 'endOfFebruary':
      return 'one of them depends on whether the year is a leap year';
    case 'weekdaysOfPartMonth':
      return 'they are weekdays of parts of months';
  }
}

function remedy(job: Job, { target }: CrontabSettings): string {
  const others = job.targets.filter((id) => id !== target);
  if (others.length > 0) {
    return `let it run elsewhere, on the job or on its category:\n    targets: [${others.join(', ')}]`;
  }
  return `say so if the host's clock really is there:\n    host_timezone: ${job.zone}\nor let the job run on another target`;
}
