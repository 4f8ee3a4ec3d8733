import type { Goal, Measured } from './lines.ts';

/** What a row is given to measure with. */
export interface Bench {
  /** Interleaved pairs; five at least for a figure that is written down. */
  readonly runs: number;
  /** The repository's root. */
  readonly root: string;
  /** An empty folder of the run's own, taken away behind it. */
  readonly folder: string;
  /** The program that is measured as a process of its own. */
  readonly program: string;
  readonly say: (text: string) => void;
}

export interface Row {
  readonly id: string;
  readonly goals: readonly Goal[];
  /** Packages that are measured against: without one of them nothing is. */
  readonly peers: readonly string[];
  /** Takes minutes and gigabytes: only on demand. */
  readonly size: 'ordinary' | 'large';
  measure(bench: Bench): Promise<readonly Measured[]>;
}
