import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/diagnostics/source-file.ts';
import { reviewOf } from './sides.ts';

const source = `version: 1
timezone: Etc/UTC
defaults: { targets: [crontab], owner: ana }
windows:
  early: { hours: "08:00-09:00" }
  late: { hours: "17:00-18:00" }
categories:
  sales: { label: Sales }
  ops: { label: Ops }
jobs:
  mail: { endpoint: /mail, category: sales, windows: [early, late] }
  clean: { endpoint: /clean, category: ops, schedule: "0 3 * * *" }
  count: { endpoint: /count, category: ops, times: "04:00", owner: eva }
targets:
  crontab: { user: jobs, host_timezone: Etc/UTC }
`;

const causes = (change: (text: string) => string) =>
  reviewOf(source, change(source)).causes.map(
    ({ path, at, side, before, after, jobs }) =>
      `${placeOf(at)} ${side} ${path}: ${before ?? '-'} to ${after ?? '-'} (${jobs.join(' ')})`,
  );

describe('what caused a change', () => {
  it.each([
    [
      'a window, with the job it opens',
      (text: string) => text.replace('"17:00-18:00"', '"17:30-18:30"'),
      ['schedules/jobs.yaml:6:11 after windows.late.hours: 17:00-18:00 to 17:30-18:30 (mail_late)'],
    ],
    [
      'a category, with all jobs in it',
      (text: string) => text.replace('{ label: Ops }', '{ label: Ops, paused: true }'),
      ['schedules/jobs.yaml:9:22 after categories.ops.paused: - to true (clean count)'],
    ],
    [
      'a default, with the jobs that follow it and not the one with a value of its own',
      (text: string) => text.replace('owner: ana', 'owner: bia'),
      ['schedules/jobs.yaml:3:33 after defaults.owner: ana to bia (mail_early mail_late clean)'],
    ],
    [
      'a new job, on the line it begins',
      (text: string) =>
        text.replace('targets:\n', '  more: { endpoint: /more, times: "05:00" }\ntargets:\n'),
      ['schedules/jobs.yaml:14:3 after jobs.more: - to { endpoint: /more, times: 05:00 } (more)'],
    ],
    [
      'a removed job, where it was before',
      (text: string) => text.replace(/ {2}clean.*\n/, ''),
      [
        'schedules/jobs.yaml:12:3 before jobs.clean: { endpoint: /clean, category: ops, schedule: 0 3 * * * } to - (clean)',
      ],
    ],
    [
      'a window taken from a job',
      (text: string) => text.replace('[early, late]', '[early]'),
      ['schedules/jobs.yaml:11:45 after jobs.mail.windows: [early, late] to [early] (mail_late)'],
    ],
    [
      'a setting of a target, though no job changes',
      (text: string) => text.replace('user: jobs', 'user: batch'),
      ['schedules/jobs.yaml:15:14 after targets.crontab.user: jobs to batch ()'],
    ],
    [
      'nothing, where only words change',
      (text: string) => text.replace('label: Ops', 'label: Oops'),
      [],
    ],
    [
      'nothing, where lines go elsewhere',
      (text: string) => text.replace(/( {2}clean.*\n)( {2}count.*\n)/, '$2$1'),
      [],
    ],
  ] as const)('is %s', (_, change, expected) => {
    expect(causes(change)).toEqual(expected);
  });

  it('is not what a nearer level says otherwise, nor words', () => {
    const all = causes((text) =>
      text
        .replace('owner: ana', 'owner: bia, timeout: 90s')
        .replace('times: "04:00"', 'times: "04:00", timeout: 40s, description: counts'),
    );
    expect(all).toEqual([
      'schedules/jobs.yaml:3:33 after defaults.owner: ana to bia (mail_early mail_late clean)',
      'schedules/jobs.yaml:3:45 after defaults.timeout: - to 90s (mail_early mail_late clean)',
      'schedules/jobs.yaml:13:61 after jobs.count.timeout: - to 40s (count)',
    ]);
  });

  it('is not an edit of another kind on the way', () => {
    const both = causes((text) =>
      text
        .replace('"0 3 * * *"', '"0 5 * * *"')
        .replace('{ label: Ops }', '{ label: Ops, owner: bia }'),
    );
    expect(both).toEqual([
      'schedules/jobs.yaml:9:22 after categories.ops.owner: - to bia (clean)',
      'schedules/jobs.yaml:12:45 after jobs.clean.schedule: 0 3 * * * to 0 5 * * * (clean)',
    ]);
  });
});
