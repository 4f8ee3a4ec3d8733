import { readCall } from '../../../read-back/call.ts';
import { excerpt } from '../../../read-back/excerpt.ts';
import type { Facts, ReadFault, ReadJob } from '../../types.ts';
import { shellWords } from './shell-words.ts';

/** What the lines above an entry have set for it. */
export interface Scope {
  readonly path: string;
  readonly shell?: string;
  readonly mailto?: string;
  /** From `CRON_TZ`; absent where the entry is read on the host's clock. */
  readonly zone?: string;
}

export interface ReadEntry {
  readonly job?: ReadJob;
  readonly faults: readonly ReadFault[];
}

/** Bytes of a command; Debian's cron ignores a file that holds a longer one. Source: MAX_COMMAND. */
const longestCommand = 998;

/** One line that starts a job, or would if it were not commented out. */
export function readEntry(text: string, scope: Scope, paused: 'yes' | 'no'): ReadEntry {
  const { path } = scope;
  const columns = readColumns(text);
  if (!columns) {
    const what = `${excerpt(text)} is no entry: five fields, a user and a command`;
    return { faults: [{ path, what }] };
  }
  const { words, faults: ofShell } = shellWords(columns.command);
  const [runner = '', ...called] = words;
  const call = readCall(called, {
    own: ['--overlap', '--lock-dir', '--env-file'],
    always: { '--log': 'syslog', '--trigger': 'schedule' },
  });
  const facts: Facts = {
    ...call.facts,
    ...columns.facts,
    ...(scope.mailto ? { mailto: scope.mailto } : {}),
    runner,
    paused,
  };
  const { job } = call;
  const found = [...scopeFaults(scope), ...commandFaults(columns.command, runner), ...ofShell];
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
  readonly facts: Facts;
  readonly command: string;
}

/**
 * The columns of a system crontab: five fields, the user, the command (crontab(5)). The one place
 * that knows the layout; a user's own crontab has no user there.
 */
function readColumns(text: string): Columns | undefined {
  const match = /^((?:[^ \t]+[ \t]+){5})([^ \t]+)[ \t]+(.+)$/s.exec(text);
  if (!match || text.startsWith('@')) return undefined;
  const [, fields = '', user = '', command = ''] = match;
  return {
    expression: fields
      .trim()
      .split(/[ \t]+/)
      .join(' '),
    facts: { user },
    command,
  };
}

/** cron's own defaults are not for us: a shell of the host's choice, mail to the user. */
function scopeFaults({ shell, mailto }: Scope): readonly string[] {
  return [
    ...(shell === undefined ? ['no SHELL is set above it'] : []),
    ...(mailto === undefined ? ['no MAILTO is set above it, so cron mails its user'] : []),
  ];
}

function commandFaults(command: string, runner: string): readonly string[] {
  const bytes = new TextEncoder().encode(command).length;
  return [
    ...(bytes > longestCommand ? [`its command has ${bytes} bytes; cron takes 998`] : []),
    ...(/%/.test(command) ? ['its command holds %, where cron ends it'] : []),
    ...(/\\/.test(command) ? ["its command holds a backslash, which Debian's cron takes out"] : []),
    ...(/^\/[A-Za-z0-9_./-]+$/.test(runner) ? [] : [`${excerpt(runner)} is no path of a runner`]),
  ];
}
