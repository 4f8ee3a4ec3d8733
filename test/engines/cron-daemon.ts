import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from './installed.ts';
import { runProgram } from './run-program.ts';

/** How one daemon is started under the virtual clock, and where it looks for crontabs. */
interface Daemon {
  /** Command line; `root` is the folder that stands for `/`. */
  readonly argv: (root: string) => readonly [string, ...string[]];
  /** Whether `argv` loads the shim itself (it does where trixie's own ld.so is called). */
  readonly loadsShim: boolean;
  /** Folder of the users' crontabs below `root`. */
  readonly spool: string;
  /** Whether it reads /etc/cron.d. */
  readonly system: boolean;
}

/** A program of trixie with trixie's C library, on a machine that has neither. */
function trixie(program: string, ...rest: readonly string[]): readonly [string, ...string[]] {
  const lib = installed('trixie-libs/usr/lib/x86_64-linux-gnu');
  const loader = ['--preload', installed('vclock.so'), '--library-path', lib];
  return [`${lib}/ld-linux-x86-64.so.2`, ...loader, program, ...rest];
}

const spool = 'var/spool/cron/crontabs';
const daemons = {
  debian: {
    argv: () => [installed('cron-162/usr/sbin/cron'), '-f', '-L', '1'],
    loadsShim: false,
    spool,
    system: true,
  },
  debian197: {
    argv: () => trixie(installed('cron-197/usr/sbin/cron'), '-f', '-L', '1'),
    loadsShim: true,
    spool,
    system: true,
  },
  cronie: {
    argv: () => trixie(installed('cronie/usr/sbin/crond'), '-n', '-s'),
    loadsShim: true,
    spool,
    system: true,
  },
  busybox: {
    // Without -d it logs to syslog, where the shim reads it.
    argv: (root) => [
      installed('busybox-crond'),
      'crond',
      '-f',
      '-l',
      '8',
      '-c',
      join(root, 'crontabs'),
    ],
    loadsShim: false,
    spool: 'crontabs',
    system: false,
  },
} as const satisfies Record<string, Daemon>;

export type DaemonName = keyof typeof daemons;
export const daemonNames = Object.keys(daemons) as readonly DaemonName[];

export interface DaemonRequest {
  readonly engine: DaemonName;
  /** IANA name of the host's zone. */
  readonly zone: string;
  /** First minute whose jobs are started. */
  readonly from: Date;
  /** The end, exclusive. */
  readonly to: Date;
  /** The text of the crontab. */
  readonly crontab: string;
  /** `system`: a file of /etc/cron.d, with a user column. `user`: the crontab of `users[0]`. */
  readonly kind: 'system' | 'user';
  /** The users that exist besides the machine's own; `['jobs']` when absent. */
  readonly users?: readonly [string, ...string[]];
}

/** One start of one job. */
export interface Run {
  /** Unix seconds on the virtual clock; the daemons start a minute's jobs at :00 or :01. */
  readonly at: number;
  /** The user whose groups and uid the daemon took. */
  readonly user: string;
  /** What the daemon handed to the shell. */
  readonly command: string;
}

/** One line of the daemon's log. */
export interface LogLine {
  /** Unix seconds on the virtual clock. */
  readonly at: number;
  readonly text: string;
}

export interface DaemonResult {
  /** Ordered by time, then user and command: within a minute daemons keep no order. */
  readonly runs: readonly Run[];
  readonly log: readonly LogLine[];
}

/**
 * Runs an unmodified cron daemon from `from` to `to` on a virtual clock; no job is really executed.
 * @throws when the shim is not loaded (the daemon would run in real time on the machine's own
 *   crontabs), when the daemon ends early, and for a system crontab on a daemon that reads none.
 */
export async function runDaemon(request: DaemonRequest): Promise<DaemonResult> {
  const daemon: Daemon = daemons[request.engine];
  if (request.kind === 'system' && !daemon.system) {
    throw new Error(`${request.engine} reads no system crontab`);
  }
  const root = mkdtempSync(join(tmpdir(), 'vclock-'));
  try {
    const users = request.users ?? ['jobs'];
    layOut(root, request, daemon, users[0]);
    const argv = daemon.argv(root);
    const preload = daemon.loadsShim ? {} : { LD_PRELOAD: installed('vclock.so') };
    await expectShim(argv, preload, daemon.loadsShim);
    const events = join(root, 'events');
    const ended = await runProgram(argv, {
      env: { ...preload, ...clock(request, root, events, users) },
      timeout: 1_200_000,
    });
    return readEvents(
      request.engine,
      ended.stderr,
      existsSync(events) ? readFileSync(events, 'utf8') : '',
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Makes the folder that stands for `/`, with the crontab in its place. */
function layOut(root: string, request: DaemonRequest, daemon: Daemon, user: string): void {
  const folders = ['etc/cron.d', 'var/run', 'run', 'var/log', 'var/spool/cron/crontabs'];
  for (const folder of [...folders, daemon.spool]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  // Debian's daemon complains every minute when it is absent.
  writeFileSync(join(root, 'etc/crontab'), '', { mode: 0o644 });
  const system = request.kind === 'system';
  const file = system ? 'etc/cron.d/crontab' : join(daemon.spool, user);
  writeFileSync(join(root, file), request.crontab, { mode: system ? 0o644 : 0o600 });
}

/** The environment that drives vclock.so; see vclock/vclock.c. */
function clock(request: DaemonRequest, root: string, events: string, users: readonly string[]) {
  return {
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    TZ: request.zone,
    // Symbols are resolved once, not again in every forked job.
    LD_BIND_NOW: '1',
    // A daemon never starts the jobs of the minute it begins in.
    VCLOCK_START: String(request.from.getTime() / 1000 - 60),
    VCLOCK_END: String(request.to.getTime() / 1000),
    VCLOCK_LOG: events,
    VCLOCK_ROOT: root,
    VCLOCK_USERS: users.join(','),
  };
}

const EXIT_UNSET = 96;

/** Starts a harmless program the same way: without a clock the shim must end it with status 96. */
async function expectShim(
  argv: readonly [string, ...string[]],
  preload: Readonly<Record<string, string>>,
  loadsShim: boolean,
): Promise<void> {
  const [loader] = argv;
  const probe: readonly [string, ...string[]] = loadsShim
    ? [loader, ...argv.slice(1, 5), '/bin/true']
    : ['/bin/true'];
  const { status, stderr } = await runProgram(probe, { env: preload });
  if (status !== EXIT_UNSET) throw new Error(`vclock.so is not loaded (${status}): ${stderr}`);
}

/** Reads what the shim recorded; see vclock/vclock.c for the three kinds of record. */
function readEvents(engine: DaemonName, stderr: string, events: string): DaemonResult {
  const rows = events.trimEnd().split('\n');
  if (!rows.at(-1)?.startsWith('END\t')) {
    throw new Error(`${engine} stopped early\n${stderr}\n${rows.slice(-5).join('\n')}`);
  }
  const runs: Run[] = [];
  const log: LogLine[] = [];
  for (const row of rows) {
    const [kind, at, ...rest] = row.split('\t');
    if (kind === 'LOG') log.push({ at: Number(at), text: rest.join('\t') });
    const [user = '', ...command] = rest;
    if (kind === 'RUN') runs.push({ at: Number(at), user, command: command.join('\t') });
  }
  return { runs: runs.sort(byTime), log };
}

function byTime(a: Run, b: Run): number {
  if (a.at !== b.at) return a.at - b.at;
  const [x, y] = [`${a.user}\t${a.command}`, `${b.user}\t${b.command}`];
  return x < y ? -1 : Number(x > y);
}

/** What healthy daemons log: their start, their end and the jobs they start. */
const ordinary =
  /^\(\w*\) (STARTUP|INFO|CMD|CMDOUT|CMDEND|END|RELOAD) \(|^crond: |started, log level|USER \w+ pid/;

/** The log lines that tell of something wrong: a crontab ignored, a bad line, an unknown user. */
export function complaints({ log }: DaemonResult): readonly string[] {
  return log.map(({ text }) => text).filter((text) => !ordinary.test(text));
}
