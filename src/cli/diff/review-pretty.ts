import type { Colors } from 'picocolors/types.js';
import { displayable } from '../../diagnostics/displayable.ts';
import { phrasesOf } from '../../report/locales/index.ts';
import { whole } from '../../report/numbers.ts';
import {
  absenceText,
  type ChangeLine,
  causePlace,
  changeLines,
  type Saying,
} from '../../report/review/change-lines.ts';
import { en as words } from '../../report/review/en.ts';
import { firstRuns } from '../../report/review/first-runs.ts';
import { headingOf } from '../../report/review/heading.ts';
import { loadChanges } from '../../report/review/loads.ts';
import {
  clockChangeCells,
  instantWords,
  loadText,
  mostJobs,
} from '../../report/review/markdown-details.ts';
import { shortened } from '../../report/review/shortened.ts';
import { partRows, totalsRows } from '../../report/review/totals.ts';
import type { Cause, Review } from '../../review/types.ts';
import { categoryColor } from '../category-color.ts';
import { cellsOf, columns } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** The review for a person at a terminal, in English whatever the source's locale is. */
export function prettyReview(review: Review, terminal: Terminal): string {
  const { outColors } = terminal;
  const saying: Saying = { review: { ...review, locale: 'en' }, phrases: phrasesOf('en'), words };
  const lines = changeLines(saying);
  const sections = [
    title(lines, saying, outColors),
    ...said(saying),
    ...table(words.promises.heading, promiseRows(saying), terminal),
    ...(lines.length > 0 ? [changes(lines, saying, terminal)] : []),
    totals(saying),
    ...table(words.runs.heading, runRows(saying), terminal),
    ...loads(saying),
    ...table(words.clockChanges.heading, clockRows(saying), terminal),
    ...table(words.causes.heading, causeRows(saying), terminal),
    ...table(words.parts.heading, changedParts(saying), terminal),
    ...table(findingsHeading(saying), findingRows(saying), terminal),
    ...removals(saying),
    ...files(saying),
  ];
  return `${sections.join('\n\n')}\n`;
}

function title(lines: readonly ChangeLine[], saying: Saying, colors: Colors): string {
  const { labels, sourcePath, zone, anchor } = saying.review;
  const heading = headingOf(lines, saying);
  const about = `${sourcePath}, ${labels.after} against ${labels.before}; times in ${zone}, week of Mon ${anchor}`;
  return `${colors.bold(heading)}\n${colors.dim(displayable(about))}`;
}

function said(saying: Saying): readonly string[] {
  const { zoneBefore, zone } = saying.review;
  const zones = zoneBefore === undefined ? [] : [words.zoneChanged(zoneBefore, zone)];
  return [...zones, absenceText(saying, displayable) ?? []].flat();
}

function changes(
  lines: readonly ChangeLine[],
  { review }: Saying,
  { columns: width, outColors }: Terminal,
): string {
  const paint = categoryColor(review.categories, outColors);
  const rows = lines.map((line) => [
    `${signed(line.sign, outColors)}  ${paint(line.job, line.category)}`,
    displayable(line.what),
    outColors.dim(displayable(line.note)),
  ]);
  return fitted(rows, width);
}

/** Rows in columns; where those are wider than the terminal, each row's cells below one another. */
function fitted(rows: Rows, width: number): string {
  const wide = columns(rows);
  if (wide.split('\n').every((row) => cellsOf(row) <= width)) return wide;
  return rows
    .map(([head = '', ...cells]) =>
      [head, ...cells.filter((cell) => cell !== '').map((cell) => `     ${cell}`)].join('\n'),
    )
    .join('\n');
}

function signed(sign: ChangeLine['sign'], colors: Colors): string {
  switch (sign) {
    case '+':
      return colors.green('+');
    case '-':
      return colors.red('-');
    case '!':
      return colors.yellow('~');
  }
}

function totals(saying: Saying): string {
  const { labels } = saying.review;
  return columns([['', labels.before, labels.after, ''], ...totalsRows(saying)]);
}

type Rows = readonly (readonly string[])[];

function table(
  heading: string,
  rows: Rows,
  { columns: width, outColors }: Terminal,
): readonly string[] {
  if (rows.length === 0) return [];
  return [`${outColors.bold(heading)}\n${indented(fitted(rows, width - 2))}`];
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function runRows(saying: Saying): Rows {
  return firstRuns(saying.review).map(({ kind, job, before, after }) => {
    const told = [before, after]
      .filter((at) => at !== undefined)
      .map((at) => instantWords(at, saying));
    return [`${words.runs.kinds[kind].padEnd(7)}  ${job}`, withOneDate(told)];
  });
}

/** `Mon 2026-01-05 14:00 → 14:30`: a date that both share is said once. */
function withOneDate([first = '', ...others]: readonly string[]): string {
  const date = first.slice(0, first.lastIndexOf(' ') + 1);
  const shorter = others.map((text) => (text.startsWith(date) ? text.slice(date.length) : text));
  return [first, ...shorter].join(' → ');
}

function loads(saying: Saying): readonly string[] {
  const texts = loadChanges(saying.review).map((one) => loadText(one, saying));
  return texts.length === 0 ? [] : [words.load(texts.join('; '))];
}

function clockRows(saying: Saying): Rows {
  return saying.review.clockChanges.map((day) => {
    const [job = '', date = '', before = '', after = ''] = clockChangeCells(day, saying);
    return [job, date, before, `→ ${after}`];
  });
}

function promiseRows({ review }: Saying): Rows {
  return review.promises.map((one) => {
    const values = [one.before, one.after].filter((text) => text !== undefined);
    const what = `${words.promises.kinds[one.kind]}  ${one.path}`;
    return [displayable(what), displayable(values.join(' → ')), sourcePlace(one, review)];
  });
}

/** `jobs.yaml:12`, or `jobs.yaml:12 in main` of what is no longer there. */
function sourcePlace(one: Pick<Cause, 'at' | 'side'>, { labels }: Review): string {
  const place = causePlace(one);
  return one.side === 'before' ? words.causes.inBefore(place, labels.before) : place;
}

function causeRows(saying: Saying): Rows {
  const { review } = saying;
  return review.causes.map((cause) => {
    const value = displayable(`${cause.before ?? '–'} → ${cause.after ?? '–'}`);
    const where = `${sourcePlace(cause, review)}  ${cause.path}`;
    return [where, value, shortened(cause.jobs, mostJobs, saying)];
  });
}

function changedParts(saying: Saying): Rows {
  const { numbers } = saying.phrases;
  return partRows(saying).map(({ name, before, after }) => [
    displayable(name),
    `${whole(before, numbers)} → ${whole(after, numbers)}`,
  ]);
}

function findingsHeading({ review: { findings } }: Saying): string {
  const { appeared, gone } = findings;
  return [
    ...(appeared.length > 0
      ? [words.findings.appeared(appeared.length, `${appeared.length}`)]
      : []),
    ...(gone.length > 0 ? [words.findings.gone(gone.length, `${gone.length}`)] : []),
  ].join(', ');
}

function findingRows({ review }: Saying): Rows {
  const row = (sign: string) => (one: Review['findings']['gone'][number]) => [
    sign,
    `${one.severity}[${one.code}]`,
    displayable(one.message),
  ];
  return [...review.findings.appeared.map(row('+')), ...review.findings.gone.map(row('-'))];
}

function removals({ review }: Saying): readonly string[] {
  if (review.removals.length === 0) return [];
  return [`${words.removals}\n${review.removals.map((command) => `  ${command}`).join('\n')}`];
}

function files({ review, phrases }: Saying): readonly string[] {
  if (!review.files) return [];
  const { created, changed, deleted, unchanged } = review.files;
  if (created.length + changed.length + deleted.length === 0) return [];
  const [one, other, third] = [created, changed, deleted].map((all) =>
    whole(all.length, phrases.numbers),
  );
  return [words.files(one ?? '', other ?? '', third ?? '', whole(unchanged, phrases.numbers))];
}
