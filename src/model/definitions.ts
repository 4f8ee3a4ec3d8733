import type {
  CategorySource,
  Document,
  Located,
  ScheduleSource,
  WindowSource,
} from '../source/types.ts';
import { keyPlaces } from './key-places.ts';
import { parseClockSpan, parseWeekdays } from './literals.ts';
import { pauseOf } from './pause.ts';
import type { Category, ConfiguredTarget, Window } from './types.ts';

/** What jobs refer to by name, in source order. */
export interface Definitions {
  readonly windows: ReadonlyMap<string, Window>;
  readonly categories: ReadonlyMap<string, Category>;
}

export function definitionsOf({ data, places }: Document<ScheduleSource>): Definitions {
  return {
    windows: mapped(data.windows, (name, window) => windowOf(name, window, places)),
    categories: mapped(data.categories, (name, category) => categoryOf(name, category, places)),
  };
}

function mapped<Source, Value>(
  sources: Readonly<Record<string, Source>> | undefined,
  make: (name: string, source: Source) => Value,
): ReadonlyMap<string, Value> {
  const entries = Object.entries(sources ?? {});
  return new Map(entries.map(([name, source]) => [name, make(name, source)]));
}

function windowOf(name: string, source: WindowSource, places: Located): Window {
  const at = ['windows', name];
  const pause = pauseOf('window', name, source.paused, places.keySpanOf([...at, 'paused']));
  return {
    name,
    label: source.label ?? name,
    hours: parseClockSpan(source.hours),
    weekdays: parseWeekdays(source.weekdays),
    types: source.types ?? [],
    ...(pause && { pause }),
    at: places.keySpanOf(at),
  };
}

function categoryOf(name: string, source: CategorySource, places: Located): Category {
  const at = ['categories', name];
  const pause = pauseOf('category', name, source.paused, places.keySpanOf([...at, 'paused']));
  return {
    name,
    label: source.label ?? name,
    ...(source.description !== undefined && { description: source.description }),
    windowsOnly: source.windows_only ?? false,
    ...(pause && { pause }),
    at: places.keySpanOf(at),
  };
}

/** The configured targets that exist, in the registry's order, settings as written. */
export function configuredTargets(
  { data, places }: Document<ScheduleSource>,
  targetIds: readonly string[],
): readonly ConfiguredTarget[] {
  return targetIds.flatMap((id) => {
    const source = new Map(Object.entries(data.targets)).get(id);
    if (!source) return [];
    const { paused, ...settings } = source;
    const pause = pauseOf('target', id, paused, places.keySpanOf(['targets', id, 'paused']));
    const path = ['targets', id];
    const at = keyPlaces(places.keySpanOf(path), path, source, places);
    return [{ id, ...(pause && { pause }), settings, at }];
  });
}
