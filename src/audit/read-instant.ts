import { parseDate } from '../time/civil.ts';
import { readOwnInstant } from './read-own-instant.ts';
import type { Millisecond } from './types.ts';

/** A clock that was never set says 1970; the civil calendar is proved to 2099. */
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2099, 11, 31);

const form =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?(?:(Z)|([+-]\d\d)(?::?(\d\d))?(?::\d\d)?)$/;

/**
 * An instant as the runner writes it (`2026-01-05T13:00:01.123Z`) or PostgreSQL exports it
 * (`2026-01-05 13:00:01.123456+00`), in whole milliseconds, finer digits cut.
 * @returns undefined for any other text, and outside 2000 to 2099
 */
export function readInstant(text: string): Millisecond | undefined {
  return readOwnInstant(text) ?? readAnyInstant(text);
}

/** The plain way, for every form. */
export function readAnyInstant(text: string): Millisecond | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [, date = '', time, fraction = '', , hours, minutes = '00'] = match;
  // Date.parse takes February 30th for March 2nd.
  if (!parseDate(date)) return undefined;
  const milliseconds = `${fraction}000`.slice(1, 4);
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  const at = Date.parse(`${date}T${time}.${fraction === '' ? '000' : milliseconds}${offset}`);
  // NaN compares with nothing.
  return at >= earliest && at <= latest ? at : undefined;
}
