import { type Ended, runProgram } from './run-program.ts';

/** What shellcheck says of a shell script, at its strictest severity: status 0 and nothing, or 1. */
export function shellcheck(file: string): Promise<Ended> {
  return runProgram(['shellcheck', '--norc', '--severity=style', '--format=gcc', file]);
}
