import type { Accepted } from '../../acceptance/apply.ts';
import { jsonDiagnostic } from '../../diagnostics/render-json.ts';
import { placeOf, positionAt } from '../../diagnostics/source-file.ts';
import type { Lint } from '../../lint.ts';
import type { Acceptance } from '../../model/types.ts';
import { sayFindings } from '../findings.ts';
import type { FindingsFormat } from '../format.ts';
import { outJson } from '../json.ts';
import { loadAndLint } from '../load.ts';
import { statusOf } from '../status-of.ts';
import { columns } from '../table.ts';
import type { Status, Terminal } from '../terminal.ts';

export interface LintOptions {
  readonly source: string;
  readonly warnings: 'tolerated' | 'strict';
  readonly format: FindingsFormat;
}

/** `cronwright lint`: every finding of the source, and what its author accepts. */
export function lintCommand(options: LintOptions, terminal: Terminal): Status {
  const { source, warnings, format } = options;
  const found = loadAndLint(source, terminal);
  if (format === 'json') outLint(found, terminal);
  else {
    sayFindings(found.diagnostics, { source, format }, terminal);
    talkAccepted(found, terminal);
    if (found.diagnostics.length === 0) terminal.talk(`${source}: ${nothingLeft(found)}\n`);
  }
  return statusOf(found.diagnostics, warnings);
}

function nothingLeft({ accepted }: Lint): string {
  return accepted.length > 0 ? 'nothing is found that is not accepted' : 'nothing is found';
}

function outLint({ diagnostics, accepted, unasked }: Lint, terminal: Terminal): void {
  outJson(terminal, {
    diagnostics: diagnostics.map(jsonDiagnostic),
    accepted: accepted.map(({ finding, acceptances }) => ({
      ...jsonDiagnostic(finding),
      accepted_by: acceptances.map(jsonAcceptance),
    })),
    not_looked_for: unasked.map(jsonAcceptance),
  });
}

function jsonAcceptance({ code, reason, until, at }: Acceptance) {
  const { line, column } = positionAt(at.file.text, at.start);
  return { code, reason, until: until ?? null, file: at.file.path, line, column };
}

/** A row each, with the reason and the last day that the author gave. */
function talkAccepted({ accepted, unasked }: Lint, terminal: Terminal): void {
  if (accepted.length > 0) {
    terminal.talk(`accepted:\n${columns(accepted.map(acceptedRow))}\n`);
  }
  if (unasked.length > 0) {
    const rows = unasked.map((one) => [`  ${one.code}`, placeOf(one.at), reasonOf(one)]);
    terminal.talk(`accepted, but only compile can find it:\n${columns(rows)}\n`);
  }
}

function acceptedRow({ finding, acceptances }: Accepted): readonly string[] {
  const { code, span, message } = finding;
  const place = span ? placeOf(span) : '';
  return [`  ${code}`, place, message, acceptances.map(reasonOf).join('; ')];
}

function reasonOf({ reason, until }: Acceptance): string {
  return until === undefined ? reason : `${reason} (until ${until})`;
}
