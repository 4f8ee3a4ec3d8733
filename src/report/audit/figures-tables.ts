import { expectedCount, runCount } from '../../audit/tally.ts';
import type { Counts, Figures, JobFigures, Percentiles } from '../../audit/types.ts';
import type { Align } from '../markdown.ts';
import { whole } from '../numbers.ts';
import { lengthText } from './moments.ts';
import type { RunColumn, StartColumn } from './phrases.ts';
import type { AuditReport, Saying } from './saying.ts';

/** A row of figures; jobs stand below their category. */
export interface FiguresRow {
  readonly level: 'all' | 'category' | 'job';
  /** Not escaped. */
  readonly name: string;
  /** The category's name, of a job that of its category; undefined without one. */
  readonly category: string | undefined;
  readonly figures: Figures;
}

/** Numbers ready to print, without the names before them. */
export interface FiguresTable {
  readonly headings: readonly string[];
  readonly aligns: readonly Align[];
  readonly rows: readonly (readonly string[])[];
}

type Count = (counts: Counts) => number;

const starts: Readonly<Record<StartColumn, Count>> = {
  due: expectedCount,
  onTime: ({ onTime }) => onTime,
  late: ({ late }) => late,
  missed: ({ missed }) => missed,
  held: ({ held }) => held,
  doubled: ({ doubled }) => doubled,
  stray: ({ stray }) => stray,
  manual: ({ manual }) => manual,
};

const runs: Readonly<Record<RunColumn, Count>> = {
  runs: runCount,
  failed: ({ failed }) => failed,
  timedOut: ({ timedOut }) => timedOut,
  skippedPaused: ({ skipped }) => skipped.paused,
  skippedLate: ({ skipped }) => skipped.late,
  skippedOverlap: ({ skipped }) => skipped.overlap,
  skippedUnknown: ({ skipped }) => skipped.unknown,
  unfinished: ({ unfinished }) => unfinished,
  running: ({ running }) => running,
};

/** Columns that are there even if they hold zeros. */
const always: readonly (StartColumn | RunColumn)[] = ['due', 'onTime', 'missed', 'runs', 'failed'];

/** Everything, each category, and below it those of its jobs that `keep` wants, in the source's order. */
export function figuresRows(
  { audit, categories }: AuditReport,
  { words }: Pick<Saying, 'words'>,
  keep: (job: JobFigures) => boolean,
): readonly FiguresRow[] {
  const all: FiguresRow = {
    level: 'all',
    name: words.all,
    category: undefined,
    figures: audit.total,
  };
  const isDivided = audit.categories.some(({ name }) => name !== undefined);
  const parts = audit.categories.flatMap((category): readonly FiguresRow[] => {
    const { name } = category;
    const label = categories.find((one) => one.name === name)?.label ?? words.noCategory;
    const head: FiguresRow = { level: 'category', name: label, category: name, figures: category };
    const inside = audit.jobs
      .filter((job) => job.job.category === name && keep(job))
      .map((job): FiguresRow => {
        return { level: 'job', name: job.job.name, category: name, figures: job };
      });
    return isDivided ? [head, ...inside] : inside;
  });
  return [all, ...parts];
}

/** Whether anything is to be told of a job but that it ran on time. */
export function isEventful({ counts }: Figures): boolean {
  const { onTime, success, held } = counts;
  return (
    expectedCount(counts) !== onTime ||
    runCount(counts) !== onTime ||
    success !== onTime ||
    held > 0
  );
}

/** Which of the percentiles have a column; a narrow page has no room for all. */
export type ShownTimes = readonly (keyof Percentiles)[];
export const allTimes: ShownTimes = ['p50', 'p95', 'max'];

/** How starts fared, and how far behind their due minutes they were. */
export function startsTable(
  rows: readonly FiguresRow[],
  saying: Saying,
  shown: ShownTimes = allTimes,
): FiguresTable {
  const times = rows.map(({ figures }) => figures.lateness);
  return joined([
    countColumns(rows, starts, saying.words.starts, saying),
    timeColumns(times, saying.words.times.behind, shown, saying),
  ]);
}

/** How runs ended, and how long they took. */
export function runsTable(
  rows: readonly FiguresRow[],
  saying: Saying,
  shown: ShownTimes = allTimes,
): FiguresTable {
  const times = rows.map(({ figures }) => figures.duration);
  return joined([
    countColumns(rows, runs, saying.words.runs, saying),
    timeColumns(times, saying.words.times.took, shown, saying),
  ]);
}

function countColumns<Column extends StartColumn | RunColumn>(
  rows: readonly FiguresRow[],
  counted: Readonly<Record<Column, Count>>,
  headings: Readonly<Record<Column, string>>,
  { phrases }: Saying,
): FiguresTable {
  const shown = (Object.keys(counted) as Column[]).filter(
    (column) =>
      always.includes(column) || rows.some(({ figures }) => counted[column](figures.counts) > 0),
  );
  return {
    headings: shown.map((column) => headings[column]),
    aligns: shown.map(() => 'number'),
    rows: rows.map(({ figures }) =>
      shown.map((column) => whole(counted[column](figures.counts), phrases.numbers)),
    ),
  };
}

function timeColumns(
  times: readonly (Percentiles | undefined)[],
  heading: string,
  shown: ShownTimes,
  { words, phrases }: Saying,
): FiguresTable {
  const names = shown.map((time) => (time === 'max' ? words.largest : time));
  return {
    headings: names.map((name, index) => (index === 0 ? `${heading} ${name}` : name)),
    aligns: shown.map(() => 'number'),
    rows: times.map((row) =>
      shown.map((time) => (row ? lengthText(row[time], phrases.numbers) : '–')),
    ),
  };
}

/** Tables of the same rows side by side. */
function joined(tables: readonly FiguresTable[]): FiguresTable {
  const [first, ...others] = tables;
  return {
    headings: tables.flatMap(({ headings }) => headings),
    aligns: tables.flatMap(({ aligns }) => aligns),
    rows: (first?.rows ?? []).map((row, index) => [
      ...row,
      ...others.flatMap(({ rows }) => rows[index] ?? []),
    ]),
  };
}
