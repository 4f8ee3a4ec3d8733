import type {
  Document,
  ExpectationSource,
  Located,
  Path,
  PolicySource,
  PromisesSource,
  ScheduleSource,
} from '../source/types.ts';
import { dayNumber, parseDate } from '../time/civil.ts';
import type { Definitions } from './definitions.ts';
import { keyPlaces } from './key-places.ts';
import { parseClockSpan, parseDuration, parseTime, parseWeekdays } from './literals.ts';
import type { Commitment, Expectation, ExpectedMinute, Policy, Scope } from './policy-types.ts';
import type { Category } from './types.ts';

/** The file's promises, in source order. Categories that do not exist are left out. */
export function policiesOf(
  { data, places }: Document<ScheduleSource>,
  definitions: Definitions,
): readonly Policy[] {
  return Object.entries(data.policies ?? {}).flatMap(([name, source]) => {
    const at = ['policies', name];
    const commitment = commitmentOf(source, definitions);
    if (!commitment) return [];
    const path = [...at, commitment.kind];
    const policy: Policy = {
      name,
      label: source.label ?? name,
      severity: source.severity ?? 'error',
      commitment,
      at: places.keySpanOf(at),
      saidAt: keyPlaces(places.spanOf(path), path, source[commitment.kind] ?? {}, places),
    };
    return [policy];
  });
}

/** The promise that stands in it, by the one key that is there. */
function commitmentOf(source: PolicySource, definitions: Definitions): Commitment | undefined {
  const named = (names: readonly string[]) => categoriesOf(names, definitions);
  const { protect, allowed, must_run, never_on, required_keys } = source;
  if (protect) {
    return { kind: 'protect', span: spanOf(protect), categories: named(protect.from) };
  }
  if (allowed) {
    return { kind: 'allowed', span: spanOf(allowed), categories: named(allowed.categories) };
  }
  if (must_run) {
    const { job, every } = must_run;
    return { kind: 'must_run', job, ...(every && { everySeconds: parseDuration(every) }) };
  }
  if (never_on) {
    const { categories, targets } = never_on;
    return { kind: 'never_on', categories: named(categories), targets };
  }
  if (required_keys) {
    const { keys } = required_keys;
    return { kind: 'required_keys', keys, scope: scopeOf(required_keys, definitions) };
  }
  return countedCommitment(source, definitions);
}

function countedCommitment(
  { load, reduction, wakeups }: PolicySource,
  definitions: Definitions,
): Commitment | undefined {
  if (load) {
    const withinMinutes = parseDuration(load.within) / 60;
    const scope = scopeOf(load, definitions);
    return { kind: 'load', maxStarts: load.max_starts, withinMinutes, scope };
  }
  if (reduction) {
    const atLeastPercent = Number(reduction.at_least.replace('%', ''));
    return { kind: 'reduction', atLeastPercent, scope: scopeOf(reduction, definitions) };
  }
  if (!wakeups) return undefined;
  const { at_most: atMost, per } = wakeups;
  return { kind: 'wakeups', atMost, per, scope: scopeOf(wakeups, definitions) };
}

function spanOf({ hours, weekdays }: PromisesSource['allowed'] | PromisesSource['protect']) {
  return { hours: parseClockSpan(hours), weekdays: parseWeekdays(weekdays) };
}

function scopeOf(
  written: { readonly categories?: readonly string[]; readonly without?: readonly string[] },
  definitions: Definitions,
): Scope {
  const { categories, without } = written;
  if (categories) return { kind: 'only', categories: categoriesOf(categories, definitions) };
  return without
    ? { kind: 'without', categories: categoriesOf(without, definitions) }
    : { kind: 'all' };
}

function categoriesOf(names: readonly string[], { categories }: Definitions): readonly Category[] {
  return names.flatMap((name) => categories.get(name) ?? []);
}

/** The file's tests of its own jobs, in source order. */
export function expectationsOf({ data, places }: Document<ScheduleSource>): readonly Expectation[] {
  return Object.entries(data.expect ?? {}).map(([job, source]) => {
    const path = ['expect', job];
    const count = (key: 'per_day' | 'per_week') => {
      const starts = source[key];
      return starts === undefined ? undefined : { starts, at: places.spanOf([...path, key]) };
    };
    const perDay = count('per_day');
    const perWeek = count('per_week');
    return {
      job,
      firesAt: minutesOf('fires_at', source, path, places),
      neverAt: minutesOf('never_at', source, path, places),
      ...(perDay && { perDay }),
      ...(perWeek && { perWeek }),
    };
  });
}

function minutesOf(
  key: 'fires_at' | 'never_at',
  source: ExpectationSource,
  path: Path,
  places: Located,
): readonly ExpectedMinute[] {
  return (source[key] ?? []).map((text, index) => ({
    civil: parseMoment(text),
    at: places.spanOf([...path, key, index]),
  }));
}

/** `2026-01-05 10:00` as a civil minute. */
function parseMoment(text: string): number {
  const [day = '', time = ''] = text.split(' ');
  const date = parseDate(day);
  if (!date) throw new RangeError(`not a date with a time: ${text}`);
  return dayNumber(date) * 1440 + parseTime(time);
}
