import { type Reading, readSchedule } from '../../src/source/read-schedule.ts';
import type { ScheduleSource } from '../../src/source/types.ts';

/** A schedule of one job; a part given replaces the sample's. */
export interface Parts {
  readonly top?: string;
  readonly trigger?: string;
  readonly job?: string;
  readonly target?: string;
}

export function sample(parts: Parts = {}): string {
  const lines = [
    'version: 1',
    'timezone: America/Sao_Paulo',
    parts.top,
    'jobs:',
    '  report:',
    `    ${parts.trigger ?? 'schedule: "0 9 * * 1"'}`,
    '    endpoint: /jobs/report',
    parts.job === undefined ? undefined : `    ${parts.job}`,
    '    targets: [crontab]',
    'targets:',
    '  crontab:',
    '    user: jobs',
    parts.target === undefined ? undefined : `    ${parts.target}`,
  ];
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
}

export function readText(text: string): Reading<ScheduleSource> {
  return readSchedule({ path: 'jobs.yaml', text });
}

/** Each diagnostic as its code and the text its caret marks. */
export function marked(text: string): readonly string[] {
  return readText(text).diagnostics.map(({ code, span }) => {
    return `${code} ${span ? span.file.text.slice(span.start, span.end) : ''}`;
  });
}
