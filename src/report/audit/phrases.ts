import type { Locale } from '../../model/types.ts';
import { en } from './en.ts';
import { ptBr } from './pt-br.ts';

/** What is counted of starts and of runs; the order is that of columns and headings. */
export type StartColumn =
  | 'due'
  | 'onTime'
  | 'late'
  | 'missed'
  | 'held'
  | 'doubled'
  | 'stray'
  | 'manual';
export type RunColumn =
  | 'runs'
  | 'failed'
  | 'timedOut'
  | 'skippedPaused'
  | 'skippedLate'
  | 'skippedOverlap'
  | 'skippedUnknown'
  | 'unfinished'
  | 'running';
/** Three columns each: half of the runs, 95 of 100, the worst. */
export type TimeColumn = 'behind' | 'took';

/** What headings count, the worst first. */
export type Happening =
  | 'missed'
  | 'late'
  | 'doubled'
  | 'stray'
  | 'strangers'
  | 'unfinished'
  | 'failed'
  | 'timedOut';

/** What is told one by one. */
export type ToldKind =
  | 'missed'
  | 'late'
  | 'doubled'
  | 'stray'
  | 'strangers'
  | 'manual'
  | 'unfinished';

/** Every word of an audit in one language. Arguments are ready to print. */
export interface AuditPhrases {
  readonly title: string;
  readonly counted: Readonly<Record<Happening, (count: number, text: string) => string>>;
  readonly nothingMissed: string;
  readonly nothingJudged: string;
  readonly intro: (
    source: string,
    logs: string,
    from: string,
    until: string,
    zone: string,
  ) => string;
  readonly standardInput: string;
  readonly moreLogs: (first: string, count: string) => string;
  /** From Sunday, as dates begin. */
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly headings: Readonly<Record<ToldKind, string>>;
  readonly starts: Readonly<Record<StartColumn, string>>;
  readonly runs: Readonly<Record<RunColumn, string>>;
  readonly times: Readonly<Record<TimeColumn, string>>;
  readonly largest: string;
  readonly columns: { readonly job: string; readonly when: string; readonly note: string };
  readonly all: string;
  readonly noCategory: string;
  readonly to: (from: string, until: string) => string;
  readonly inARow: (count: string) => string;
  readonly lateBy: (time: string) => string;
  readonly againAt: (time: string) => string;
  readonly strangerRuns: (count: number, text: string) => string;
  readonly since: (moment: string) => string;
  readonly more: (count: string) => string;
  readonly calmJobs: (count: number, text: string) => string;
  readonly notes: Notes;
}

export interface Notes {
  readonly percentiles: string;
  readonly standbyOnly: (count: number, text: string) => string;
  /** What was asked for lies partly outside the log. */
  readonly outside: (from: string, until: string) => string;
  readonly unjudged: (count: number, jobs: string) => string;
  readonly broken: (count: number, text: string) => string;
  readonly disordered: (count: number, text: string) => string;
  readonly repeated: (count: number, text: string) => string;
  /** Why some lines can't be used, where they stand. */
  readonly faults: string;
}

export function auditPhrases(locale: Locale): AuditPhrases {
  switch (locale) {
    case 'en':
      return en;
    case 'pt-BR':
      return ptBr;
  }
}
