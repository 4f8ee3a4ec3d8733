/** How a daemon reads a crontab, as far as the three that people run differ. */
export interface Daemon {
  /** Its name as the setting `implementation`. */
  readonly implementation: 'debian' | 'cronie' | 'busybox';
  /** `system`: a user between the fields and the command; `user`: the whole file is one user's. */
  readonly layout: 'system' | 'user';
  /** The variables that it knows and that may stand here. */
  readonly variables: readonly ('SHELL' | 'MAILTO' | 'CRON_TZ')[];
  /** What it reads as something else than a part of the command. */
  readonly misread: readonly { readonly pattern: RegExp; readonly why: string }[];
  /** Bytes of a command. */
  readonly longestCommand: number;
  /** Lines, comments included. */
  readonly mostLines?: number;
  /** Lines that are neither comment nor empty. */
  readonly mostEntries?: number;
  /** Bytes of comments and empty lines in a row. */
  readonly longestComment?: number;
}

const percent = { pattern: /%/, why: 'cron ends the command at %' };

/** Debian's cron 3.0pl1: crontab(5), LIMITATIONS; entry.c, user.c and do_command.c. */
const debian: Daemon = {
  implementation: 'debian',
  layout: 'system',
  variables: ['SHELL', 'MAILTO'],
  misread: [percent, { pattern: /\\/, why: "Debian's cron takes backslashes out" }],
  longestCommand: 998,
  mostLines: 10_000,
};

/** cronie 1.7: crontab(5); entry.c (MAX_COMMAND), misc.c (MAX_GARBAGE), cron.c (CRON_TZ). */
const cronie: Daemon = {
  implementation: 'cronie',
  layout: 'system',
  variables: ['SHELL', 'MAILTO', 'CRON_TZ'],
  misread: [percent, { pattern: /^-/, why: 'cronie keeps entries behind - out of the log' }],
  longestCommand: 131_071,
  longestComment: 32_768,
};

/**
 * BusyBox 1.38: crond.c (load_crontab), parse_config.c (`#` anywhere begins a comment). The last
 * line that it reads is the 255th; a command is one argument of `sh -c`, by execve(2).
 */
const busybox: Daemon = {
  implementation: 'busybox',
  layout: 'user',
  variables: ['SHELL', 'MAILTO'],
  misread: [{ pattern: /#/, why: 'BusyBox begins a comment at #' }],
  longestCommand: 131_071,
  mostEntries: 255,
};

export interface Destination {
  readonly daemon: Daemon;
  /** The user whose crontab it is. */
  readonly user?: string;
}

/**
 * Which daemon a crontab is for, by the comment at its head that says into which file it belongs;
 * without one, none that is known.
 */
export function destinationOf(comment: string): Destination | undefined {
  const place = /^Belongs into \/etc\/(cron\.d|crontabs)\/([a-z_][a-z0-9_-]*)[:,] /.exec(comment);
  const [, folder, name] = place ?? [];
  if (folder === 'crontabs' && name !== undefined) return { daemon: busybox, user: name };
  if (folder !== 'cron.d' || name !== 'cronwright') return undefined;
  // Debian's alone passes over a file whose name has a dot.
  return { daemon: comment.includes('no dot in its name') ? debian : cronie };
}

/** For a crontab that doesn't say: the daemon with the narrowest rules. */
export const unknownDestination: Destination = { daemon: debian };
