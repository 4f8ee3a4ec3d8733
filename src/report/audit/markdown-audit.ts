import { phrasesOf } from '../locales/index.ts';
import { code, escapeText, table } from '../markdown.ts';
import { whole } from '../numbers.ts';
import {
  type FiguresRow,
  type FiguresTable,
  figuresRows,
  isEventful,
  runsTable,
  startsTable,
} from './figures-tables.ts';
import { headingOf } from './heading.ts';
import { introOf } from './intro.ts';
import { notesOf } from './notes.ts';
import { auditPhrases } from './phrases.ts';
import type { AuditReport, Saying } from './saying.ts';
import { type ToldList, type ToldRow, toldLists } from './told-lists.ts';

/** Longer lists are cut and say so: an issue and a chat hold only so much. */
const mostRows = 50;

/** The audit for an issue or a chat, in the source's language, every text of the source and the log escaped. */
export function markdownAudit(report: AuditReport): string {
  const { locale } = report;
  const saying: Saying = { report, phrases: phrasesOf(locale), words: auditPhrases(locale) };
  const { words, phrases } = saying;
  const zone = phrases.headline.zone(code(report.zone), phrases.headline.zoneNames[report.zone]);
  const rows = figuresRows(report, saying, isEventful);
  const calm = report.audit.jobs.filter((job) => !isEventful(job)).length;
  const parts = [
    `### ${words.title}: ${headingOf(saying)}`,
    introOf(saying, zone, code),
    ...notesOf(saying, code),
    ...toldLists(saying).map((list) => listSection(list, saying)),
    figuresTable(rows, startsTable(rows, saying)),
    figuresTable(rows, runsTable(rows, saying)),
    ...(calm > 0 ? [words.calmJobs(calm, whole(calm, phrases.numbers))] : []),
    ...faults(saying),
    `<sub>${words.notes.percentiles}</sub>`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function listSection({ kind, rows, count }: ToldList, { words, phrases }: Saying): string {
  const { columns } = words;
  const cells = (row: ToldRow) => [code(row.job), row.when, escapeText(row.note)];
  const shown = table(
    [columns.job, columns.when, columns.note],
    ['text', 'text', 'text'],
    rows.slice(0, mostRows).map(cells),
  );
  const left = rows.length - mostRows;
  const more = left > 0 ? `\n\n${words.more(whole(left, phrases.numbers))}` : '';
  const text = `${shown}${more}`;
  const heading = `**${words.headings[kind]}** (${whole(count, phrases.numbers)})`;
  return `${heading}\n\n${text}`;
}

function figuresTable(rows: readonly FiguresRow[], figures: FiguresTable): string {
  return table(
    ['', ...figures.headings],
    ['text', ...figures.aligns],
    rows.map((row, index) => [nameOf(row), ...(figures.rows[index] ?? [])]),
  );
}

function nameOf({ level, name }: FiguresRow): string {
  switch (level) {
    case 'all':
    case 'category':
      return `**${escapeText(name)}**`;
    case 'job':
      return code(name);
  }
}

function faults({ report, words }: Saying): readonly string[] {
  const lines = report.audit.faults.map(
    ({ file, row, why }) => `- ${code(`${file}:${row}`)} ${escapeText(why)}`,
  );
  if (lines.length === 0) return [];
  const summary = `<summary>${words.notes.faults}</summary>`;
  return [`<details>${summary}\n\n${lines.join('\n')}\n</details>`];
}
