import type { Colors } from 'picocolors/types.js';
import stringWidth from 'string-width';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { displayable } from './displayable.ts';
import { lineOf, placeOf, positionAt, type Span } from './source-file.ts';

/** Lines longer than this are shown around the place that matters. */
const longestLine = 140;
/** How many lines before the place are shown with it. */
const linesBefore = 2;

function paintSeverity(severity: Severity, colors: Colors): (text: string) => string {
  switch (severity) {
    case 'error':
      return colors.red;
    case 'warning':
      return colors.yellow;
    case 'note':
      return colors.cyan;
  }
}

interface ShownLine {
  readonly text: string;
  /** Offsets of the marked stretch inside `text`. */
  readonly start: number;
  readonly end: number;
}

/** The part of a long line around the marked stretch, with an ellipsis where it was cut. */
function cropped({ text, start, end }: ShownLine): ShownLine {
  if (text.length <= longestLine) return { text, start, end };
  const from = Math.max(0, Math.min(start - 40, text.length - longestLine));
  const until = Math.min(text.length, from + longestLine);
  const head = from > 0 ? '…' : '';
  const tail = until < text.length ? '…' : '';
  const shift = head.length - from;
  const mark = { start: start + shift, end: Math.min(end, until) + shift };
  return { text: `${head}${text.slice(from, until)}${tail}`, ...mark };
}

function excerpt(
  span: Span,
  label: string | undefined,
  colors: Colors,
  severity: Severity,
): string[] {
  const { text } = span.file;
  const { line } = positionAt(text, span.start);
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const marked = lineOf(text, line);
  const shown = cropped({
    text: marked,
    start: span.start - lineStart,
    end: Math.min(span.end - lineStart, marked.length),
  });
  const gutter = String(line).length + 2;
  const bar = `${' '.repeat(gutter + 1)}${colors.dim('|')}`;
  const rows = [bar];
  for (let number = Math.max(1, line - linesBefore); number < line; number++) {
    const before = cropped({ text: lineOf(text, number), start: 0, end: 0 });
    rows.push(numbered(number, gutter, before.text, colors));
  }
  rows.push(numbered(line, gutter, shown.text, colors));
  const indent = stringWidth(displayable(shown.text.slice(0, shown.start)));
  const width = Math.max(1, stringWidth(displayable(shown.text.slice(shown.start, shown.end))));
  const carets = paintSeverity(severity, colors)('^'.repeat(width));
  const words = label === undefined ? '' : ` ${displayable(label)}`;
  rows.push(`${bar} ${' '.repeat(indent)}${carets}${words}`, bar);
  return rows;
}

function numbered(line: number, gutter: number, text: string, colors: Colors): string {
  const shown = displayable(text.replace(/\r$/, ''));
  const head = `${String(line).padStart(gutter)} ${colors.dim('|')}`;
  return shown === '' ? head : `${head} ${shown}`;
}

function helpLines(help: string): string[] {
  return help
    .split('\n')
    .map((line, index) =>
      index === 0 ? `  help: ${displayable(line)}` : `        ${displayable(line)}`,
    );
}

/** One diagnostic as lines for a terminal. */
export function prettyDiagnostic(diagnostic: Diagnostic, colors: Colors): string {
  const { code, severity, message, span, label, related, details, help } = diagnostic;
  const paint = paintSeverity(severity, colors);
  const rows = [
    `${paint(colors.bold(`${severity}[${code}]`))}: ${colors.bold(displayable(message))}`,
  ];
  if (span) {
    rows.push(`  ${displayable(placeOf(span))}`, ...excerpt(span, label, colors, severity));
  }
  if (details) rows.push('', ...details.map((row) => `  ${displayable(row)}`), '');
  for (const place of related) {
    const tail = place.excerpt === undefined ? '' : `   ${displayable(place.excerpt)}`;
    rows.push(`  ${displayable(place.message)}: ${displayable(placeOf(place.span))}${tail}`);
  }
  if (help !== undefined) rows.push(...helpLines(help));
  return rows.join('\n');
}

/** `2 errors, 1 warning`, or undefined where there is nothing to count. */
export function countOf(diagnostics: readonly Diagnostic[]): string | undefined {
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = diagnostics.filter((d) => d.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? undefined : counts.join(', ');
}
