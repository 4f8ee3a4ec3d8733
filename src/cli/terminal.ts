import type { Colors } from 'picocolors/types.js';
import type { Memory } from './memory.ts';

/** What a GitHub Actions runner tells the steps of a job; elsewhere nothing. */
export interface GitHubRunner {
  /** GITHUB_WORKSPACE: the folder in which repositories are checked out, absolute. */
  readonly workspace?: string | undefined;
  /** GITHUB_STEP_SUMMARY: the file whose Markdown is shown on the run's page, absolute. */
  readonly stepSummary?: string | undefined;
}

/** The world around a command, handed in so that tests and libraries can stand in for it. */
export interface Terminal {
  /** The folder all relative paths count from. */
  readonly cwd: string;
  /** Data: what a script would read. */
  readonly out: (text: string) => void;
  /** Talk: what a person reads beside it. */
  readonly talk: (text: string) => void;
  /** Standard input, undefined where a person would have to type it. Looked at when it is read: few do. */
  readonly input: () => AsyncIterable<Uint8Array> | undefined;
  /** Who reads the talk: a person who waits sees how far a long command is. */
  readonly listener: 'person' | 'file';
  /** Columns of the terminal, 80 where there is none. */
  readonly columns: number;
  readonly outColors: Colors;
  readonly talkColors: Colors;
  readonly github: GitHubRunner;
  /** The instant the command takes for now, in milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Absent where nothing is to be remembered from run to run. */
  readonly memory?: Memory | undefined;
}

/**
 * Statuses of the command line (README, "Statuses"): 0 clean or warnings only, 1 errors or drift,
 * 2 wrong usage or a source that cannot be read, 3 a bug in cronwright.
 */
export const status = { clean: 0, findings: 1, usage: 2, bug: 3 } as const;
export type Status = (typeof status)[keyof typeof status];

/** Wrong usage: a sentence for the person, ended with status 2. */
export class UsageError extends Error {}
