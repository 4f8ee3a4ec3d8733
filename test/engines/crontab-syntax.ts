import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from './installed.ts';
import { type Ended, runProgram } from './run-program.ts';

/**
 * What Debian's `crontab -n` says of a text on stderr: status 0 and that it is right, or 1 and what
 * is wrong. It takes a user's crontab: the user column of a system crontab counts as command.
 */
export async function crontabSyntax(text: string): Promise<Ended> {
  const root = mkdtempSync(join(tmpdir(), 'crontab-'));
  try {
    // It wants the spool of an installed cron, which the shim lets it find here.
    mkdirSync(join(root, 'var/spool/cron/crontabs'), { recursive: true });
    const file = join(root, 'crontab');
    writeFileSync(file, text);
    const env = {
      LD_PRELOAD: installed('vclock.so'),
      VCLOCK_START: '0',
      VCLOCK_END: '1',
      VCLOCK_LOG: join(root, 'events'),
      VCLOCK_ROOT: root,
    };
    return await runProgram([installed('cron-162/usr/bin/crontab'), '-n', file], { env });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
