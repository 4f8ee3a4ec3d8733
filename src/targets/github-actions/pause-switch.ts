import type { PauseSwitch } from '../types.ts';

/** A variable of the repository; GitHub knows none that is empty, so it is set or deleted. */
export function pauseSwitch(): PauseSwitch {
  return {
    where: 'in a clone of the repository',
    set: (value) => `gh variable set JOBS_PAUSED --body ${value}`,
    clear: 'gh variable delete JOBS_PAUSED',
    show: 'gh variable get JOBS_PAUSED',
  };
}
