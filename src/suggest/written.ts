import type { Job } from '../model/types.ts';
import { formatTime } from '../time/civil.ts';

/** A value of the source that makes a job start when it does. */
export interface Written {
  /** The keys that lead to it, e.g. `jobs`, `send_report`, `times`. */
  readonly path: readonly string[];
  readonly value: string;
}

/** What to write for a job that a time or a schedule starts. */
export function writtenFor({ name, source, trigger }: Job): Written {
  const at = ['jobs', source];
  switch (trigger.kind) {
    case 'schedule':
      return { path: [...at, 'schedule'], value: trigger.text };
    case 'times': {
      // One of several is named `<job>_<key>`.
      const key = name === source ? [] : [name.slice(source.length + 1)];
      return { path: [...at, 'times', ...key], value: formatTime(trigger.minuteOfDay) };
    }
    case 'window':
      return { path: [...at, 'windows'], value: trigger.window.name };
  }
}
