import type { Job } from '../../model/types.ts';
import { callArguments } from '../call.ts';
import type { TargetPlan } from '../types.ts';
import { plainWord } from './dialect.ts';
import type { CrontabSettings } from './settings.ts';

/**
 * What the daemon hands to `/bin/sh -c`. Text that no quoting saves has been refused before. The
 * settings stand in every command, the locks' folder also where nothing is locked: then each line
 * can be compared with all of them.
 */
export function commandOf(job: Job, plan: TargetPlan<CrontabSettings>): string {
  const { settings } = plan;
  const words = callArguments(job, {
    target: settings.target,
    gated: plan.gated(job),
    settings,
    dueFrom: 'clock',
    log: plan.log,
    options: [
      ...['--overlap', job.overlap],
      ...['--lock-dir', settings.lockDir],
      ...['--env-file', settings.envFile],
      ...['--log', 'syslog'],
    ],
  });
  return [settings.runner, ...words].map(shellWord).join(' ');
}

/** A word as the shell reads it. */
export function shellWord(word: string): string {
  return plainWord.test(word) ? word : `'${word}'`;
}
