import type { Millisecond } from './types.ts';

/**
 * An instant in the runner's own form, `2026-01-05T13:00:01.123Z` or without a fraction, read digit by
 * digit: an audit reads two of them a line, and this takes an eighth of the time of `readInstant`'s plain
 * way, which is its definition.
 * @returns undefined for any other text, and for what takes a calendar to judge: the plain way may know it
 */
export function readOwnInstant(text: string): Millisecond | undefined {
  if (!isOwnForm(text)) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const date = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const fraction = text.length === 24 ? digits(text, 20, 23) : 0;
  // Each date up to the 28th exists. What holds another character than digits is NaN, and in no range.
  const isDate =
    year >= 2000 && year < 2099 && month >= 1 && month <= 12 && date >= 1 && date <= 28;
  const isTime = hour <= 23 && minute <= 59 && second <= 59 && fraction <= 999;
  if (!isDate || !isTime) return undefined;
  return Date.UTC(year, month - 1, date, hour, minute, second, fraction);
}

function isOwnForm(text: string): boolean {
  if (text.length !== 20 && text.length !== 24) return false;
  if (text.length === 24 && text[19] !== '.') return false;
  return (
    text[4] === '-' &&
    text[7] === '-' &&
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':' &&
    text[text.length - 1] === 'Z'
  );
}

/** The number in a part of a text, NaN where that holds anything but digits. */
function digits(text: string, from: number, until: number): number {
  let value = 0;
  for (let at = from; at < until; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const zero = '0'.charCodeAt(0);
