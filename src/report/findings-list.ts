import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { countOf } from '../diagnostics/render-pretty.ts';
import { placeInRepository, type Repository } from '../diagnostics/repository.ts';
import { textLines } from '../diagnostics/text-lines.ts';
import { code, escapeText } from './markdown.ts';

const order = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

/** A block in which nothing is Markdown, whatever the lines hold: no run of ticks in them ends it. */
function fenced(lines: readonly string[]): string {
  const runs = lines.join('\n').match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return [`${fence}text`, ...lines, fence].join('\n');
}

/** What is wrong in a paragraph; below it, to be copied, how it is mended. */
function section(diagnostic: Diagnostic, repository: Repository): string {
  const { severity, code: id, span } = diagnostic;
  const [message = '', ...more] = textLines(
    diagnostic,
    (place) => `${place.message}: ${placeInRepository(place.span, repository)}`,
  );
  const place = span ? ` ${code(placeInRepository(span, repository))}` : '';
  const head = `**${severity} ${id}**${place} ${escapeText(message)}`;
  return more.length === 0 ? head : `${head}\n\n${fenced(more)}`;
}

function document(sections: readonly string[], shown: number, count: string): string {
  const rest = sections.length - shown;
  const parts = [
    `### cronwright: ${count}`,
    ...sections.slice(0, shown),
    ...(rest === 0 ? [] : [`… and ${rest} more, which the log has.`]),
  ];
  return `${parts.join('\n\n')}\n\n`;
}

/**
 * Findings as Markdown, errors first, and no more of them than fit into so many bytes; undefined
 * where not even one does.
 */
export function markdownFindings(
  diagnostics: readonly Diagnostic[],
  repository: Repository,
  bytes: number,
): string | undefined {
  const sorted = diagnostics.toSorted((a, b) => order[a.severity] - order[b.severity]);
  const sections = sorted.map((diagnostic) => section(diagnostic, repository));
  const withFirst = (shown: number) => document(sections, shown, countOf(diagnostics) ?? '');
  let fits = 0;
  let tooMany = sections.length + 1;
  while (tooMany - fits > 1) {
    const between = Math.floor((fits + tooMany) / 2);
    if (Buffer.byteLength(withFirst(between)) <= bytes) fits = between;
    else tooMany = between;
  }
  return fits === 0 ? undefined : withFirst(fits);
}
