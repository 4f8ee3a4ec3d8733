import { installed } from './installed.ts';
import { type Ended, runProgram } from './run-program.ts';

/**
 * What Debian's `crontab -n` says of a file, which it only reads: status 0 and nothing, or an error.
 * It takes a user's crontab, so the user column of a system crontab counts as the command.
 */
export function crontabSyntax(file: string): Promise<Ended> {
  return runProgram([installed('cron-162/usr/bin/crontab'), '-n', file]);
}
