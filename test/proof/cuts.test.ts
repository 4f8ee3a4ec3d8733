import { describe, expect, it } from 'vitest';
import { changesOf, cutsOf, stretchesOf } from '../../src/proof/cuts.ts';
import { minuteOf } from './schedules.ts';

const horizon = { from: minuteOf('2026-01-05T00:00'), until: minuteOf('2027-01-04T00:00') };
const spring = minuteOf('2026-03-08T07:00');
const autumn = minuteOf('2026-11-01T06:00');
const span = (from: string, until: string) => ({
  from: minuteOf(`${from}T00:00`),
  until: minuteOf(`${until}T00:00`),
});

describe('cuts', () => {
  it('are the changes of every zone, each once and in time', () => {
    expect(changesOf('America/New_York', horizon)).toEqual([spring, autumn]);
    expect(cutsOf(['America/New_York', 'America/Toronto'], horizon)).toEqual([spring, autumn]);
    const berlin = ['2026-03-29T01:00', '2026-10-25T01:00'].map(minuteOf);
    const both = [spring, berlin[0], berlin[1], autumn];
    expect(cutsOf(['America/New_York', 'Europe/Berlin'], horizon)).toEqual(both);
  });
});

describe('stretches', () => {
  it('are whole days that hold 26 hours on either side of a change', () => {
    const at = (time: string) => stretchesOf([minuteOf(time)], horizon).changing;
    expect(at('2026-03-08T07:00')).toEqual([span('2026-03-07', '2026-03-10')]);
    // 26 hours behind 23:00 end the day after next; 26 hours before 01:00 begin two days earlier.
    expect(at('2026-03-08T23:00')).toEqual([span('2026-03-07', '2026-03-11')]);
    expect(at('2026-03-08T01:00')).toEqual([span('2026-03-06', '2026-03-10')]);
    expect(at('2026-03-08T02:00')).toEqual([span('2026-03-07', '2026-03-10')]);
  });

  it('are calm between them', () => {
    expect(stretchesOf([spring], horizon).calm).toEqual([
      { from: horizon.from, until: minuteOf('2026-03-07T00:00') },
      { from: minuteOf('2026-03-10T00:00'), until: horizon.until },
    ]);
    expect(stretchesOf([], horizon)).toEqual({ changing: [], calm: [horizon] });
  });

  it('are one where they meet', () => {
    const cuts = ['2026-03-08T12:00', '2026-03-11T12:00'].map(minuteOf);
    expect(stretchesOf(cuts, horizon).changing).toEqual([span('2026-03-07', '2026-03-13')]);
  });

  it('end with the horizon', () => {
    const { changing, calm } = stretchesOf([horizon.from + 60, horizon.until - 60], horizon);
    expect(changing).toEqual([
      { from: horizon.from, until: minuteOf('2026-01-07T00:00') },
      { from: minuteOf('2027-01-02T00:00'), until: horizon.until },
    ]);
    expect(calm).toEqual([span('2026-01-07', '2027-01-02')]);
  });
});
