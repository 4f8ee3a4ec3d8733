import { catalogue } from './catalogue/index.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { displayable } from './displayable.ts';
import { placeInRepository, type Repository } from './repository.ts';
import { regionOf, type Span } from './source-file.ts';
import { textLines } from './text-lines.ts';

/*
 * Workflow commands: docs.github.com, "Workflow commands for GitHub Actions". What that page leaves
 * out is read from github.com/actions/runner (ActionCommand.cs, ActionCommandManager.cs): how values
 * are escaped, that a relative file counts from the repository's root, and that columns are dropped
 * from a command whose lines differ. Both read 2026-11-27.
 *
 * @actions/core prints the same commands, with an HTTP client in its baggage.
 */

const commands = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
} as const satisfies Record<Severity, string>;

/** The runner takes one line for one command, and turns these back. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

type Properties = Readonly<Record<string, string | number>>;

/** Of several lines only the beginning: it is what is marked, and its column stays. */
function extent(span: Span | undefined): Properties {
  if (!span) return { line: 1 };
  const { startLine: line, startColumn: col, endLine, endColumn } = regionOf(span);
  return line === endLine ? { line, col, endLine, endColumn } : { line, col };
}

/**
 * One diagnostic as an annotation of a GitHub Actions run: one line, without its end. Nothing in a
 * source can end it early, or make a second command of its text.
 */
export function githubAnnotation(diagnostic: Diagnostic, repository: Repository): string {
  const { code, severity, span } = diagnostic;
  const at = repository.locate(span?.file.path ?? repository.source);
  const lines = textLines(
    diagnostic,
    (place) => `${place.message}: ${placeInRepository(place.span, repository)}`,
  );
  const properties: Properties = {
    ...(at.kind === 'inside' ? { file: displayable(at.path), ...extent(span) } : {}),
    title: `${code}: ${catalogue[code].title}`,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  // GitHub shows no file outside of the repository, so the text says where it is.
  const place = at.kind === 'outside' && span ? [placeInRepository(span, repository)] : [];
  const data = escapeData([...lines, ...place].join('\n'));
  return `::${commands[severity]} ${written.join(',')}::${data}`;
}
