import type { Audit, Period } from '../../audit/types.ts';
import type { Category, Locale } from '../../model/types.ts';
import type { Phrases } from '../locales/phrases.ts';
import type { AuditPhrases } from './phrases.ts';

/** An audit and what it was made of. */
export interface AuditReport {
  readonly audit: Audit;
  /** As it was asked for. */
  readonly period: Period;
  readonly sourcePath: string;
  /** As the command line names them; `-` is standard input. */
  readonly logs: readonly string[];
  readonly zone: string;
  readonly locale: Locale;
  readonly categories: readonly Category[];
}

/** All that an audit is said with. */
export interface Saying {
  readonly report: AuditReport;
  readonly phrases: Phrases;
  readonly words: AuditPhrases;
}
