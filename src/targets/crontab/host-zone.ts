import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Job } from '../../model/types.ts';
import { dayNumber, parseDate } from '../../time/civil.ts';
import { segmentsBetween } from '../../time/zone-segments.ts';
import type { CrontabSettings } from './settings.ts';

const minutesPerDay = 1440;
/** In 28 years every date meets every weekday: after that a difference would have shown. */
const horizon = 28 * 365.25 * minutesPerDay;

/**
 * Whether two zones' clocks read the same for 28 years from a day on. Names that mean one zone
 * (America/Sao_Paulo, Brazil/East) and zones that happen to agree both count.
 */
export function clocksAgree(one: string, other: string, anchor: string): boolean {
  if (one === other) return true;
  const date = parseDate(anchor);
  if (!date) return false;
  const from = dayNumber(date) * minutesPerDay;
  const [a, b] = [one, other].map((zone) => segmentsBetween(zone, from, from + horizon));
  return JSON.stringify(a) === JSON.stringify(b);
}

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
