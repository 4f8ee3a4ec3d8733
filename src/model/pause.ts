import type { Span } from '../diagnostics/source-file.ts';
import type { PauseSource } from '../source/types.ts';
import type { Pause } from './types.ts';

/** The pause an author wrote, or undefined for none and for `paused: false`. */
export function pauseOf(
  level: Pause['level'],
  name: string,
  written: PauseSource | undefined,
  at: Span,
): Pause | undefined {
  if (written === undefined || written === false) return undefined;
  return written === true ? { level, name, at } : { level, name, ...written, at };
}
