import type { Status, Terminal } from './terminal.ts';

/** The options that every command has, as they were written. */
export interface GlobalOptions {
  readonly format: string;
  readonly now?: string;
  readonly color: boolean;
}

/** What a command line asks for. */
export type Act = (options: GlobalOptions, terminal: Terminal) => Status | Promise<Status>;

/** Takes what a command line asks for, to be done once all of it is read. */
export type Report = (work: Act) => void;
