import { type Kind, replacing, withFile, without } from './kinds.ts';

const crontab = /\/cronwright$/;
const entry = /^[0-9*][^\n]*$/m;

function fact(
  name: string,
  pattern: RegExp,
  replacement: string | ((match: RegExpExecArray) => string | undefined),
): Kind {
  return {
    name,
    level: 'fact',
    target: 'crontab',
    plant: replacing(crontab, pattern, replacement),
  };
}

/** An option of the runner with another value, or gone. */
function option(name: string, value: string): readonly Kind[] {
  const pattern = new RegExp(`(?<=^[0-9*][^\\n]*)--${name} [^ \\n]+`, 'm');
  return [
    fact(`--${name} changed`, pattern, `--${name} ${value}`),
    fact(`--${name} dropped`, new RegExp(`(?<=^[0-9*][^\\n]*)--${name} [^ \\n]+ `, 'm'), ''),
  ];
}

function flag(name: string): Kind {
  return fact(`--${name} dropped`, new RegExp(`(?<=^[0-9*][^\\n]*)--${name} `, 'm'), '');
}

/** Mistakes in all but the times of a crontab. */
export const crontabKinds: readonly Kind[] = [
  fact('an entry missing', new RegExp(`${entry.source}\\n`, 'm'), ''),
  { ...fact('an entry twice', entry, ({ 0: line }) => `${line}\n${line}`) },
  fact(
    'an entry of a job that the source lacks',
    entry,
    ({ 0: line }) => `${line}\n${line.replace(/--job \S+/, '--job stranger')}`,
  ),
  fact(
    'an entry that calls no runner',
    entry,
    ({ 0: line }) => `${line}\n* * * * * jobs rm -rf /srv`,
  ),
  fact('another command behind the runner', entry, ({ 0: line }) => `${line}; reboot`),
  fact('another user', /(?<=^(?:\S+ ){5})jobs(?= )/m, 'root'),
  fact('no user', /(?<=^(?:[0-9*]\S* ){5})jobs (?=\/)/m, ''),
  fact('another runner', /(?<= jobs )\/usr\/local\/lib\/cronwright\/run-job/, '/tmp/run-job'),
  ...option('job', 'hourly'),
  ...option('category', 'other'),
  ...option('window', 'other'),
  ...option('target', 'kubernetes'),
  ...option('method', 'DELETE'),
  ...option('timeout', '9999'),
  ...option('grace', '60'),
  ...option('due', '05:01'),
  ...option('zone', 'UTC'),
  ...option('attempts', '2'),
  ...option('backoff', '7'),
  ...option('record', 'base'),
  ...option('record-end', 'patch'),
  flag('retry-timeouts'),
  fact('a time without its clock', / --zone [^ \n]+/, ''),
  fact('attempts that should not be', /--env-file /, '--attempts 5 --backoff 1 --env-file '),
  fact('an option that has no place there', /--env-file /, '--preflight --env-file '),
  ...option('overlap', 'allow'),
  ...option('lock-dir', '/tmp'),
  ...option('env-file', '/tmp/env'),
  ...option('log', 'stdout'),
  ...option('trigger', 'manual'),
  ...option('auth-header', 'X-Other'),
  flag('gated'),
  flag('allow-http'),
  fact('gated that should not be', /--env-file /, '--gated --env-file '),
  fact('an option that the runner lacks', /--env-file /, '--retry 3 --env-file '),
  fact('another path', /(?<= )\/jobs\/[a-z-]+(?=$| )/m, '/jobs/other'),
  fact('a part of the query more', /(?<= \/jobs\/[a-z-]+)$/m, ' extra=1'),
  fact('a part of the query less', /(?<=^[0-9*][^\n]*) 'b=\$HOME'$/m, ''),
  fact('a variable that the shell fills in', /'b=\$HOME'/, 'b=$HOME'),
  fact('a percent sign', /(?<= \/jobs\/[a-z-]+)$/m, ' rate=5%'),
  fact('a backslash', /(?<= \/jobs\/[a-z-]+)$/m, ' path=a\\b'),
  fact('a quote that does not end', /(?<= \/jobs\/[a-z-]+)$/m, " name='x"),
  fact('a command to be put in', /(?<= \/jobs\/[a-z-]+)$/m, ' when=`date`'),
  fact('a paused entry let go', /^# (?=[0-9*]\S* )/m, ''),
  fact('a live entry held without a reason', /^(?=[0-9*]\S* )/m, '# '),
  fact('a live entry held with a reason', /^(?=[0-9*]\S* )/m, '# paused: by mistake\n# '),
  fact('a pause whose reason is gone', /^# paused: .*\n/m, ''),
  fact('mail to somebody else', /^MAILTO=.*$/m, 'MAILTO="root"'),
  fact('no word of mail', /^MAILTO=.*\n/m, ''),
  fact('another shell', /^SHELL=.*$/m, 'SHELL=/bin/bash'),
  fact('no word of the shell', /^SHELL=.*\n/m, ''),
  fact('a variable for all commands', /^SHELL=.*$/m, 'SHELL=/bin/sh\nPATH=/tmp'),
  fact('a line that is none', /^SHELL=/m, 'hello\nSHELL='),
  fact('no end of the last line', /\n$(?![\s\S])/, ''),
  fact('a carriage return', /\n$(?![\s\S])/, '\r\n'),
  {
    name: 'no runner',
    level: 'fact',
    target: 'crontab',
    plant: without(/\/run-job$/),
  },
  {
    name: 'another runner in the file',
    level: 'fact',
    target: 'crontab',
    plant: replacing(/\/run-job$/, /set -fu/, 'set -f'),
  },
  {
    name: 'a second crontab',
    level: 'fact',
    target: 'crontab',
    plant: withFile(crontab, 'cronwright-2', (text) => text),
  },
  { name: 'no crontab', level: 'fact', target: 'crontab', plant: without(crontab) },
];
