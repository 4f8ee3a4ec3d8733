import type { Uncarried } from '../call.ts';
import type { EngineHost } from '../types.ts';

/**
 * What three cron daemons accept. Read 2026-11-23 and 2026-11-27 in Debian's cron 3.0pl1-162 (the
 * manual pages of -197 and -212 say the same), cronie 1.7.2 and BusyBox 1.35.0, and tried on the
 * running daemons (test/engines/crontab-limits.test.ts).
 */

/** The setting `implementation`. */
export type Implementation = 'debian' | 'cronie' | 'busybox';

export interface Dialect {
  /** The daemon in running text. */
  readonly label: string;
  readonly engine: EngineHost['engine'];
  /** In which zones entries are read: a line `CRON_TZ=zone` above them may name one, or not. */
  readonly zones: "the host's" | 'any';
  /**
   * What decides how an entry fares in a clock change. `firstCharacter`: where the minute or the hour
   * field begins with `*` it follows the clock; any other is caught up after a gap and not repeated.
   * `nothing`: every entry follows the clock.
   */
  readonly clockChanges: 'firstCharacter' | 'nothing';
  /** `system`: a file with a column for the user; `user`: the user's own, without one. */
  readonly file: 'system' | 'user';
  /** Whether a run may begin while the entry's last one goes on. */
  readonly overlap: 'allowed' | 'never';
  /** Text that no command may hold, even in quotes. */
  readonly uncarried: readonly Uncarried[];
  /** Bytes of a command. */
  readonly longestCommand: number;
  /** Lines that are read: of the whole file, or of those that aren't comments. */
  readonly mostLines?: { readonly of: 'the file' | 'entries'; readonly count: number };
  /** Characters of comments and empty lines in a row. */
  readonly longestComment?: number;
}

const quote: Uncarried = {
  pattern: /'/,
  why: 'the word could not be quoted the same way for every shell',
};
const percent: Uncarried = { pattern: /%/, why: 'cron ends the command at %' };

export const dialects: Readonly<Record<Implementation, Dialect>> = {
  debian: {
    label: "Debian's cron",
    engine: 'debian-cron',
    // crontab(5), LIMITATIONS. CRON_TZ is only a variable for the command.
    zones: "the host's",
    // cron.c, main; entry.c, flags MIN_STAR and HR_STAR.
    clockChanges: 'firstCharacter',
    file: 'system',
    overlap: 'allowed',
    // do_command.c changes % and backslashes before the shell sees them; crontab(5).
    uncarried: [
      percent,
      { pattern: /\\/, why: "Debian's cron takes backslashes out of commands" },
      quote,
    ],
    // entry.c: MAX_COMMAND is 1000 with its end. One longer command makes it ignore the whole file.
    longestCommand: 998,
    // user.c, load_user: more make it ignore the whole file.
    mostLines: { of: 'the file', count: 10_000 },
  },
  cronie: {
    label: 'cronie',
    engine: 'cronie',
    // cron.c, find_jobs; crontab(5), CRON_TZ.
    zones: 'any',
    clockChanges: 'firstCharacter',
    file: 'system',
    overlap: 'allowed',
    uncarried: [percent, quote],
    // entry.c: MAX_COMMAND is 131072 with its end; what is longer is cut without a word.
    longestCommand: 131_071,
    // misc.c, skip_comments: after MAX_GARBAGE characters it reads on, in the middle of a comment, as
    // if an entry stood there. In a system crontab nobody is told (user.c, load_user).
    longestComment: 32_768,
  },
  busybox: {
    label: 'BusyBox crond',
    engine: 'busybox',
    // crond.c, flag_starting_jobs: localtime of every minute, and nothing else.
    zones: "the host's",
    clockChanges: 'nothing',
    file: 'user',
    // crond.c, flag_starting_jobs: "process already running".
    overlap: 'never',
    // parse_config.c, config_read: a comment may begin anywhere in a line, quotes or not.
    uncarried: [{ pattern: /#/, why: 'BusyBox begins a comment at #' }, quote],
    // execve(2): MAX_ARG_STRLEN is 131072 with its end, and sh -c gets the command as one word.
    longestCommand: 131_071,
    // crond.c, load_crontab: MAXLINES is 256 and is met one line early; it complains at the last.
    mostLines: { of: 'entries', count: 254 },
  },
};

/**
 * Words the shell takes as they stand. Not `~`: bash expands it after `=` when it isn't in POSIX
 * mode (bash(1), Tilde Expansion).
 */
export const plainWord = /^[A-Za-z0-9_./:=,@+-]+$/;

export function isImplementation(name: string): name is Implementation {
  return Object.hasOwn(dialects, name);
}

/**
 * Seconds within which a start counts as on time: a daemon wakes up every minute, and starts what a
 * clock change skipped ten seconds apart.
 */
export const startSlack = 120;
