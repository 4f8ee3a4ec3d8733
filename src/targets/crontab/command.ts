import type { Job } from '../../model/types.ts';
import { callArguments } from '../call.ts';
import type { TargetPlan } from '../types.ts';
import { plainWord } from './dialect.ts';
import type { CrontabSettings } from './settings.ts';

/** What the daemon hands to `/bin/sh -c`. Text that no quoting saves has been refused before. */
export function commandOf(job: Job, plan: TargetPlan<CrontabSettings>): string {
  const { settings } = plan;
  const words = callArguments(job, {
    target: settings.target,
    gated: plan.gated(job),
    settings,
    options: [
      ...['--overlap', job.overlap],
      ...(job.overlap === 'forbid' ? ['--lock-dir', settings.lockDir] : []),
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
