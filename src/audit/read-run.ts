import { readInstant } from './read-instant.ts';
import type { Millisecond, Outcome, Reading, RunLine, SkipReason } from './types.ts';

/** A run's facts as they were found: JSON values, or the cells of a row where empty ones are null. */
export type Found = Readonly<Record<string, unknown>>;

const outcomes: readonly Outcome[] = ['success', 'error', 'timeout', 'skipped'];
const reasons: readonly SkipReason[] = ['paused', 'late', 'overlap', 'standby'];

/** What is wrong with a line: told, counted and passed by. */
class Wrong extends Error {}

/** What a line of the runner says, or why it can't be used. Keys that nobody needs are not looked at. */
export function readRun(found: Found): Reading {
  return reading(() => ({
    id: text(found, 'id'),
    job: text(found, 'job_name'),
    target: targetOf(found),
    trigger: triggerOf(found),
    scheduledAt: scheduledAt(found),
    startedAt: instant(found, 'started_at'),
    finishedAt: instant(found, 'finished_at'),
    attempt: isAbsent(found.attempt) ? 1 : count(found, 'attempt'),
    outcome: oneOf(found, 'outcome', outcomes),
    reason: isAbsent(found.reason) ? undefined : oneOf(found, 'reason', reasons),
  }));
}

/** The same of a row of the table, whose columns may be the base ones only. */
export function readRow(found: Found): Reading {
  return reading(() => {
    const outcome = oneOf(found, 'status', [...outcomes, 'running'] as const);
    const attempts = isAbsent(found.attempts) ? 1 : count(found, 'attempts');
    return {
      id: text(found, 'id'),
      job: text(found, 'job_name'),
      target: targetOf(found),
      trigger: triggerOf(found),
      scheduledAt: scheduledAt(found),
      startedAt: instant(found, 'started_at'),
      finishedAt: outcome === 'running' ? undefined : instant(found, 'finished_at'),
      attempt: outcome === 'running' ? 0 : attempts,
      outcome,
      reason: outcome === 'skipped' ? reasonOfRow(found) : undefined,
    };
  });
}

/** No run takes that long: a clock was set in between, and one such line would stretch the whole period. */
const mostBetween: Millisecond = 7 * 86_400_000;

function reading(make: () => RunLine): Reading {
  try {
    const line = make();
    const took = (line.finishedAt ?? line.startedAt) - line.startedAt;
    if (Math.abs(took) > mostBetween) {
      throw new Wrong('started_at and finished_at lie more than a week apart');
    }
    return { kind: 'run', line };
  } catch (error) {
    if (error instanceof Wrong) return { kind: 'broken', why: error.message };
    throw error;
  }
}

function targetOf(found: Found): string | undefined {
  return isAbsent(found.target) ? undefined : text(found, 'target');
}

/** Only what somebody started by hand is known not to be the schedule's. */
function triggerOf(found: Found): RunLine['trigger'] {
  return isAbsent(found.trigger) ? 'schedule' : oneOf(found, 'trigger', ['schedule', 'manual']);
}

function scheduledAt(found: Found): Millisecond | undefined {
  return isAbsent(found.scheduled_at) ? undefined : instant(found, 'scheduled_at');
}

/** With base columns the reason stands in `error`, as `skipped: late`. */
function reasonOfRow(found: Found): SkipReason | undefined {
  if (!isAbsent(found.reason)) return oneOf(found, 'reason', reasons);
  const word = typeof found.error === 'string' ? /^skipped: (\w+)/.exec(found.error)?.[1] : '';
  return reasons.find((reason) => reason === word);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function text(found: Found, key: string): string {
  const value = found[key];
  if (isAbsent(value)) throw new Wrong(`${key} is missing`);
  if (typeof value !== 'string' || value === '') throw new Wrong(`${key} is ${shown(value)}`);
  return value;
}

function instant(found: Found, key: string): Millisecond {
  const at = readInstant(text(found, key));
  if (at !== undefined) return at;
  throw new Wrong(`${key} is ${shown(found[key])}, no instant such as 2026-01-05T13:00:01.123Z`);
}

/** JSON has numbers where a row has digits. */
function count(found: Found, key: string): number {
  const value = found[key];
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
  throw new Wrong(`${key} is ${shown(value)}, no whole number`);
}

function oneOf<const Word extends string>(found: Found, key: string, words: readonly Word[]): Word {
  const value = text(found, key);
  const known = words.find((word) => word === value);
  if (known !== undefined) return known;
  throw new Wrong(`${key} is ${shown(value)}, not ${words.join(', ')}`);
}

/** A value as it stands in the log, short enough for a message. */
function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}
