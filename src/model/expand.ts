import type { Span } from '../diagnostics/source-file.ts';
import type { Located, Path, TriggerSource } from '../source/types.ts';
import { parseTime, parseWeekdays } from './literals.ts';
import type { Trigger, Window } from './types.ts';

/** One job to be, out of one under `jobs`: its name, its trigger and where both are written. */
export interface Expansion {
  readonly name: string;
  /** The key under `jobs` it comes from. */
  readonly source: string;
  readonly trigger: Trigger;
  /** Where the trigger's value stands. */
  readonly triggerPath: Path;
  /** What names it: the job's key, a key under `times` or an item of `windows`. */
  readonly namedAt: Span;
}

/**
 * The jobs that one job under `jobs` stands for: itself, or `<job>_<key>` for each of several
 * `times`, or `<job>_<window>` for each window. Windows that do not exist are left out.
 */
export function expand(
  source: string,
  job: TriggerSource,
  windows: ReadonlyMap<string, Window>,
  places: Located,
): readonly Expansion[] {
  const at = ['jobs', source];
  if (job.schedule !== undefined) {
    const trigger: Trigger = { kind: 'schedule', text: job.schedule };
    const namedAt = places.keySpanOf(at);
    return [{ name: source, source, trigger, triggerPath: [...at, 'schedule'], namedAt }];
  }
  if (job.times !== undefined) return expandTimes(source, job, places);
  return expandWindows(source, job.windows ?? [], windows, places);
}

function expandTimes(source: string, job: TriggerSource, places: Located): readonly Expansion[] {
  const path = ['jobs', source, 'times'];
  const weekdays = parseWeekdays(job.weekdays);
  const trigger = (time: string): Trigger => ({
    kind: 'times',
    minuteOfDay: parseTime(time),
    weekdays,
  });
  if (typeof job.times === 'string') {
    const namedAt = places.keySpanOf(['jobs', source]);
    return [{ name: source, source, trigger: trigger(job.times), triggerPath: path, namedAt }];
  }
  return Object.entries(job.times ?? {}).map(([key, time]) => ({
    name: `${source}_${key}`,
    source,
    trigger: trigger(time),
    triggerPath: [...path, key],
    namedAt: places.keySpanOf([...path, key]),
  }));
}

function expandWindows(
  source: string,
  names: readonly string[],
  windows: ReadonlyMap<string, Window>,
  places: Located,
): readonly Expansion[] {
  return names.flatMap((name, index) => {
    const window = windows.get(name);
    if (!window) return [];
    const triggerPath = ['jobs', source, 'windows', index];
    const namedAt = places.spanOf(triggerPath);
    const trigger: Trigger = { kind: 'window', window };
    return [{ name: `${source}_${name}`, source, trigger, triggerPath, namedAt }];
  });
}
