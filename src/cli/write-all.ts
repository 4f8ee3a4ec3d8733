import { writeSync } from 'node:fs';
import { reasonOf } from '../diagnostics/system-error.ts';
import { status } from './terminal.ts';

/** Writes all of it, also to a slow pipe; a reader that has gone away is no error of ours. */
export function writeAll(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(descriptor, bytes, sent);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (code !== 'EAGAIN') {
        lost(descriptor, error);
        return;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Data that was lost is no success; words that were lost can be told to nobody. */
function lost(descriptor: 1 | 2, error: unknown): void {
  const reason = reasonOf(error);
  if (descriptor === 2) return;
  writeAll(2, `cronwright: the output can't be written: ${reason}\n`);
  process.exit(status.findings);
}
