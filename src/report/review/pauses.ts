import type { KeptJob, Review, ReviewedJob } from '../../review/types.ts';
import { dateText } from '../numbers.ts';
import type { Saying } from './change-lines.ts';

type Pause = ReviewedJob['pauses'][number];

/** What holds a job that starts nowhere: `category reports, until 2026-01-19`. */
export function heldNote({ pauses }: ReviewedJob, { words, phrases }: Saying): string {
  return pauses
    .map(({ level, name, until }) =>
      words.note.pause(level, name, until && dateText(until, phrases.numbers)),
    )
    .join('; ');
}

/** Why a job starts again: its pauses that are gone, or that it has left. One that stays is not named. */
export function resumedNote(kept: KeptJob, { words }: Saying): string {
  const { before, after } = kept;
  const now = new Set(after.pauses.map(keyOfPause));
  return before.pauses
    .filter((pause) => !now.has(keyOfPause(underNewName(pause, kept))))
    .map((pause) => {
      const say = isStillUnder(pause, after) ? words.note.pauseEnded : words.note.leaves;
      return say(pause.level, pause.name);
    })
    .join('; ');
}

/** A job that leaves a paused category resumes, and the category's pause goes on. */
function isStillUnder({ level, name }: Pause, job: ReviewedJob): boolean {
  switch (level) {
    case 'job':
      return true;
    case 'category':
      return job.category?.name === name;
    case 'window':
      return job.window === name;
    case 'target':
      return job.targets.includes(name);
  }
}

/** The pauses that begin, each once. */
export function newPauses(review: Review): readonly Pause[] {
  const begun = review.jobs.flatMap((one) => {
    if (one.kind !== 'kept') return [];
    const old = new Set(one.before.pauses.map((pause) => keyOfPause(underNewName(pause, one))));
    return one.after.pauses.filter((pause) => !old.has(keyOfPause(pause)));
  });
  return [...new Map(begun.map((pause) => [keyOfPause(pause), pause])).values()];
}

/** A renamed job takes its own pause along. */
function underNewName(pause: Pause, { before, after }: KeptJob): Pause {
  const isOwn = pause.level === 'job' && pause.name === before.source;
  return isOwn ? { ...pause, name: after.source } : pause;
}

function keyOfPause({ level, name }: Pause): string {
  return `${level} ${name}`;
}
