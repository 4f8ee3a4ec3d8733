import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Job } from '../../model/types.ts';
import { clocksAgree } from '../../time/clocks-agree.ts';
import type { CrontabSettings } from './settings.ts';

/** Debian's cron knows no other zone than its host's: crontab(5), LIMITATIONS. */
export function zoneProblems(job: Job, settings: CrontabSettings): readonly Diagnostic[] {
  const { hostZone, hostZonePlace, anchor } = settings;
  if (clocksAgree(job.zone, hostZone, anchor)) return [];
  return [
    diagnostic('CW403', `the crontab can't start "${job.name}" on the clock of ${job.zone}`, {
      span: job.places.timezone,
      label: "Debian's cron knows its host's zone only",
      related: [hostZonePlace],
      help: remedy(job, settings),
    }),
  ];
}

function remedy(job: Job, { hostZone, target }: CrontabSettings): string {
  const others = job.targets.filter((id) => id !== target);
  if (others.length > 0) {
    return `let it run elsewhere, on the job or on its category:\n    targets: [${others.join(', ')}]`;
  }
  return `say so if the host's clock really is there:\n    host_timezone: ${job.zone}\nor write the job's times in ${hostZone}, or let it run on another target`;
}
