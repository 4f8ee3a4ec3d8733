import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { merged } from '../../audit/order.ts';
import type { PlacedReading } from '../../audit/types.ts';
import { displayable } from '../../diagnostics/displayable.ts';
import { reasonOf } from '../../diagnostics/system-error.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { readLog } from './read-log.ts';

/** What standard input is called on the command line. */
const standardInput = '-';

/**
 * All lines of several logs in the order in which they were written, so that one file a host or a pod is
 * as good as one of all. Within a file they come as they stand.
 * @throws UsageError for a log that can't be opened or read
 */
export function readLogs(
  names: readonly string[],
  terminal: Pick<Terminal, 'cwd' | 'input'>,
): AsyncIterable<readonly PlacedReading[]> {
  const [only, ...others] = names.map((name) => openLog(name, terminal));
  if (only && others.length === 0) return only;
  return merged(only ? [only, ...others] : [], writtenAt);
}

/** When a line was written. One that tells of no run has no time, and doesn't hold up its file. */
function writtenAt({ reading }: PlacedReading): number {
  if (reading.kind !== 'run') return Number.NEGATIVE_INFINITY;
  return reading.line.finishedAt ?? reading.line.startedAt;
}

async function* openLog(
  name: string,
  { cwd, input }: Pick<Terminal, 'cwd' | 'input'>,
): AsyncGenerator<readonly PlacedReading[]> {
  const known = displayable(name);
  const piped = name === standardInput ? input() : undefined;
  if (name === standardInput && !piped) {
    throw new UsageError(
      'there is no log on standard input; name a file, or\n    journalctl -t cronwright -o cat | cronwright audit',
    );
  }
  try {
    yield* readLog(piped ?? createReadStream(resolve(cwd, name)), known);
  } catch (error) {
    throw new UsageError(`can't read ${known}: ${reasonOf(error)}`);
  }
}
