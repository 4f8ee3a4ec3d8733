import type { CivilMinute, InstantMinute, Schedule } from '../ir/types.ts';

/** The stretch of time in which an artifact is compared with its source, half-open, minutes UTC. */
export interface Horizon {
  readonly from: InstantMinute;
  readonly until: InstantMinute;
}

/** One civil minute at which source and engine don't start alike. */
export interface Difference {
  /** What the clock of `zone`, the source's, reads or would read. */
  readonly civil: CivilMinute;
  readonly zone: string;
  /** When the source starts. */
  readonly wanted: readonly InstantMinute[];
  /** When the engine does; an instant twice is started twice. */
  readonly found: readonly InstantMinute[];
  /** Where the engine has no law: the instant, in seconds, from which it looked for its next start. */
  readonly searchedFrom?: number;
  /** Where nobody can tell what the engine does: why, of "it". */
  readonly doubt?: string;
  /** Whether a clock change lies within 26 hours: only then can it be accepted. */
  readonly near: 'change' | 'nothing';
}

/** A minute of which the vendor does not say whether the engine starts. */
export interface Silence {
  readonly civil: CivilMinute;
  readonly zone: string;
  readonly why: string;
}

/** A fact of a job that an artifact does not carry as the source has it. */
export interface FactDifference {
  readonly fact: string;
  readonly wanted?: string;
  readonly found?: string;
}

/**
 * What is known of how an artifact starts a job, against its source:
 *
 * - `identical`: the same canonical schedule, zone and rule, on an engine whose law is that rule;
 * - `equivalent`: compared, and equal in every minute;
 * - `permitted`: equal but for differences that the author left open or accepted in writing;
 * - `nominal`: equal wherever the vendor documents what happens;
 * - `divergent`: there is a minute, a fact or an object that differs;
 * - `rejected`: the engine does not take the text;
 * - `unreadable`: our reader can't make sense of the file;
 * - `undecided`: no model can tell.
 *
 * The first four are good: only they are written.
 */
export type Verdict =
  | { readonly kind: 'identical' }
  | { readonly kind: 'equivalent' }
  | {
      readonly kind: 'permitted';
      readonly open: readonly Difference[];
      readonly accepted: readonly Difference[];
    }
  | {
      readonly kind: 'nominal';
      readonly silent: readonly Silence[];
      readonly open: readonly Difference[];
      readonly accepted: readonly Difference[];
    }
  | {
      readonly kind: 'divergent';
      /** In time; the first is the counterexample. */
      readonly differences: readonly Difference[];
      readonly facts: readonly FactDifference[];
    }
  | { readonly kind: 'rejected'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'undecided'; readonly why: string };

export type VerdictKind = Verdict['kind'];

/** The verdicts of a proof by the names of their jobs: files have thousands. */
export function verdictsByJob({ jobs }: TargetProof): ReadonlyMap<string, Verdict> {
  return new Map(jobs.map(({ job, verdict }) => [job, verdict]));
}

/** Whether a file with this verdict may be written. */
export function isGood({ kind }: Verdict): boolean {
  switch (kind) {
    case 'identical':
    case 'equivalent':
    case 'permitted':
    case 'nominal':
      return true;
    case 'divergent':
    case 'rejected':
    case 'unreadable':
    case 'undecided':
      return false;
  }
}

export interface JobProof {
  readonly job: string;
  readonly verdict: Verdict;
  /** What the artifact says, for people: `0 10 * * 1-5 in America/Sao_Paulo`. */
  readonly entries: readonly string[];
}

/** Whether and how the files of one target were shown to do what the source says. */
export interface TargetProof {
  readonly target: string;
  readonly label: string;
  /** The program and version that the model of the engine was compared with. */
  readonly engine: string;
  readonly hostZone: string;
  readonly horizon: Horizon;
  /** Every zone that the source, an entry or the host reads, and how often it changes in the horizon. */
  readonly zones: readonly { readonly zone: string; readonly changes: number }[];
  readonly jobs: readonly JobProof[];
  /** What concerns no job of the source: a foreign object, a broken rule, a file left out. */
  readonly faults: readonly string[];
}

/** An expression in a zone, and the jobs that have it. */
export interface AskedExpression {
  readonly text: string;
  readonly schedule: Schedule;
  readonly jobs: readonly string[];
}

/** Where the two disagree and none of its known faults says why. */
export interface Disagreement {
  readonly question: AskedExpression;
  /** The minutes at which only one of them starts, in time; none when it refuses the text. */
  readonly minutes: readonly OneSided[];
  /** What it said, where it refused the text or broke off. */
  readonly said?: string;
}

export interface SecondOpinion {
  /** Name and version of the program that was asked. */
  readonly program: string;
  readonly questions: number;
  /** Starts that both agree on. */
  readonly agreed: number;
  /** Its known faults that showed, with the questions that showed them. */
  readonly known: readonly {
    readonly fault: KnownFault;
    readonly questions: readonly AskedExpression[];
  }[];
  readonly disagreements: readonly Disagreement[];
}

/** What the program that is asked is known to do otherwise. */
export interface KnownFault {
  readonly name: string;
  /** The end of a sentence that begins with its name. */
  readonly what: string;
}

/** A minute at which only one of the two starts. */
export interface OneSided {
  readonly at: InstantMinute;
  readonly by: 'us' | 'cron-parser';
}
