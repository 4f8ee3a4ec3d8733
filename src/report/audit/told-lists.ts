import type { Audit, JobFigures, MissedStretch, ToldStart } from '../../audit/types.ts';
import { whole } from '../numbers.ts';
import { happenings } from './heading.ts';
import { dayText, lengthText, minuteText, momentText, secondText } from './moments.ts';
import type { ToldKind } from './phrases.ts';
import type { Saying } from './saying.ts';

/** What happened to one job at one time, as text that is not escaped yet. */
export interface ToldRow {
  readonly job: string;
  /** The category's name. */
  readonly category: string | undefined;
  readonly when: string;
  readonly note: string;
}

export interface ToldList {
  readonly kind: ToldKind;
  readonly rows: readonly ToldRow[];
  /** What the rows that are left out tell of, too. */
  readonly count: number;
}

const order: readonly ToldKind[] = [
  'missed',
  'late',
  'doubled',
  'stray',
  'strangers',
  'manual',
  'unfinished',
];

/** Every kind of which there is something to tell, jobs in the source's order, each in time. */
export function toldLists(saying: Saying): readonly ToldList[] {
  const { audit } = saying.report;
  return order
    .map((kind) => ({ kind, rows: rowsOf(kind, saying), count: countOf(kind, audit) }))
    .filter(({ rows }) => rows.length > 0);
}

function countOf(kind: ToldKind, audit: Audit): number {
  return kind === 'manual' ? audit.total.counts.manual : happenings(audit)[kind];
}

function rowsOf(kind: ToldKind, saying: Saying): readonly ToldRow[] {
  const { audit } = saying.report;
  if (kind === 'strangers') return strangerRows(saying);
  return audit.jobs.flatMap((one) => {
    const { name: job, category } = one.job;
    return whenAndNote(kind, one, saying).map(([when, note]) => ({ job, category, when, note }));
  });
}

type WhenAndNote = readonly [when: string, note: string];

function whenAndNote(
  kind: Exclude<ToldKind, 'strangers'>,
  { told }: JobFigures,
  saying: Saying,
): readonly WhenAndNote[] {
  switch (kind) {
    case 'missed':
      return told.missed.map((stretch) => missedWords(stretch, saying));
    case 'late':
      return told.late.map((start) => lateWords(start, saying));
    case 'doubled':
      return told.doubled.map((start) => doubledWords(start, saying));
    case 'stray':
    case 'manual':
    case 'unfinished':
      return told[kind].map((start) => [startText(start, saying), start.target ?? '']);
  }
}

function missedWords({ first, last, count }: MissedStretch, saying: Saying): WhenAndNote {
  const from = momentText(first * 60_000, saying);
  if (count === 1) return [from, ''];
  const until = shortly(last * 60_000, first * 60_000, saying);
  const { words, phrases } = saying;
  return [words.to(from, until), words.inARow(whole(count, phrases.numbers))];
}

/** A moment without its day where that is the one named before. */
function shortly(at: number, before: number, saying: Saying): string {
  return dayText(at, saying) === dayText(before, saying)
    ? minuteText(at, saying)
    : momentText(at, saying);
}

function lateWords({ startedAt, due = 0, target }: ToldStart, saying: Saying): WhenAndNote {
  const { words, phrases } = saying;
  const by = lengthText(startedAt - due * 60_000, phrases.numbers);
  return [momentText(due * 60_000, saying), withTarget(words.lateBy(by), target)];
}

function doubledWords({ startedAt, due = 0, target }: ToldStart, saying: Saying): WhenAndNote {
  const again = saying.words.againAt(secondText(startedAt, saying));
  return [momentText(due * 60_000, saying), withTarget(again, target)];
}

function withTarget(words: string, target: string | undefined): string {
  return target === undefined ? words : `${words}, ${target}`;
}

function startText({ startedAt }: ToldStart, saying: Saying): string {
  return `${dayText(startedAt, saying)} ${secondText(startedAt, saying)}`;
}

function strangerRows(saying: Saying): readonly ToldRow[] {
  const { report, words, phrases } = saying;
  return report.audit.strangers.map(({ name, runs, first }) => ({
    job: name,
    category: undefined,
    when: words.since(momentText(first, saying)),
    note: words.strangerRuns(runs, whole(runs, phrases.numbers)),
  }));
}
