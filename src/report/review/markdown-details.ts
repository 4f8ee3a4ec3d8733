import type { InstantMinute } from '../../ir/types.ts';
import { civilOf } from '../../ir/week.ts';
import type { ClockChangeDay } from '../../review/types.ts';
import { civilDate, formatDate, formatTime, weekdayOf } from '../../time/civil.ts';
import { minuteText } from '../clock-words.ts';
import { type Align, code, escapeText, table } from '../markdown.ts';
import { momentText } from '../moment-words.ts';
import { dateText, whole } from '../numbers.ts';
import { causePlace, type Saying } from './change-lines.ts';
import { firstRuns } from './first-runs.ts';
import { type LoadChange, loadChanges } from './loads.ts';
import { shortened } from './shortened.ts';
import { partRows } from './totals.ts';

const minutesPerDay = 1440;
/** More starts of one day, or jobs of one cause, are counted, not listed. */
const mostStarts = 6;
export const mostJobs = 10;

/** The folded sections, those that say nothing left out; of each at most so many rows. */
export function detailSections(saying: Saying, rows: number): readonly string[] {
  const cut = (section: Section): readonly string[] => folded(section, rows, saying);
  return [runs, clockChanges, causes, parts, findings, files].flatMap((make) => {
    const section = make(saying);
    return section ? cut(section) : [];
  });
}

/** A table under a line that opens it, or lines. */
interface Section {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly aligns: readonly Align[];
  readonly rows: readonly (readonly string[])[];
  /** Stands below the table. */
  readonly tail?: string;
}

function folded(section: Section, most: number, saying: Saying): readonly string[] {
  const { heading, columns, aligns, rows, tail } = section;
  const { words, phrases } = saying;
  if (rows.length === 0 && tail === undefined) return [];
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const parts = [
    ...(shown.length > 0 ? [table(columns, aligns, shown)] : []),
    ...(left > 0 ? [words.more(whole(left, phrases.numbers))] : []),
    ...(tail === undefined ? [] : [tail]),
  ];
  return [`<details><summary>${heading}</summary>\n\n${parts.join('\n\n')}\n</details>`];
}

/** `Mon 2026-01-05 14:00` on the clock of the review's zone, in its language. */
export function instantWords(at: InstantMinute, { review, phrases, words }: Saying): string {
  const civil = civilOf(review.zone, at);
  const day = weekdayOf(Math.floor(civil / minutesPerDay));
  return `${words.weekdays[day] ?? ''} ${minuteText(civil, phrases.numbers)}`;
}

function runs(saying: Saying): Section | undefined {
  const { review, words } = saying;
  const rows = firstRuns(review).map(({ kind, job, before, after }) => [
    words.runs.kinds[kind],
    code(job),
    before === undefined ? '' : instantWords(before, saying),
    after === undefined ? '' : instantWords(after, saying),
  ]);
  const loads = loadChanges(review).map((one) => loadText(one, saying));
  return {
    heading: words.runs.heading,
    columns: ['', words.runs.job, code(review.labels.before), words.now],
    aligns: ['text', 'text', 'text', 'text'],
    rows,
    ...(loads.length > 0 && { tail: words.load(loads.join('; ')) }),
  };
}

export function loadText(one: LoadChange, { review, words, phrases }: Saying): string {
  const when = momentText(one, review.locale, phrases);
  const [before, after] = [one.before, one.after].map((starts) => whole(starts, phrases.numbers));
  return one.before === one.after
    ? words.loadStays(one.times.length, when, after ?? '')
    : words.loadAt(when, before ?? '', after ?? '');
}

function clockChanges(saying: Saying): Section | undefined {
  const { review, words } = saying;
  const { heading, columns } = words.clockChanges;
  return {
    heading,
    columns: [...columns, code(review.labels.before), words.now],
    aligns: ['text', 'text', 'text', 'text'],
    rows: review.clockChanges.map((day) =>
      clockChangeCells(day, saying).map((cell, i) => (i === 0 ? code(cell) : escapeText(cell))),
    ),
  };
}

/** Job, day and the starts on it on both sides, on the clock of the zone that changes. */
export function clockChangeCells(
  { job, zone, day, before, after }: ClockChangeDay,
  saying: Saying,
): readonly string[] {
  const { review, words, phrases } = saying;
  const clock = (at: InstantMinute) => {
    const civil = civilOf(zone, at);
    return formatTime(civil - Math.floor(civil / minutesPerDay) * minutesPerDay);
  };
  const starts = (all: readonly InstantMinute[]) =>
    all.length === 0 ? words.clockChanges.nothing : shortened(all.map(clock), mostStarts, saying);
  const date = dateText(formatDate(civilDate(day)), phrases.numbers);
  const told = `${words.weekdays[weekdayOf(day)] ?? ''} ${date}`;
  return [job, zone === review.zone ? told : `${told} (${zone})`, starts(before), starts(after)];
}

function causes(saying: Saying): Section | undefined {
  const { review, words } = saying;
  const { heading, columns, inBefore, absent } = words.causes;
  const rows = review.causes.map((cause) => {
    const place = code(causePlace(cause));
    const where = cause.side === 'before' ? inBefore(place, code(review.labels.before)) : place;
    const value = (text: string | undefined) => (text === undefined ? absent : code(text));
    return [
      `${where} ${code(cause.path)}`,
      `${value(cause.before)} → ${value(cause.after)}`,
      shortened(cause.jobs.map(code), mostJobs, saying),
    ];
  });
  return { heading, columns, aligns: ['text', 'text', 'text'], rows };
}

function parts(saying: Saying): Section | undefined {
  const { review, words, phrases } = saying;
  const rows = partRows(saying).map(({ name, before, after }) => [
    escapeText(name),
    whole(before, phrases.numbers),
    whole(after, phrases.numbers),
  ]);
  return {
    heading: words.parts.heading,
    columns: ['', code(review.labels.before), words.now],
    aligns: ['text', 'number', 'number'],
    rows,
  };
}

function findings({ review, words, phrases }: Saying): Section | undefined {
  const { appeared, gone } = review.findings;
  if (appeared.length + gone.length === 0) return undefined;
  const count = (all: readonly unknown[]) => whole(all.length, phrases.numbers);
  const heading = [
    ...(appeared.length > 0 ? [words.findings.appeared(appeared.length, count(appeared))] : []),
    ...(gone.length > 0 ? [words.findings.gone(gone.length, count(gone))] : []),
  ].join(', ');
  const row = (sign: string) => (one: (typeof appeared)[number]) => [
    sign,
    `${one.severity} ${one.code}`,
    escapeText(one.message),
  ];
  return {
    heading,
    columns: ['', '', ''],
    aligns: ['text', 'text', 'text'],
    rows: [...appeared.map(row('+')), ...gone.map(row('−'))],
  };
}

function files({ review, words, phrases }: Saying): Section | undefined {
  if (!review.files) return undefined;
  const { created, changed, deleted, unchanged } = review.files;
  if (created.length + changed.length + deleted.length === 0) return undefined;
  const count = (value: number) => whole(value, phrases.numbers);
  const heading = words.files(
    count(created.length),
    count(changed.length),
    count(deleted.length),
    count(unchanged),
  );
  const rows = [
    ...created.map((path) => ['+', code(path)]),
    ...changed.map((path) => ['!', code(path)]),
    ...deleted.map((path) => ['−', code(path)]),
  ];
  return { heading, columns: ['', ''], aligns: ['text', 'text'], rows };
}
