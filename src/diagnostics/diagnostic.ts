import { type Code, catalogue } from './catalogue/index.ts';
import type { Span } from './source-file.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Another place that belongs to the same problem: "its targets come from: …". */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
  /** What stands there, said in short, where the place alone says too little. */
  readonly excerpt?: string;
}

/** What a problem is about: by this an acceptance in the source knows what it reaches. */
export interface About {
  /** A key under `jobs`. */
  readonly job?: string;
  /** A category itself. One that has the job is known by the job. */
  readonly category?: string;
  readonly target?: string;
}

/** One problem, said for people: where, what, why, what to write instead. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong, one sentence, no full stop. */
  readonly message: string;
  readonly span?: Span;
  /** Stands behind the caret: why this very place. */
  readonly label?: string;
  readonly related: readonly RelatedPlace[];
  /** Rows that belong below the message, already in columns: the files that drifted. */
  readonly details?: readonly string[];
  /** The rewrite that works. May hold several lines. */
  readonly help?: string;
  readonly about?: About;
}

export type DiagnosticDetails = Partial<
  Pick<Diagnostic, 'span' | 'label' | 'related' | 'details' | 'help' | 'about'>
>;

/** Makes a diagnostic of a catalogued kind; the severity is the catalogue's. */
export function diagnostic(
  code: Code,
  message: string,
  details: DiagnosticDetails = {},
): Diagnostic {
  return { code, severity: catalogue[code].severity, message, related: [], ...details };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}
