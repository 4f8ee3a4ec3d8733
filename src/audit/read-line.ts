import { type Found, readRun } from './read-run.ts';
import type { Reading } from './types.ts';

const other: Reading = { kind: 'other' };
const halfLine = 'it is not a whole JSON object';

/** Keys that only the runner writes, so that half a line of it is not taken for another program's. */
const ours = /"(job_name|started_at|items_processed|response_code)\\?":/;

/**
 * One line of a log. The runner's JSON begins at the first `{"id":`, else at the first `{`; syslog,
 * `kubectl logs --prefix --timestamps` and container runtimes write before it, and nothing is written
 * behind it. An object of `journalctl -o json` holds the line as its MESSAGE, one of a collector as its
 * log, line or message. Whatever has no sign of
 * the runner is another program's.
 */
export function readLine(text: string): Reading {
  const own = text.indexOf('{"id":');
  const start = own >= 0 ? own : text.indexOf('{');
  const found = start < 0 ? undefined : objectIn(text.slice(start));
  if (!found) return own >= 0 || ours.test(text) ? { kind: 'broken', why: halfLine } : other;
  if ('job_name' in found) return readRun(found);
  const message = messageOf(found);
  if (message !== undefined) return readLine(message);
  return own >= 0 && ours.test(text) ? readRun(found) : other;
}

function objectIn(text: string): Found | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Found {
  return typeof value === 'object' && value !== null;
}

/** What an envelope holds: of a journal's entry a text, or its bytes where the journal took it for no text. */
function messageOf({ MESSAGE, log, line, message }: Found): string | undefined {
  for (const text of [log, line, message]) if (typeof text === 'string') return text;
  if (typeof MESSAGE === 'string') return MESSAGE;
  if (!Array.isArray(MESSAGE)) return undefined;
  const bytes = MESSAGE.filter((byte) => typeof byte === 'number');
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
