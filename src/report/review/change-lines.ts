import { perWeek } from '../../counts/week-count.ts';
import { summarise } from '../../ir/describe/index.ts';
import type { Category } from '../../model/types.ts';
import type { Cause, JobReview, KeptJob, Review, ReviewedJob } from '../../review/types.ts';
import type { Phrases } from '../locales/phrases.ts';
import { whole } from '../numbers.ts';
import { heldNote, resumedNote } from './pauses.ts';
import type { Happening, ReviewPhrases } from './phrases.ts';

/** One aspect of what happens to one job, as plain text that is not escaped yet. */
export interface ChangeLine {
  readonly sign: '!' | '+' | '-';
  readonly happening: Happening;
  readonly job: string;
  readonly category?: Category;
  readonly what: string;
  readonly note: string;
}

/** All that lines are said with. */
export interface Saying {
  readonly review: Review;
  readonly phrases: Phrases;
  readonly words: ReviewPhrases;
}

/** The lines of every job, jobs in the review's order; whole targets that are held come last. */
export function changeLines(saying: Saying): readonly ChangeLine[] {
  return saying.review.jobs.flatMap((one) => linesOf(one, saying));
}

function linesOf(one: JobReview, saying: Saying): readonly ChangeLine[] {
  switch (one.kind) {
    case 'added':
      return [{ ...lineOf(one.after, '+', 'added'), ...presence(one.after, 'added', saying) }];
    case 'removed':
      return [
        { ...lineOf(one.before, '-', 'removed'), ...presence(one.before, 'removed', saying) },
      ];
    case 'kept':
      return keptLines(one, saying);
  }
}

function lineOf(job: ReviewedJob, sign: ChangeLine['sign'], happening: Happening) {
  return { sign, happening, job: job.name, ...(job.category && { category: job.category }) };
}

function presence(job: ReviewedJob, kind: 'added' | 'removed', saying: Saying) {
  const { words } = saying;
  const held = job.runsOn.length === 0 ? `, ${words.pausedWords}` : '';
  return { what: timingText(job, saying), note: `${words.note[kind](job.category?.label)}${held}` };
}

function keptLines(one: KeptJob, saying: Saying): readonly ChangeLine[] {
  return [
    ...(one.renamed === 'yes' ? [renamedLine(one, saying)] : []),
    ...(one.timing.kind === 'same' ? [] : [timingLine(one, one.timing.kind, saying)]),
    ...standingLines(one, saying),
    ...targetLines(one, saying),
    ...factLines(one, saying),
  ];
}

function renamedLine({ before, after }: KeptJob, saying: Saying): ChangeLine {
  const note = saying.words.note.renamed(before.name);
  return { ...lineOf(after, '!', 'renamed'), what: timingText(after, saying), note };
}

function timingLine(
  { before, after }: KeptJob,
  kind: 'moved' | 'rescheduled',
  saying: Saying,
): ChangeLine {
  const [old, now] = [timingText(before, saying), timingText(after, saying)];
  const notes = [
    ...(old === now ? [saying.words.note.clockChangesOnly] : []),
    ...(kind === 'rescheduled' ? paceNote(before, after, saying) : []),
    ...windowNote(after, saying),
    ...(after.runsOn.length + before.runsOn.length === 0 ? [saying.words.note.nowhere] : []),
  ];
  return { ...lineOf(after, '!', kind), what: arrow(old, now), note: notes.join(', ') };
}

function paceNote(before: ReviewedJob, after: ReviewedJob, saying: Saying): readonly string[] {
  const { counts } = saying.review;
  if (!counts.before || !counts.after) return [];
  const [old, now] = [runsOf(before, counts.before.written), runsOf(after, counts.after.written)];
  if (old === now) return [];
  const { numbers } = saying.phrases;
  return [saying.words.note.perWeek(whole(old, numbers), whole(now, numbers))];
}

type Count = NonNullable<Review['counts']['after']>['written'];

/** Runs of one job in the week, as written. */
export function runsOf({ name }: ReviewedJob, count: Count): number {
  return perWeek({ ...count, jobs: count.jobs.filter((job) => job.name === name) });
}

/** The window whose hours were edited, and what they are now. */
function windowNote({ window }: ReviewedJob, { review, words }: Saying): readonly string[] {
  if (window === undefined) return [];
  const hours = review.causes.find(({ path }) => path === `windows.${window}.hours`)?.after;
  return [words.note.window(window, hours?.replace('-', '–'))];
}

/** `Mon–Fri 14:00 → 14:30`: what both begin with is said once, where the rest is one word each. */
function arrow(before: string, after: string): string {
  if (before === after) return after;
  const [old, now] = [before.split(' '), after.split(' ')];
  const shared = old.findIndex((word, index) => word !== now[index]);
  const isOneWord = old.length === now.length && shared > 0 && shared === old.length - 1;
  return `${before} → ${isOneWord ? now[shared] : after}`;
}

/** When a job starts, in words; where they are none of ours, as written. */
export function timingText({ timing }: ReviewedJob, { review }: Saying): string {
  return timing.schedules ? summarise(timing.schedules, review.locale, review.zone) : timing.text;
}

function standingLines(one: KeptJob, saying: Saying): readonly ChangeLine[] {
  const { after, standing, heldOn } = one;
  const { words } = saying;
  const text = timingText(after, saying);
  switch (standing) {
    case 'paused':
      return [
        {
          ...lineOf(after, '-', 'paused'),
          what: `${text} → ${words.pausedWords}`,
          note: heldNote(after, saying),
        },
      ];
    case 'resumed':
      return [
        {
          ...lineOf(after, '+', 'resumed'),
          what: `${words.pausedWords} → ${text}`,
          note: resumedNote(one, saying),
        },
      ];
    case 'same':
      return [
        ...(heldOn.paused.length > 0
          ? [{ ...lineOf(after, '-', 'paused'), what: text, note: held(heldOn.paused, 'heldOn') }]
          : []),
        ...(heldOn.resumed.length > 0
          ? [{ ...lineOf(after, '+', 'resumed'), what: text, note: held(heldOn.resumed, 'freeOn') }]
          : []),
      ];
  }

  function held(targets: readonly string[], key: 'heldOn' | 'freeOn'): string {
    return words.note[key](targets.join(', '));
  }
}

function targetLines({ after, before, targets }: KeptJob, saying: Saying): readonly ChangeLine[] {
  if (targets.added.length + targets.removed.length === 0) return [];
  const what = `${before.targets.join(', ')} → ${after.targets.join(', ')}`;
  return [{ ...lineOf(after, '!', 'retargeted'), what, note: timingText(after, saying) }];
}

/** Facts that say what is called; the others say how. */
const factsOfCall: readonly string[] = ['call', 'method', 'path', 'query'];
/** What a new name may take along; the line of the name says enough. */
const factsOfName: readonly string[] = ['window', 'category'];

function factLines({ after, facts, renamed }: KeptJob, { words }: Saying): readonly ChangeLine[] {
  const told = renamed === 'yes' ? facts.filter(({ fact }) => !factsOfName.includes(fact)) : facts;
  return told.map(({ fact, before, after: now }) => ({
    ...lineOf(after, '!', factsOfCall.includes(fact) ? 'recalled' : 'adjusted'),
    what: `${words.facts[fact] ?? fact}: ${valueText(before, words)} → ${valueText(now, words)}`,
    note: '',
  }));
}

/** Where a cause stands, `schedules/jobs.yaml:29`. */
export function causePlace({ at }: Pick<Cause, 'at'>): string {
  const line = at.file.text.slice(0, at.start).split('\n').length;
  return `${at.file.path}:${line}`;
}

/** What the side before says of itself where there is nothing to compare; names are ready to print. */
export function absenceText(
  { review, words }: Saying,
  quoted: (name: string) => string,
): string | undefined {
  const { absence } = review;
  switch (absence?.kind) {
    case undefined:
      return undefined;
    case 'no source':
      return words.noSource(quoted(absence.label), quoted(review.sourcePath));
    case 'broken': {
      const errors = absence.diagnostics.filter(({ severity }) => severity === 'error');
      const codes = [...new Set(errors.map((one) => one.code))].join(', ');
      return words.broken(quoted(absence.label), codes);
    }
  }
}

function valueText(value: string | undefined, { values, note }: ReviewPhrases): string {
  return value === undefined ? note.noFact : (values[value] ?? value);
}
