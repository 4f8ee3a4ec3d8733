import { bytesBeyond } from '../../../read-back/bytes.ts';
import { readCall } from '../../../read-back/call.ts';
import { excerpt } from '../../../read-back/excerpt.ts';
import { given, together } from '../../facts.ts';
import type { Facts, ReadFault, ReadJob } from '../../types.ts';
import type { Destination } from './daemons.ts';
import { shellWords } from './shell-words.ts';

/** What the lines above an entry have set for it. */
export interface Scope {
  readonly path: string;
  readonly destination: Destination;
  readonly shell?: string;
  readonly mailto?: string;
  /** From `CRON_TZ`; absent where the entry is read on the host's clock. */
  readonly zone?: string;
}

export interface ReadEntry {
  readonly job?: ReadJob;
  readonly faults: readonly ReadFault[];
}

/** One line that starts a job, or would if it were not commented out. */
export function readEntry(text: string, scope: Scope, paused: 'yes' | 'no'): ReadEntry {
  const { path, destination } = scope;
  const columns = readColumns(text, destination);
  if (!columns) return { faults: [{ path, what: `${excerpt(text)} is no entry of a crontab` }] };
  const { words, faults: ofShell } = shellWords(columns.command);
  const [runner = '', ...called] = words;
  const call = readCall(called, {
    own: ['--due', '--zone', '--overlap', '--lock-dir', '--env-file'],
    always: { '--log': 'syslog', '--trigger': 'schedule' },
  });
  const own = given({
    user: columns.user,
    mailto: scope.mailto || undefined,
    implementation: destination.daemon.implementation,
    runner,
    paused,
  });
  const facts = together(call.facts, own);
  const { job } = call;
  const found = [
    ...scopeFaults(scope),
    ...lineFaults(text, columns.command, destination),
    ...(/^\/[A-Za-z0-9_./-]+$/.test(runner) ? [] : [`${excerpt(runner)} is no path of a runner`]),
    ...ofShell,
    ...overlapFaults(call.facts, destination),
  ];
  const entry = { expression: columns.expression, ...(scope.zone ? { zone: scope.zone } : {}) };
  return {
    ...(job === undefined ? {} : { job: { job, path, entries: [entry], facts } }),
    faults: [...found, ...call.faults].map((what) =>
      job === undefined ? { path, what: `${what}, in ${excerpt(text)}` } : { path, what, job },
    ),
  };
}

interface Columns {
  readonly expression: string;
  readonly user: string;
  readonly command: string;
}

/** The columns of an entry (crontab(5)); in a user's own crontab there is no column for the user. */
function readColumns(text: string, { daemon, user }: Destination): Columns | undefined {
  if (text.startsWith('@')) return undefined;
  const fields = /^((?:[^ \t]+[ \t]+){5})(.+)$/s.exec(text);
  const [, expression = '', rest = ''] = fields ?? [];
  const column = /^([^ \t]+)[ \t]+(.+)$/s.exec(rest);
  const of = daemon.layout === 'system' ? column?.[1] : user;
  const command = daemon.layout === 'system' ? column?.[2] : rest;
  if (!fields || of === undefined || command === undefined) return undefined;
  return {
    expression: expression
      .trim()
      .split(/[ \t]+/)
      .join(' '),
    user: of,
    command,
  };
}

/** cron's own defaults are not for us: a shell of the host's choice, mail to the user. */
function scopeFaults({ shell, mailto, destination }: Scope): readonly string[] {
  // BusyBox sends no mail unless it is told to.
  const mails = destination.daemon.layout === 'system' && mailto === undefined;
  return [
    ...(shell === undefined ? ['no SHELL is set above it'] : []),
    ...(mails ? ['no MAILTO is set above it, so cron mails its user'] : []),
  ];
}

function lineFaults(text: string, command: string, { daemon }: Destination): readonly string[] {
  const most = daemon.longestCommand;
  const bytes = bytesBeyond(most, command);
  return [
    ...(bytes === undefined ? [] : [`its command has ${bytes} bytes; cron takes ${most}`]),
    ...daemon.misread.filter(({ pattern }) => pattern.test(text)).map(({ why }) => why),
  ];
}

/** BusyBox starts nothing whose last run goes on, whatever its words say (crond.c). */
function overlapFaults({ overlap }: Facts, { daemon }: Destination): readonly string[] {
  if (overlap !== 'allow' || daemon.implementation !== 'busybox') return [];
  return ['BusyBox allows no overlap'];
}
