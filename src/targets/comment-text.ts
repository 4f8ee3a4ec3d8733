import type { Job, Pause } from '../model/types.ts';

/**
 * Text of the author's on one line, for a comment. Line ends of every kind (Unicode's, too) become
 * blanks: a line end in a crontab comment would begin an entry.
 */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** `Template em revisão (category campanha, by ana, until 2026-01-12)` */
export function describePause(pause: Pause): string {
  const level = pause.level === 'job' ? [] : [`${pause.level} ${pause.name}`];
  const by = pause.by ? [`by ${pause.by}`] : [];
  const until = pause.until ? [`until ${pause.until}`] : [];
  const details = [...level, ...by, ...until];
  const reason = pause.reason || 'no reason given';
  return onOneLine(details.length > 0 ? `${reason} (${details.join(', ')})` : reason);
}

/** All that holds a job on a target: its own pauses, its category's, its window's, the target's. */
export function pausesOf(job: Job, ofTarget: Pause | undefined): readonly Pause[] {
  return ofTarget ? [...job.pauses, ofTarget] : job.pauses;
}
