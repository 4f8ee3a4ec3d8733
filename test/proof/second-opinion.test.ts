import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/cron/parse.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { Schedule } from '../../src/ir/types.ts';
import type { Job } from '../../src/model/types.ts';
import { ask, loadParser, program, refusalOf } from '../../src/proof/ask-cron-parser.ts';
import { horizonFrom } from '../../src/proof/horizon.ts';
import { knownFaults } from '../../src/proof/known-faults.ts';
import { secondOpinion } from '../../src/proof/second-opinion.ts';
import { job } from '../targets/job-factory.ts';

const horizon = horizonFrom('2026-01-05');
const parser = await loadParser();

function scheduleOf(text: string, zone: string): Schedule {
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') throw new Error(parsed.problems[0].message);
  return makeSchedule(parsed.fields, zone);
}

/** A job as the compiler makes it, or with a meaning that it has by our mistake. */
function asks(text: string, zone: string, meant = text): Job {
  const name = text.replaceAll(/\W/g, '_');
  return job({ name, trigger: { kind: 'schedule', text }, schedules: [scheduleOf(meant, zone)] });
}

const minute = (iso: string) => Date.parse(`${iso}Z`) / 60_000;
const iso = (at: number) => new Date(at * 60_000).toISOString().slice(0, 16);

interface ClockRow {
  readonly fault: string;
  readonly text: string;
  readonly zone: string;
  /** UTC, half-open. */
  readonly within: readonly [string, string];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

const clockRows: readonly ClockRow[] = [
  {
    fault: 'fills-the-hour-after-a-gap',
    text: '30 2 * * *',
    zone: 'America/New_York',
    within: ['2026-03-08T06:00', '2026-03-08T12:00'],
    ours: ['2026-03-08T07:00'],
    theirs: ['2026-03-08T07:30'],
  },
  {
    fault: 'loses-the-day-of-a-gap-before-midnight',
    text: '0 22 * * *',
    zone: 'America/Nuuk',
    within: ['2026-03-28T00:00', '2026-03-30T12:00'],
    ours: ['2026-03-28T00:00', '2026-03-29T00:00', '2026-03-29T23:00'],
    theirs: ['2026-03-28T00:00', '2026-03-29T23:00'],
  },
  {
    fault: 'keeps-a-gap-in-mind',
    text: '0 0-22 * * *',
    zone: 'Pacific/Easter',
    within: ['2026-09-07T03:00', '2026-09-07T06:00'],
    ours: ['2026-09-07T03:00', '2026-09-07T05:00'],
    theirs: ['2026-09-07T03:00', '2026-09-07T04:00', '2026-09-07T05:00'],
  },
  {
    fault: 'second-pass-of-an-overlap-at-midnight',
    text: '0 0 * * *',
    zone: 'America/Havana',
    within: ['2026-11-01T00:00', '2026-11-02T00:00'],
    ours: ['2026-11-01T04:00'],
    theirs: ['2026-11-01T05:00'],
  },
  {
    fault: 'both-passes-of-a-long-overlap',
    text: '30 2 * * *',
    zone: 'Antarctica/Troll',
    within: ['2026-10-24T12:00', '2026-10-25T12:00'],
    ours: ['2026-10-25T00:30'],
    theirs: ['2026-10-25T00:30', '2026-10-25T02:30'],
  },
  {
    fault: 'lost-off-the-full-hour',
    text: '0 9 * * *',
    zone: 'Australia/Lord_Howe',
    within: ['2026-04-03T12:00', '2026-04-06T12:00'],
    ours: ['2026-04-03T22:00', '2026-04-04T22:30', '2026-04-05T22:30'],
    theirs: ['2026-04-03T22:00'],
  },
];

describe('what cron-parser is known to do otherwise', () => {
  it.each(clockRows)('$fault: $text in $zone', async ({ fault, text, zone, within, ...starts }) => {
    const [from, until] = [minute(within[0]), minute(within[1])];
    // A search begins two days before a change, as the second opinion's does.
    const span = { from: from - 2880, until };
    const theirs = ask(parser, text, zone, span, 1000).starts.filter((at) => at >= from);
    const ours = occurrences([scheduleOf(text, zone)], from, until);
    expect({ ours: ours.map(iso), theirs: theirs.map(iso) }).toEqual(starts);
    const opinion = await secondOpinion([asks(text, zone)], horizon);
    expect(opinion.known.map((one) => one.fault.name)).toContain(fault);
    expect(opinion.disagreements).toEqual([]);
  });

  const textRows = [
    { fault: 'does-not-know-midnight', text: '@midnight', refusal: /cannot resolve alias/ },
    { fault: 'refuses-a-value-named-twice', text: '0,0 9 * * *', refusal: /duplicate values/ },
    { fault: 'refuses-a-value-named-twice', text: '0 9 * * 0,7', refusal: /duplicate values/ },
  ];
  it.each(textRows)('$fault: $text', async ({ fault, text, refusal }) => {
    expect(refusalOf(parser, text)).toMatch(refusal);
    const opinion = await secondOpinion([asks(text, 'Etc/UTC')], horizon);
    expect(opinion.known.map((one) => one.fault.name)).toEqual([fault]);
    expect(opinion).toMatchObject({ agreed: 20, disagreements: [] });
  });

  it('counts-weekdays-to-seven: 1/2 is Monday, Wednesday and Friday to us, and Sunday to it', async () => {
    const week = { from: minute('2026-01-05T00:00'), until: minute('2026-01-12T00:00') };
    const { starts } = ask(parser, '0 0 * * 1/2', 'Etc/UTC', week, 10);
    expect(starts.map((at) => iso(at).slice(8, 10))).toEqual(['05', '07', '09', '11']);
    const opinion = await secondOpinion([asks('0 0 * * 1/2', 'Etc/UTC')], horizon);
    expect(opinion.known.map((one) => one.fault.name)).toEqual(['counts-weekdays-to-seven']);
    expect(opinion.disagreements).toEqual([]);
  });

  it('has a row for every fault on the list', () => {
    const shown = [...clockRows, ...textRows].map(({ fault }) => fault);
    expect(knownFaults.map(({ name }) => name).sort()).toEqual(
      [...new Set([...shown, 'counts-weekdays-to-seven'])].sort(),
    );
  });

  it('is about the version that is installed', () => {
    const installed = readFileSync('node_modules/cron-parser/package.json', 'utf8');
    expect(program).toBe(`cron-parser ${JSON.parse(installed).version}`);
  });
});

describe('a second opinion', () => {
  it.each([
    ['0 10 * * mon-fri', 'America/Sao_Paulo', 'names'],
    ['0 9 * * 5-7', 'Etc/UTC', 'Sunday as 7'],
    ['0 0 13 * 5', 'Europe/Berlin', 'date or weekday'],
    ['@weekly', 'Europe/Berlin', 'a macro'],
    ['30 1 * * *', 'America/New_York', 'an overlap, the first pass of it'],
    ['*/15 * * * *', 'America/New_York', 'an interval in both passes'],
    ['0 12 29 2 *', 'America/New_York', 'fewer than twenty starts in all'],
  ])('agrees on %s in %s: %s', async (text, zone, _why) => {
    const opinion = await secondOpinion([asks(text, zone)], horizon);
    expect(opinion).toMatchObject({ questions: 1, known: [], disagreements: [] });
    expect(opinion.agreed).toBeGreaterThanOrEqual(7);
  });

  it('has no surprise in zones whose changes are odd', async () => {
    const zones = 'Africa/Cairo Africa/Casablanca America/Santiago Asia/Gaza Europe/Dublin';
    const odd = `${zones} Pacific/Chatham Australia/Lord_Howe Atlantic/Azores`.split(' ');
    const texts = ['30 0 * * *', '15,45 0-4 * * *', '47 */2 * * *', '0 9 * * 0'];
    const jobs = odd.flatMap((zone) => texts.map((text) => asks(text, zone)));
    const opinion = await secondOpinion(jobs, horizon);
    expect(opinion.questions).toBe(odd.length * texts.length);
    expect(opinion.disagreements).toEqual([]);
  });

  it('asks once for jobs that share an expression and a zone', async () => {
    const jobs = [asks('0 9 * * *', 'Etc/UTC'), { ...asks('0 9 * * *', 'Etc/UTC'), name: 'b' }];
    expect(await secondOpinion(jobs, horizon)).toMatchObject({ questions: 1, agreed: 20 });
  });

  it('asks for a time that has no text of its own in our words', async () => {
    const trigger = { kind: 'times', minuteOfDay: 540, weekdays: [1] } as const;
    const timed = { ...asks('0 9 * * 1', 'Etc/UTC'), trigger };
    expect(await secondOpinion([timed], horizon)).toMatchObject({ agreed: 20, disagreements: [] });
  });

  it.each([
    ['0 9 * * 1-5', '0 9 * * *', 'Etc/UTC', 'us', '2026-01-10T09:00'],
    ['0 9 * * *', '0 9 * * 1-5', 'Etc/UTC', 'cron-parser', '2026-01-10T09:00'],
    ['0 2 * * 0', '0 2 * * 0,1', 'America/New_York', 'us', '2026-01-05T07:00'],
    // The gap is at 02:00; nothing about it excuses 04:30.
    ['30 3 * * *', '30 3,4 * * *', 'America/New_York', 'us', '2026-01-05T09:30'],
  ] as const)('finds that we read %s as %s', async (text, meant, zone, by, at) => {
    const { disagreements } = await secondOpinion([asks(text, zone, meant)], horizon);
    expect(disagreements).toHaveLength(1);
    const first = disagreements[0]?.minutes[0];
    expect(first && { by: first.by, at: iso(first.at) }).toEqual({ by, at });
  });

  it('asks for a staggered schedule as it is moved', async () => {
    const offset = { laterMinutes: 7, pin: 'kept' } as const;
    const moved = { ...asks('0 9 * * *', 'Etc/UTC', '7 9 * * *'), spreadMinutes: 10, offset };
    expect(await secondOpinion([moved], horizon)).toMatchObject({ agreed: 20, disagreements: [] });
  });

  it('finds a text that only we take', async () => {
    const { disagreements } = await secondOpinion(
      [asks('0 25 * * *', 'Etc/UTC', '0 1 * * *')],
      horizon,
    );
    expect(disagreements[0]?.said).toContain('got value 25');
  });
});
