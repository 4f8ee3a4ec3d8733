import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnyInstant } from '../../src/audit/read-instant.ts';
import { readOwnInstant } from '../../src/audit/read-own-instant.ts';

const digits = (length: number, max: number) =>
  fc.integer({ min: 0, max }).map((value) => String(value).padStart(length, '0'));

/** Texts in the runner's form, those that no calendar and no clock shows among them. */
const texts = fc
  .tuple(
    fc.oneof(digits(4, 2110), fc.constantFrom('1999', '2000', '2098', '2099')),
    ...([13, 32, 24, 60, 60] as const).map((max) => digits(2, max)),
    fc.oneof(
      fc.constant(''),
      digits(3, 999).map((fraction) => `.${fraction}`),
    ),
  )
  .map(([year, month, date, hour, minute, second, fraction]) => {
    return `${year}-${month}-${date}T${hour}:${minute}:${second}${fraction}Z`;
  });

/** The same with one character that is another. */
const marred = fc
  .tuple(texts, fc.nat(23), fc.constantFrom(...'0 -:.TZ+/٣x'))
  .map(([text, at, other]) => text.slice(0, at) + other + text.slice(at + 1));

describe('an instant in the form of the runner', () => {
  it('is read as the plain way reads it, or left to it', () => {
    fc.assert(
      fc.property(fc.oneof(texts, marred), (text) => {
        expect([undefined, readAnyInstant(text)]).toContain(readOwnInstant(text));
      }),
      { numRuns: 5000 },
    );
  });

  it.each<readonly [text: string, at: number | undefined, why: string]>([
    ['2026-01-05T13:00:01.123Z', Date.UTC(2026, 0, 5, 13, 0, 1, 123), 'with a fraction'],
    ['2026-12-28T23:59:59Z', Date.UTC(2026, 11, 28, 23, 59, 59), 'without'],
    ['2026-01-29T13:00:01Z', undefined, 'not every month has this date'],
    ['2099-01-01T00:00:00Z', undefined, 'in the last year that is read'],
    ['2026-01-05T24:00:00Z', undefined, 'the end of a day'],
  ])('%s is %s: %s', (text, at) => {
    expect(readOwnInstant(text)).toBe(at);
  });
});
