import { describe, expect, it } from 'vitest';
import { crontab } from '../../../src/targets/crontab/index.ts';
import type { WrittenFile } from '../../../src/targets/types.ts';
import { job, schedule } from '../job-factory.ts';
import { doubleJobs, richJobs } from './rich-jobs.ts';
import { expectedLines, runner, sorted, written } from './written.ts';

/** Files with the crontab's text changed. */
function changedText(
  files: readonly WrittenFile[],
  change: (text: string) => string,
): readonly WrittenFile[] {
  return files.map(({ path, text }) => {
    return { path, text: path.endsWith('/cronwright') ? change(text) : text };
  });
}

describe("cronie's crontab", () => {
  const settings = { user: 'jobs', implementation: 'cronie' };
  const at = (hour: number, zone: string) => schedule({ minutes: [0], hours: [hour], zone });
  const zoned = [
    job({ name: 'first' }),
    job({ name: 'second', schedules: [at(7, 'America/New_York')] }),
    job({ name: 'third', schedules: [at(7, 'Europe/Paris')], overlap: 'allow' }),
    ...doubleJobs,
  ];
  const files = written(crontab, settings, zoned);

  it('names zones that hold for the lines below them, until the next', () => {
    const back = crontab.read({ files, runner });
    expect(sorted(back)).toEqual(sorted(expectedLines(settings, zoned)));
    const zoneOf = (name: string) => back.jobs.find((read) => read.job === name)?.entries[0]?.zone;
    expect(['first', 'second', 'third'].map(zoneOf)).toEqual([
      undefined,
      'America/New_York',
      'Europe/Paris',
    ]);
    const turned = crontab.reordered(files);
    expect(turned).not.toEqual([...files].reverse());
    expect(sorted(crontab.read({ files: turned, runner }))).toEqual(sorted(back));
  });

  it.each([
    ['another zone', 'CRON_TZ=Europe/Paris', 'CRON_TZ=Europe/London'],
    ['no zone', 'CRON_TZ=Europe/Paris\n', ''],
    ['another daemon', 'mode 0644.', 'mode 0644, no dot in its name.'],
  ])('says something else with %s', (_, from, to) => {
    const other = changedText(files, (text) => text.replace(from, to));
    expect(other).not.toEqual(files);
    expect(sorted(crontab.read({ files: other, runner }))).not.toEqual(
      sorted(crontab.read({ files, runner })),
    );
  });

  it('can carry a backslash, and long commands', () => {
    const long = [job({ query: [['a', `\\b${'x'.repeat(2000)}`]] })];
    const back = crontab.read({ files: written(crontab, settings, long), runner });
    expect(back).toEqual(expectedLines(settings, long));
  });

  it.each<[string, (text: string) => string, string]>([
    ['a zone of nothing', (text) => text.replace('MAILTO', 'CRON_TZ=\nMAILTO'), 'CRON_TZ is empty'],
    [
      'an entry that is not logged',
      (text) => text.replace(/^0 10/m, '-0 10'),
      'cronie keeps entries behind - out of the log',
    ],
    [
      'a percent sign',
      (text) => text.replace(/report$/m, "report 'a=%'"),
      'cron ends the command at %',
    ],
    [
      'a comment longer than cronie reads',
      (text) => text.replace(/^# first/m, `# ${'x'.repeat(32_768)}\n# first`),
      'it has 32812 bytes of comments in a row; cron reads 32768',
    ],
    [
      'a command that cronie cuts',
      (text) => text.replace(/report$/m, `report a=${'x'.repeat(131_072)}`),
      'its command has 131294 bytes; cron takes 131071',
    ],
  ])('is a fault: %s', (_, change, what) => {
    const { faults } = crontab.read({ files: changedText(files, change), runner });
    expect(faults.map((fault) => fault.what)).toEqual([what]);
  });
});

describe("BusyBox's crontab", () => {
  const of = [...richJobs, ...doubleJobs].filter(
    ({ overlap, name }) => overlap === 'forbid' && name !== 'full',
  );
  const settings = { user: 'jobs', implementation: 'busybox' };
  const files = written(crontab, settings, of);

  it.each([
    ['no mail', settings],
    ['mail', { ...settings, mailto: 'a@b.example' }],
  ])('gives back the model, its user named at its head: %s', (_, set) => {
    const back = crontab.read({ files: written(crontab, set, of), runner });
    expect(sorted(back)).toEqual(sorted(expectedLines(set, of)));
  });

  it('can carry what other daemons would change', () => {
    const odd = [job({ query: [['a', '\\%']] })];
    const back = crontab.read({ files: written(crontab, settings, odd), runner });
    expect(back).toEqual(expectedLines(settings, odd));
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'a column for the user',
      (text) => text.replaceAll(' /usr', ' jobs /usr'),
      '"jobs" is no path of a runner, in "0 10 * * * jobs /usr/local/lib/cronwright/run-job --job pla…"',
    ],
    [
      "another user's",
      (text) => text.replace('/etc/crontabs/jobs', '/etc/cron.d/jobs'),
      'it does not say once where it belongs',
    ],
    [
      'quotes that become part of an address',
      (text) => text.replace('SHELL=/bin/sh', 'SHELL=/bin/sh\nMAILTO="x"'),
      'BusyBox does not read "MAILTO=\\"x\\"" as it is meant',
    ],
    [
      'blanks around =',
      (text) => text.replace('SHELL=/bin/sh', 'SHELL = /bin/sh'),
      'BusyBox does not read "SHELL = /bin/sh" as it is meant',
    ],
    [
      'a zone that it passes over',
      (text) => text.replace('SHELL', 'CRON_TZ=UTC\nSHELL'),
      'the variable "CRON_TZ" has no place here',
    ],
    [
      'a comment in the middle of a line',
      (text) => text.replace(/report$/m, "report 'a=#'"),
      'BusyBox begins a comment at #',
    ],
    [
      'a comment that swallows the next line',
      (text) => text.replace('# plain', '# plain\\'),
      'a line ends in a backslash, which joins it with the next',
    ],
    [
      'an overlap that it does not allow',
      (text) => text.replace('--overlap forbid', '--overlap allow'),
      'BusyBox allows no overlap',
    ],
    [
      'more lines than it reads',
      (text) => text + 'SHELL=/bin/sh\n'.repeat(255),
      'it has 262 lines that are no comments; cron reads 255',
    ],
  ])('is a fault: %s', (_, change, what) => {
    const { faults } = crontab.read({ files: changedText(files, change), runner });
    expect(faults.map((fault) => fault.what)).toContain(what);
  });
});
