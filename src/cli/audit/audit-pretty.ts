import { displayable } from '../../diagnostics/displayable.ts';
import { en as words } from '../../report/audit/en.ts';
import {
  allTimes,
  type FiguresRow,
  type FiguresTable,
  figuresRows,
  isEventful,
  runsTable,
  type ShownTimes,
  startsTable,
} from '../../report/audit/figures-tables.ts';
import { headingOf } from '../../report/audit/heading.ts';
import { introOf } from '../../report/audit/intro.ts';
import { notesOf } from '../../report/audit/notes.ts';
import type { AuditReport, Saying } from '../../report/audit/saying.ts';
import { type ToldList, toldLists } from '../../report/audit/told-lists.ts';
import { phrasesOf } from '../../report/locales/index.ts';
import { whole } from '../../report/numbers.ts';
import { categoryColor } from '../category-color.ts';
import { cellsOf, columns } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { wrapped } from '../wrapped.ts';

/** Longer lists are cut and say so; as JSON there are more. */
const mostRows = 20;

/** The audit for a person at a terminal, in English whatever the source's locale is. */
export function prettyAudit(report: AuditReport, terminal: Terminal): string {
  const saying: Saying = { report, phrases: phrasesOf('en'), words };
  const { outColors, columns: width } = terminal;
  const rows = figuresRows(report, saying, isEventful);
  const calm = report.audit.jobs.filter((job) => !isEventful(job)).length;
  const paragraph = (text: string) => wrapped(displayable(text), width);
  const sections = [
    `${outColors.bold(headingOf(saying))}\n${outColors.dim(paragraph(introOf(saying, report.zone, String)))}`,
    ...notesOf(saying, String).map(paragraph),
    ...toldLists(saying).map((list) => listSection(list, saying, terminal)),
    figuresText(rows, startsTable, saying, terminal),
    figuresText(rows, runsTable, saying, terminal),
    [words.notes.percentiles, ...(calm > 0 ? [words.calmJobs(calm, numberOf(calm, saying))] : [])]
      .map(paragraph)
      .join('\n'),
    ...faults(saying, terminal),
  ];
  return `${sections.join('\n\n')}\n`;
}

function numberOf(count: number, { phrases }: Saying): string {
  return whole(count, phrases.numbers);
}

function listSection(list: ToldList, saying: Saying, { outColors }: Terminal): string {
  const { kind, rows, count } = list;
  const paint = categoryColor(saying.report.categories, outColors);
  const shown = columns(
    rows.slice(0, mostRows).map(({ job, category, when, note }) => {
      const name = paint(displayable(job), category === undefined ? undefined : { name: category });
      return [`  ${name}`, when, outColors.dim(displayable(note))];
    }),
  );
  const left = rows.length - mostRows;
  const more = left > 0 ? `\n  ${words.more(numberOf(left, saying))}` : '';
  const heading = `${words.headings[kind]} (${numberOf(count, saying)})`;
  return `${outColors.bold(heading)}\n${shown}${more}`;
}

/** What there is room for, from the most to the least. */
const rooms: readonly ShownTimes[] = [allTimes, ['p95', 'max'], ['p95'], []];

/** The table with as many of its percentiles as fit the terminal. */
function figuresText(
  rows: readonly FiguresRow[],
  tableOf: (rows: readonly FiguresRow[], saying: Saying, shown: ShownTimes) => FiguresTable,
  saying: Saying,
  terminal: Terminal,
): string {
  const texts = rooms.map((shown) =>
    alignedText(rows, tableOf(rows, saying, shown), saying, terminal),
  );
  const fits = (text: string) =>
    text.split('\n').every((line) => cellsOf(line) <= terminal.columns);
  return texts.find(fits) ?? texts.at(-1) ?? '';
}

function alignedText(
  rows: readonly FiguresRow[],
  figures: FiguresTable,
  { report }: Saying,
  { outColors }: Terminal,
): string {
  const paint = categoryColor(report.categories, outColors);
  const head = ['', ...figures.headings.map((heading) => outColors.dim(heading.toUpperCase()))];
  const body = rows.map(({ level, name, category }, index) => {
    const painted = paint(
      displayable(name),
      category === undefined ? undefined : { name: category },
    );
    return [`${level === 'job' ? '  ' : ''}${painted}`, ...(figures.rows[index] ?? [])];
  });
  return columns(rightAligned([head, ...body]));
}

/** All cells but the first of each row moved to the right of their column. */
function rightAligned(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cellsOf(cells[column] ?? ''))),
  );
  return rows.map(([first = '', ...cells]) => [
    first,
    ...cells.map((cell, at) => ' '.repeat((widths[at + 1] ?? 0) - cellsOf(cell)) + cell),
  ]);
}

function faults({ report }: Saying, { outColors }: Terminal): readonly string[] {
  const rows = report.audit.faults.map(({ file, row, why }) => [
    `  ${displayable(file)}:${row}`,
    displayable(why),
  ]);
  if (rows.length === 0) return [];
  return [`${outColors.bold(words.notes.faults)}\n${columns(rows)}`];
}
