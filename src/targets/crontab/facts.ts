import { sharedFacts } from '../configured.ts';
import type { Facts } from '../types.ts';
import type { CrontabSettings } from './settings.ts';

/** What every line of the crontab must say of the settings. */
export function facts(settings: CrontabSettings): Facts {
  return {
    ...sharedFacts(settings),
    implementation: settings.implementation,
    user: settings.user,
    ...(settings.mailto ? { mailto: settings.mailto } : {}),
    runner: settings.runner,
    env_file: settings.envFile,
    lock_dir: settings.lockDir,
  };
}
