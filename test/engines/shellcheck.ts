import { type Ended, runProgram } from './run-program.ts';

/** What shellcheck says of a POSIX shell script, at its strictest: status 0 and nothing, or 1. */
export function shellcheck(script: string): Promise<Ended> {
  const options = ['--norc', '--shell=sh', '--severity=style', '--format=gcc'];
  return runProgram(['shellcheck', ...options, '-'], { stdin: script });
}
