import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts a `date` into a folder of a PATH whose `date +%s` says an instant; all else is the real
 * program, zones included.
 * @param real the command of the real one, such as `/bin/busybox date`
 */
export function stopClock(folder: string, instant: string, real: string): void {
  const file = join(folder, 'date');
  const seconds = Date.parse(instant) / 1000;
  const says = `#!/bin/sh\nif [ "$*" = +%s ]; then echo ${seconds}; else exec ${real} "$@"; fi\n`;
  rmSync(file, { force: true });
  writeFileSync(file, says);
  chmodSync(file, 0o755);
}
