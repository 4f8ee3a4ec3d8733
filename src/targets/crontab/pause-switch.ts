import type { PauseSwitch } from '../types.ts';
import type { CrontabSettings } from './settings.ts';

/**
 * A line of the env file. `sed -i` of GNU and of BusyBox writes a new file with the owner and mode of
 * the old one and renames it, so a run that starts meanwhile reads either. The line is put in front:
 * behind the last line, `a` would be lost where that very line is the one to go.
 */
export function pauseSwitch({ envFile }: CrontabSettings): PauseSwitch {
  return {
    where: 'on the host',
    set: (value) => `sudo sed -i -e '1i JOBS_PAUSED=${value}' -e '/^JOBS_PAUSED=/d' ${envFile}`,
    clear: `sudo sed -i '/^JOBS_PAUSED=/d' ${envFile}`,
    show: `sudo grep '^JOBS_PAUSED=' ${envFile}`,
  };
}
