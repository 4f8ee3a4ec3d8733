import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAhead, startsOn } from '../../../src/analysis/policies/days.ts';
import { isWeekly } from '../../../src/counts/monthly.ts';
import { parseCron } from '../../../src/cron/parse.ts';
import { occurrences } from '../../../src/ir/occurrences.ts';
import { makeSchedule, namesDayNumber } from '../../../src/ir/schedule.ts';
import type { DstPolicy, Schedule } from '../../../src/ir/types.ts';
import { changesOf } from '../../../src/proof/cuts.ts';

const catalog = { zone: 'America/Sao_Paulo', anchor: '2026-01-05' };
/** Twice a year, by half an hour, around Ramadan, and never. */
const zones = ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Etc/UTC'] as const;

const expression = fc
  .tuple(
    fc.constantFrom('0', '*/20', '30', '7,59'),
    fc.constantFrom('*', '0-3', '1', '2', '23'),
    fc.constantFrom('*', '*', '7,14', '29', '30', '1', '31'),
    fc.constantFrom('*', '*', '3,10,11', '12'),
    fc.constantFrom('*', '0', '1', '6'),
  )
  // A date and a weekday say too little together.
  .filter(([, , date, , weekday]) => date === '*' || weekday === '*')
  .map((fields) => fields.join(' '));
const rule = fc.record({
  skipped: fc.constantFrom('after', 'drop'),
  repeated: fc.constantFrom('once', 'twice'),
});

const policy = { skipped: 'after', repeated: 'once' } as const;

function scheduleOf(text: string, zone: string, dst: DstPolicy): Schedule {
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') throw new Error(text);
  return makeSchedule(parsed.fields, zone, dst);
}

describe('days of one kind', () => {
  it('start the same, whichever year they are in', () => {
    const schedule = fc.tuple(expression, fc.constantFrom(...zones), rule);
    fc.assert(
      fc.property(fc.array(schedule, { minLength: 1, maxLength: 3 }), (written) => {
        const schedules = written.map(([text, zone, dst]) => scheduleOf(text, zone, dst));
        const { days, kinds } = daysAhead(schedules, catalog.zone, catalog);
        const span = { from: days[0]?.from ?? 0, until: days.at(-1)?.from ?? 0 };
        const changes = schedules.flatMap(({ zone }) => changesOf(zone, span));
        // All that a change may touch, and some others.
        const looked = days.filter(
          (day, index) =>
            index % 97 === 0 || changes.some((at) => Math.abs(at - day.from - 720) < 3 * 1440),
        );
        for (const day of looked) {
          const first = kinds[day.kind];
          const wanted = first && startsOn(schedules, first);
          expect(startsOn(schedules, day), String(day.from)).toEqual(wanted);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are told apart as asking each rule of each day tells them', () => {
    const dated = fc.tuple(expression, fc.constantFrom(...zones));
    fc.assert(
      fc.property(fc.array(dated, { minLength: 1, maxLength: 4 }), (written) => {
        const schedules = written.map(([text, zone]) => scheduleOf(text, zone, policy));
        const undated = written.map(([, zone]) => scheduleOf('0 0 * * *', zone, policy));
        const clocks = daysAhead(undated, catalog.zone, catalog).days;
        const kinds = new Map<string, number>();
        const plain = clocks.map(({ from, kind }) => {
          const around = [-1, 0, 1, 2].map((by) => Math.floor(from / 1440) + by);
          const named = around.flatMap((day) =>
            schedules.map((each) => !isWeekly(each) && namesDayNumber(each, day)),
          );
          const word = `${kind} ${named.join()}`;
          const number = kinds.get(word) ?? kinds.size;
          kinds.set(word, number);
          return { from, kind: number };
        });
        expect(daysAhead(schedules, catalog.zone, catalog).days).toEqual(plain);
      }),
      { numRuns: 25 },
    );
  });

  it('start when their schedules do, around skipped days and months, too', () => {
    const schedule = fc.tuple(expression, fc.constantFrom(...zones, 'Pacific/Apia'), rule);
    // Apia has no 30th of December 2011.
    const day = fc.oneof(
      fc.integer({ min: 15_330, max: 15_350 }),
      fc.integer({ min: 20_458, max: 20_900 }),
    );
    fc.assert(
      fc.property(schedule, day, fc.nat(1439), ([text, zone, dst], number, minute) => {
        const schedules = [scheduleOf(text, zone, dst)];
        const from = number * 1440 + minute;
        const starts = occurrences(schedules, from, from + 1440).map((start) => start - from);
        expect(startsOn(schedules, { from, kind: 0 })).toEqual(starts);
      }),
      { numRuns: 3000 },
    );
  });

  it('follow one another in pairs, of which the first of each is looked at', () => {
    const schedule = fc.tuple(expression, fc.constantFrom(...zones), rule);
    fc.assert(
      fc.property(fc.array(schedule, { minLength: 1, maxLength: 3 }), (written) => {
        const schedules = written.map(([text, zone, dst]) => scheduleOf(text, zone, dst));
        const { days, pairs } = daysAhead(schedules, catalog.zone, catalog);
        const seen = new Set<string>();
        const plain = days.flatMap((day, index) => {
          const before = days[index - 1];
          const pair = `${before?.kind} ${day.kind}`;
          if (seen.has(pair)) return [];
          seen.add(pair);
          return [{ before, day }];
        });
        expect(pairs).toEqual(plain);
      }),
      { numRuns: 20 },
    );
  });

  it('are few where clocks change at the same time every year', () => {
    const weekly = scheduleOf('30 2 * * 0', 'America/New_York', {
      skipped: 'after',
      repeated: 'once',
    });
    expect(daysAhead([weekly], 'America/New_York', catalog).kinds.length).toBeLessThan(30);
  });
});
