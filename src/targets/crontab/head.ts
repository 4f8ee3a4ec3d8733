import type { TargetPlan } from '../types.ts';
import { dialects } from './dialect.ts';
import type { CrontabSettings } from './settings.ts';

/** What stands above the jobs: where the file belongs, whose clock it reads, and its variables. */
export function headLines({ settings, jobs }: TargetPlan<CrontabSettings>): readonly string[] {
  const namesZones = jobs.some(({ entries }) => entries[0].zone !== undefined);
  const below = namesZones ? ", and below a line CRON_TZ that zone's" : '';
  return [
    ...placeLines(settings),
    `# Every time is the host's own, in ${settings.hostZone}${below}.`,
    '',
    'SHELL=/bin/sh',
    ...mailLines(settings),
  ];
}

function placeLines({ implementation, user }: CrontabSettings): readonly string[] {
  switch (implementation) {
    case 'debian':
      return ['# Belongs into /etc/cron.d/cronwright: owner root, mode 0644, no dot in its name.'];
    case 'cronie':
      return ['# Belongs into /etc/cron.d/cronwright: owner root, mode 0644.'];
    case 'busybox':
      return [
        `# Belongs into /etc/crontabs/${user}, with nothing else: as root   crontab -u ${user} - <FILE`,
      ];
  }
}

/** BusyBox takes quotes for a part of the address, and without the line it sends no mail. */
function mailLines({ implementation, mailto }: CrontabSettings): readonly string[] {
  switch (dialects[implementation].file) {
    case 'system':
      return [`MAILTO="${mailto}"`];
    case 'user':
      return mailto === '' ? [] : [`MAILTO=${mailto}`];
  }
}

/** The command that takes a crontab with this text off the host it was written for. */
export function removalOf(text: string): string | undefined {
  const place = /^# Belongs into \/etc\/(cron\.d|crontabs)\/([a-z0-9_-]+)[:,]/m.exec(text);
  switch (place?.[1]) {
    case 'cron.d':
      return `sudo rm /etc/cron.d/${place[2]}`;
    case 'crontabs':
      return `sudo crontab -u ${place[2]} -r`;
    default:
      return undefined;
  }
}
