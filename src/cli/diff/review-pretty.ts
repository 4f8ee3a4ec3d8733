import type { Colors } from 'picocolors/types.js';
import { displayable } from '../../diagnostics/displayable.ts';
import { phrasesOf } from '../../report/locales/index.ts';
import { whole } from '../../report/numbers.ts';
import {
  type ChangeLine,
  causePlace,
  changeLines,
  headingOf,
  type Saying,
} from '../../report/review/change-lines.ts';
import { en as words } from '../../report/review/en.ts';
import { firstRuns } from '../../report/review/first-runs.ts';
import { loadChanges } from '../../report/review/loads.ts';
import { clockChangeCells, instantWords, loadText } from '../../report/review/markdown-details.ts';
import { partRows, totalsRows } from '../../report/review/totals.ts';
import type { Review } from '../../review/types.ts';
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
    ...(lines.length > 0 ? [changes(lines, saying, terminal)] : []),
    totals(saying),
    ...table('First starts that change', runRows(saying), outColors),
    ...table(words.clockChanges.heading, clockRows(saying), outColors),
    ...table('Where each change comes from', causeRows(saying), outColors),
    ...table('Runs a week, only what changes', changedParts(saying), outColors),
    ...table('Findings', findingRows(saying), outColors),
    ...removals(saying),
    ...files(saying),
  ];
  return `${sections.join('\n\n')}\n`;
}

function title(lines: readonly ChangeLine[], saying: Saying, colors: Colors): string {
  const { labels, sourcePath, zone, anchor } = saying.review;
  const heading = headingOf(lines, saying) || words.noRunChanges;
  const about = `${sourcePath}, ${labels.after} against ${labels.before}; times in ${zone}, week of Mon ${anchor}`;
  return `${colors.bold(heading)}\n${colors.dim(displayable(about))}`;
}

function said({ review }: Saying): readonly string[] {
  const { absence, zoneBefore, zone, sourcePath } = review;
  return [
    ...(zoneBefore === undefined ? [] : [words.zoneChanged(zoneBefore, zone)]),
    ...(absence?.kind === 'no source' ? [words.noSource(absence.label, sourcePath)] : []),
    ...(absence?.kind === 'broken'
      ? [words.broken(absence.label, countOf(absence.diagnostics.length))]
      : []),
  ];
}

function countOf(errors: number): string {
  return `${errors} ${errors === 1 ? 'error' : 'errors'}`;
}

/** A line a change, in columns; on a narrow terminal the notes stand below. */
function changes(
  lines: readonly ChangeLine[],
  { review }: Saying,
  { columns: width, outColors }: Terminal,
): string {
  const paint = categoryColor(review.categories, outColors);
  const rows = lines.map((line) => [
    signed(line.sign, outColors),
    paint(line.job, line.category),
    displayable(line.what),
    outColors.dim(displayable(line.note)),
  ]);
  const wide = columns(rows);
  const fits = wide.split('\n').every((row) => cellsOf(row) <= width);
  if (fits) return wide;
  return lines
    .map((line) => {
      const head = `${signed(line.sign, outColors)}  ${paint(line.job, line.category)}`;
      const below = [line.what, ...(line.note ? [outColors.dim(displayable(line.note))] : [])];
      return [head, ...below.map((text) => `     ${text}`)].join('\n');
    })
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

function table(heading: string, rows: Rows, colors: Colors): readonly string[] {
  return rows.length === 0 ? [] : [`${colors.bold(heading)}\n${indented(columns(rows))}`];
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function runRows(saying: Saying): Rows {
  const rows = firstRuns(saying.review).map(({ kind, job, before, after }) => [
    words.runs.kinds[kind],
    job,
    before === undefined ? '' : instantWords(before, saying),
    after === undefined ? '' : `${before === undefined ? '' : '→ '}${instantWords(after, saying)}`,
  ]);
  const loads = loadChanges(saying.review).map((one) => loadText(one, saying));
  return loads.length === 0 ? rows : [...rows, ['starts', loads.join('; ')]];
}

function clockRows(saying: Saying): Rows {
  return saying.review.clockChanges.map((day) => {
    const [job = '', date = '', before = '', after = ''] = clockChangeCells(day, saying);
    return [job, date, before, `→ ${after}`];
  });
}

function causeRows({ review }: Saying): Rows {
  return review.causes.map((cause) => {
    const place = causePlace(cause);
    return [
      cause.side === 'before' ? words.causes.inBefore(place, review.labels.before) : place,
      cause.path,
      displayable(`${cause.before ?? '–'} → ${cause.after ?? '–'}`),
      cause.jobs.join(', '),
    ];
  });
}

function changedParts(saying: Saying): Rows {
  const { numbers } = saying.phrases;
  return partRows(saying).map(({ name, before, after }) => [
    displayable(name),
    `${whole(before, numbers)} → ${whole(after, numbers)}`,
  ]);
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
