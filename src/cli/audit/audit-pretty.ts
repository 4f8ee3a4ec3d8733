import { displayable } from '../../diagnostics/displayable.ts';
import { en as words } from '../../report/audit/en.ts';
import {
  type FiguresRow,
  type FiguresTable,
  figuresRows,
  isEventful,
  runsTable,
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
    figuresText(rows, startsTable(rows, saying), saying, terminal),
    figuresText(rows, runsTable(rows, saying), saying, terminal),
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

function figuresText(
  rows: readonly FiguresRow[],
  figures: FiguresTable,
  { report }: Saying,
  { outColors }: Terminal,
): string {
  const paint = categoryColor(report.categories, outColors);
  const head = ['', ...figures.headings.map((heading) => heading.toUpperCase())];
  const body = rows.map((row, index) => {
    const category = row.category === undefined ? undefined : { name: row.category };
    const indent = row.level === 'job' ? '  ' : '';
    return [`${indent}${paint(displayable(row.name), category)}`, ...(figures.rows[index] ?? [])];
  });
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => cellsOf(cells[column] ?? ''))),
  );
  const aligned = (cells: readonly string[]) =>
    cells.map((cell, column) => {
      const blanks = ' '.repeat((widths[column] ?? 0) - cellsOf(cell));
      return column === 0 ? cell : `${blanks}${cell}`;
    });
  return columns([aligned(head).map((cell) => outColors.dim(cell)), ...body.map(aligned)]);
}

function faults({ report }: Saying, { outColors }: Terminal): readonly string[] {
  const rows = report.audit.faults.map(({ file, row, why }) => [
    `  ${displayable(file)}:${row}`,
    displayable(why),
  ]);
  if (rows.length === 0) return [];
  return [`${outColors.bold(words.notes.faults)}\n${columns(rows)}`];
}
