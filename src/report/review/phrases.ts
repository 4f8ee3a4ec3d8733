import type { Locale } from '../../model/types.ts';
import type { PromiseChange } from '../../review/types.ts';
import { en } from './en.ts';
import { ptBr } from './pt-br.ts';

/** What happens to jobs, as headings count it. */
export type Happening =
  | 'moved'
  | 'rescheduled'
  | 'added'
  | 'removed'
  | 'paused'
  | 'resumed'
  | 'renamed'
  | 'retargeted'
  | 'recalled'
  | 'adjusted';

/** Every word of a review in one language. Arguments are ready to print. */
export interface ReviewPhrases {
  readonly title: string;
  /** `1 moved`, of a heading. */
  readonly counted: Readonly<Record<Happening, (count: number, text: string) => string>>;
  readonly noRunChanges: string;
  readonly nothingComparable: string;
  readonly intro: (source: string, before: string, zone: string, monday: string) => string;
  /** The side after: what is being reviewed. */
  readonly now: string;
  readonly zoneChanged: (before: string, after: string) => string;
  readonly noSource: (label: string, path: string) => string;
  readonly broken: (label: string, codes: string) => string;
  readonly pausedWords: string;
  /** From Sunday, as dates begin. */
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly promises: {
    /** `1 promise removed`, of a heading. */
    readonly counted: Readonly<
      Record<'removed' | 'weakened', (count: number, text: string) => string>
    >;
    readonly heading: string;
    readonly kinds: Readonly<Record<PromiseChange['kind'], string>>;
  };
  readonly note: {
    readonly added: (category: string | undefined) => string;
    readonly removed: (category: string | undefined) => string;
    readonly perWeek: (before: string, after: string) => string;
    readonly window: (name: string, hours: string | undefined) => string;
    readonly pause: (level: Level, name: string, until: string | undefined) => string;
    /** Why a job starts again: what held it is gone, or no longer has it. */
    readonly pauseEnded: (level: Level, name: string) => string;
    readonly leaves: (level: Level, name: string) => string;
    readonly renamed: (before: string) => string;
    readonly clockChangesOnly: string;
    readonly heldOn: (targets: string) => string;
    readonly freeOn: (targets: string) => string;
    readonly nowhere: string;
    readonly noFact: string;
  };
  readonly facts: Readonly<Record<string, string>>;
  /** Values of facts that are words. */
  readonly values: Readonly<Record<string, string>>;
  readonly totals: Totals;
  readonly pauseStays: (what: string) => string;
  readonly reason: (reason: string, by: string | undefined) => string;
  readonly untilDay: (date: string) => string;
  readonly toResume: string;
  readonly runs: {
    readonly heading: string;
    readonly job: string;
    readonly kinds: Readonly<Record<RunKind, string>>;
  };
  readonly load: (moments: string) => string;
  readonly loadAt: (when: string, before: string, after: string) => string;
  /** `count` times of day. */
  readonly loadStays: (count: number, when: string, starts: string) => string;
  readonly causes: {
    readonly heading: string;
    readonly columns: readonly [string, string, string];
    readonly absent: string;
    readonly inBefore: (place: string, label: string) => string;
  };
  readonly parts: { readonly heading: string; readonly noCategory: string };
  readonly clockChanges: {
    readonly heading: string;
    readonly columns: readonly [string, string];
    readonly nothing: string;
  };
  readonly findings: {
    readonly appeared: (count: number, text: string) => string;
    readonly gone: (count: number, text: string) => string;
  };
  readonly removals: string;
  readonly files: (created: string, changed: string, deleted: string, unchanged: string) => string;
  readonly more: (count: string) => string;
  /** Of a comment that would be too long. */
  readonly sectionsLeftOut: (count: number) => string;
  readonly allLeftOut: string;
  readonly proof: (targets: string) => string;
  readonly unproved: string;
}

export type Level = 'job' | 'category' | 'window' | 'target';
export type RunKind = 'added' | 'removed' | 'moved' | 'paused' | 'resumed';

export interface Totals {
  readonly perWeek: string;
  readonly withoutPauses: string;
  readonly busiest: (when: string | undefined) => string;
  readonly baseline: string;
  readonly parts: {
    readonly added: (runs: string) => string;
    readonly removed: (runs: string) => string;
    readonly paused: (runs: string) => string;
    readonly resumed: (runs: string) => string;
    readonly rescheduled: (runs: string) => string;
    readonly moved: (count: number, runs: string) => string;
  };
  readonly busiestWritten: (starts: string) => string;
  readonly pausesDoNotCount: string;
}

export function reviewPhrases(locale: Locale): ReviewPhrases {
  switch (locale) {
    case 'en':
      return en;
    case 'pt-BR':
      return ptBr;
  }
}
