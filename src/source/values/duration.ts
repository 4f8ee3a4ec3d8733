import { textOf, type ValueCheck, type ValueFault } from './value-fault.ts';

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** In seconds: the runner refuses a longer one (src/products/run-job/run-job.sh, --timeout). */
export const longestTimeout = 86_400;

/** `300s`, `5m`, `1h`, `2d`: a whole number of at least 1 and its unit, at most a year. */
export const duration = durationBetween(1, 365 * 86_400);

/** A duration for which a call may go on. */
export const timeout = durationBetween(1, longestTimeout);

/**
 * How late a start may be. Cron counts in minutes; a clock shows each time of day anew after 24 hours,
 * so half of that tells yesterday's start from one that is early.
 */
export const grace = durationBetween(60, 43_200);

/** The wait before a call is made again. */
export const backoff = durationBetween(1, 3600);

/** The longest time between two starts. */
export const every = durationBetween(60, 365 * 86_400);

/** A stretch in which starts are counted. */
export const within = wholeMinutesBetween(60, 86_400);

/** A stretch over which starts are spread: half a day at most, as a start must stay in its day. */
export const stagger = wholeMinutesBetween(60, 43_200);

/** Starts fall on whole minutes, so that no part of one counts. Both in seconds. */
function wholeMinutesBetween(shortest: number, longest: number): ValueCheck {
  const check = durationBetween(shortest, longest);
  return (node) => {
    const fault = check(node);
    const text = textOf(node) ?? '';
    const seconds = /^([1-9][0-9]*)s$/.exec(text)?.[1];
    if (fault || seconds === undefined || Number(seconds) % 60 === 0) return fault;
    const rewrite = `${Math.round(Number(seconds) / 60)}m`;
    return {
      ...wrong(text, 'starts fall on whole minutes', rewrite),
      message: `"${text}" is no number of minutes`,
    };
  };
}

/** Both in seconds. */
function durationBetween(shortest: number, longest: number): ValueCheck {
  return (node) => {
    const text = textOf(node);
    if (text === undefined) return undefined;
    const match = /^([1-9][0-9]*)([smhd])$/.exec(text);
    if (match) {
      const seconds = Number(match[1]) * (units[match[2] ?? ''] ?? 1);
      if (seconds < shortest) return tooShort(text, shortest);
      return seconds <= longest ? undefined : tooLong(text, longest);
    }
    if (/^[1-9][0-9]*$/.test(text)) return wrong(text, 'a unit is missing', `${text}s`);
    if (/^0+[smhd]?$/.test(text)) return wrong(text, 'it must be at least 1s');
    const rewrite = mended(text.trim().toLowerCase(), longest);
    return wrong(text, 'a whole number and s, m, h or d, without a blank', rewrite);
  };
}

function tooShort(text: string, shortest: number): ValueFault {
  const rewrite = inLargestUnit(shortest);
  return {
    code: 'CW110',
    message: `"${text}" is too short`,
    label: `${rewrite} is the shortest`,
    rewrite,
  };
}

function tooLong(text: string, longest: number): ValueFault {
  const rewrite = inLargestUnit(longest);
  return {
    code: 'CW110',
    message: `"${text}" is too long`,
    label: `${rewrite} is the longest`,
    rewrite,
  };
}

function wrong(text: string, label: string, rewrite?: string): ValueFault {
  const message = `"${text}" is not a duration`;
  const help = 'for example   300s, 5m or 1h';
  return { code: 'CW110', message, label, ...(rewrite === undefined ? { help } : { rewrite }) };
}

const part = /^(\d+(?:[.,]\d+)?)\s*([a-z]+)\s*(?:e\s+|and\s+)?/;
const words: readonly (readonly [RegExp, number])[] = [
  [/^(s|sec|secs|second|seconds|seg|segs|segundo|segundos)$/, 1],
  [/^(m|min|mins|minute|minutes|minuto|minutos)$/, 60],
  [/^(h|hr|hrs|hour|hours|hora|horas)$/, 3600],
  [/^(d|day|days|dia|dias)$/, 86_400],
];

/** `5 min` → `5m`, `1h30m` → `90m`, `1.5h` → `90m`. */
function mended(text: string, longest: number): string | undefined {
  let seconds = 0;
  let rest = text;
  while (rest !== '') {
    const match = part.exec(rest);
    const unit = words.find(([word]) => word.test(match?.[2] ?? ''))?.[1];
    if (!match || unit === undefined) return undefined;
    seconds += Number(match[1]?.replace(',', '.')) * unit;
    rest = rest.slice(match[0].length);
  }
  const isPossible = Number.isInteger(seconds) && seconds >= 1 && seconds <= longest;
  return isPossible ? inLargestUnit(seconds) : undefined;
}

function inLargestUnit(seconds: number): string {
  const unit = (['d', 'h', 'm'] as const).find((each) => seconds % (units[each] ?? 1) === 0) ?? 's';
  return `${seconds / (units[unit] ?? 1)}${unit}`;
}
