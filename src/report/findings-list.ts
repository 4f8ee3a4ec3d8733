import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { countOf } from '../diagnostics/render-pretty.ts';
import { placeInRepository, type Repository } from '../diagnostics/repository.ts';
import { textLines } from '../diagnostics/text-lines.ts';
import { code, escapeText, table } from './markdown.ts';

const order = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

type Cells = readonly string[];

function row(diagnostic: Diagnostic, repository: Repository): Cells {
  const { severity, code: id, span } = diagnostic;
  const lines = textLines(
    diagnostic,
    (place) => `${place.message}: ${placeInRepository(place.span, repository)}`,
  );
  return [
    `${severity} ${id}`,
    span ? code(placeInRepository(span, repository)) : '',
    lines.map(escapeText).join('<br>'),
  ];
}

function document(rows: readonly Cells[], shown: number, count: string): string {
  const rest = rows.length - shown;
  const parts = [
    `### cronwright: ${count}`,
    table(['Finding', 'Place', 'What is wrong'], ['text', 'text', 'text'], rows.slice(0, shown)),
    ...(rest === 0 ? [] : [`… and ${rest} more, which the log has.`]),
  ];
  return `${parts.join('\n\n')}\n\n`;
}

/**
 * Findings as a section of Markdown, errors first, and no more of them than fit into so many bytes;
 * undefined where not even one does.
 */
export function markdownFindings(
  diagnostics: readonly Diagnostic[],
  repository: Repository,
  bytes: number,
): string | undefined {
  const sorted = diagnostics.toSorted((a, b) => order[a.severity] - order[b.severity]);
  const rows = sorted.map((diagnostic) => row(diagnostic, repository));
  const withRows = (shown: number) => document(rows, shown, countOf(diagnostics) ?? '');
  let fits = 0;
  let tooMany = rows.length + 1;
  while (tooMany - fits > 1) {
    const between = Math.floor((fits + tooMany) / 2);
    if (Buffer.byteLength(withRows(between)) <= bytes) fits = between;
    else tooMany = between;
  }
  return fits === 0 ? undefined : withRows(fits);
}
