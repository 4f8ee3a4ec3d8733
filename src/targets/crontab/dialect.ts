/**
 * What Debian's cron accepts (package `cron` 3.0pl1-162 of bookworm; the manual pages of -197 and
 * -212 say the same). Read 2026-11-23.
 */

/**
 * Bytes of a command: MAX_COMMAND is 1000 with its end; one longer command makes the daemon ignore
 * the whole file. Source: entry.c, load_entry.
 */
export const longestCommand = 998;

/** Lines of a crontab; more make the daemon ignore the whole file. Source: user.c, load_user. */
export const mostLines = 10_000;

/**
 * Text no command may hold, even in quotes. Source: do_command.c (`%` and backslashes are changed
 * before the shell sees them), entry.c (a line end begins an entry); crontab(5).
 */
export const uncarried = [
  { pattern: /%/, why: 'cron ends the command at %' },
  { pattern: /\\/, why: "Debian's cron takes backslashes out of commands" },
  { pattern: /'/, why: 'the word could not be quoted the same way for every shell' },
] as const;

/**
 * Words the shell takes as they stand. Not `~`: bash expands it after `=` when it isn't in POSIX
 * mode (bash(1), Tilde Expansion).
 */
export const plainWord = /^[A-Za-z0-9_./:=,@+-]+$/;

/*
 * Two facts that legalise.ts relies on:
 * - A first character `*` in the minute or hour field makes an entry a "wildcard": it follows the
 *   clock through a change (skipped minutes are dropped, repeated ones start twice). Any other
 *   entry is caught up after a gap and not repeated. Source: cron.c, main loop; entry.c, flags
 *   MIN_STAR and HR_STAR.
 * - A first character `*` in the date or weekday field means that both must hold, any other text
 *   that one is enough. Source: cron.c, find_jobs; crontab(5), LIMITATIONS.
 */
