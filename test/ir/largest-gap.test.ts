import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { largestGapOver } from '../../src/ir/largest-gap.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { DstPolicy, Schedules } from '../../src/ir/types.ts';
import { dayNumber } from '../../src/time/civil.ts';

function schedulesOf(texts: readonly string[], zone: string, dst: DstPolicy = {}): Schedules {
  const [first, ...rest] = texts.map((text) => {
    const result = parseCron(text);
    if (result.kind !== 'fields') throw new Error(`refused: ${text}`);
    return makeSchedule(result.fields, zone, dst);
  });
  if (!first) throw new Error('no text');
  return [first, ...rest];
}

const span = (from: number, until: number) => ({
  from: dayNumber({ year: from, month: 1, date: 5 }) * 1440,
  until: dayNumber({ year: until, month: 1, date: 5 }) * 1440,
});
const horizon = span(2026, 2054);
const day = 1440;

describe('the largest gap over 28 years, in minutes', () => {
  it.each([
    [['* * * * *'], 'America/Sao_Paulo', 1, 'every minute, no clock change'],
    [['* * * * *'], 'America/New_York', 1, 'every minute of the real clock, in spite of changes'],
    [['0 * * * *'], 'Australia/Lord_Howe', 90, 'an hour, and half of one that comes again'],
    [['0 10 * * 1-5'], 'America/Sao_Paulo', 3 * day, 'over the weekend'],
    [['0 10 * * 1-5'], 'America/New_York', 3 * day + 60, 'over the weekend of the longer Sunday'],
    [['0 9 * * 1'], 'Europe/Berlin', 7 * day + 60, 'once a week'],
    [['30 2 * * *'], 'America/New_York', 25 * 60, 'a day, and the hour of November'],
    [['0 0 29 2 *'], 'Etc/UTC', 1461 * day, 'leap days'],
    [['* * * 1-6 *'], 'Etc/UTC', 184 * day + 1, 'from June to January'],
    [['*/5 * * 1-6 *'], 'Europe/Berlin', 184 * day + 5 + 60, 'the same, and the hour of October'],
    [['0 0 31 * *'], 'Etc/UTC', 61 * day, 'over a month without one'],
    [['0 0 1 * 1'], 'Etc/UTC', 7 * day, 'on dates or weekdays'],
    [['0 8 * * *', '0 20 * * *'], 'Etc/UTC', 12 * 60, 'two schedules'],
  ])('of %j in %s is %i (%s)', (texts, zone, expected) => {
    expect(largestGapOver(horizon)(schedulesOf(texts, zone))).toBe(expected);
  });

  it('is what stepping from start to start finds', () => {
    const short = span(2026, 2029);
    const field = (values: readonly string[]) => fc.constantFrom(...values);
    const text = fc
      .tuple(
        field(['0', '30', '*/20', '15,45', '*/3']),
        field(['*', '1', '2', '0,3', '*/6', '9-17']),
        field(['*', '*', '*', '1', '8-14', '31']),
        field(['*', '*', '*', '3', '10-11']),
        field(['*', '*', '1-5', '0', '6']),
      )
      .map((fields) => fields.join(' '));
    const zone = field(['America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Gaza']);
    const dst = fc.constantFrom<DstPolicy>({}, { skipped: 'drop' }, { repeated: 'twice' });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 2 }),
        zone,
        dst,
        (texts, name, policy) => {
          const schedules = schedulesOf(texts, name, policy);
          const starts = occurrences(schedules, short.from, short.until);
          const steps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
          const widest = steps.reduce((most, step) => Math.max(most, step), 0);
          expect(largestGapOver(short)(schedules)).toBe(widest || short.until - short.from);
        },
      ),
      { numRuns: 60 },
    );
  });
});
