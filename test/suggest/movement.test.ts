import { describe, expect, it } from 'vitest';
import { movedTo, movementOf } from '../../src/suggest/movement.ts';
import { writtenFor } from '../../src/suggest/written.ts';
import { catalogOf } from '../model/source.ts';

const windows = { manha: { hours: '10:00-11:00' } };

/** The first job of a file with one entry under `jobs`. */
function jobOf(trigger: object) {
  const [job] = catalogOf(
    JSON.stringify({
      version: 1,
      timezone: 'America/Sao_Paulo',
      windows,
      jobs: { a: { endpoint: '/a', targets: ['crontab'], ...trigger } },
      targets: { crontab: { user: 'jobs' } },
    }),
  ).jobs;
  if (!job) throw new Error('no job');
  return job;
}

describe('a movement', () => {
  it.each([
    ['a time: every minute of the day', { times: '08:00' }, 'day', 480, 1440],
    ['a named time alike', { times: { x: '23:59' }, weekdays: 'mon' }, 'day', 1439, 1440],
    ['a schedule of one minute', { schedule: '5 9 1 * *' }, 'day', 545, 1440],
    ['a macro', { schedule: '@weekly' }, 'day', 0, 1440],
    ['every hour: each minute', { schedule: '0 * * * *' }, 'hour', 0, 60],
    ['some hours: each minute', { schedule: '30 9,17 * * *' }, 'hour', 30, 60],
    ['a step: its period', { schedule: '*/15 * * * *' }, 'hour', 0, 15],
    ['a step in some hours: as even', { schedule: '7-59/20 9-17 * * *' }, 'hour', 7, 20],
    ['every minute: nowhere', { schedule: '* * * * *' }, 'hour', 0, 1],
    ['an uneven step, round the clock', { schedule: '*/7 * * * *' }, 'hour', 0, 60],
    ['two that come again', { schedule: '0,10,30,40 * * * *' }, 'hour', 0, 30],
    ['uneven, in some hours: to their end', { schedule: '5,20 9-17 * * *' }, 'hour', 5, 45],
  ] as const)('of %s', (_, trigger, kind, present, count) => {
    const movement = movementOf(jobOf(trigger));
    if (movement.kind === 'window') throw new Error('a window');
    expect([movement.kind, movement.present, movement.minutes.length]).toEqual([
      kind,
      present,
      count,
    ]);
  });

  it('is none where a window starts the job', () => {
    expect(movementOf(jobOf({ windows: ['manha'] })).kind).toBe('window');
  });

  it.each([
    ['a time', { times: '08:00' }, 7, ['times'], '00:07'],
    ['one of several times', { times: { x: '08:00' } }, 1439, ['times', 'x'], '23:59'],
    ['a schedule', { schedule: '0 9 * * *' }, 547, ['schedule'], '7 9 * * *'],
    [
      'its days as written',
      { schedule: '0 9 01 jan mon-fri' },
      61,
      ['schedule'],
      '1 1 01 jan mon-fri',
    ],
    ['a macro, spelt out', { schedule: '@daily' }, 547, ['schedule'], '7 9 * * *'],
    ['a step', { schedule: '*/15 * * * *' }, 3, ['schedule'], '3-48/15 * * * *'],
    ['about the hour', { schedule: '*/7 8 * * *' }, 3, ['schedule'], '3-59/7 8 * * *'],
    ['round the clock', { schedule: '0,50 * * * *' }, 20, ['schedule'], '10,20 * * * *'],
    ['back', { schedule: '30 9,17 * * *' }, 0, ['schedule'], '0 9,17 * * *'],
  ])('of %s is written with its own key', (_, trigger, minute, path, value) => {
    const job = jobOf(trigger);
    const movement = movementOf(job);
    if (movement.kind === 'window') throw new Error('a window');
    const moved = movedTo(job, movement, minute);
    expect(writtenFor(moved)).toEqual({ path: ['jobs', 'a', ...path], value });
    const [key = ''] = path;
    const again = jobOf({ ...trigger, [key]: key === 'times' && path[1] ? { x: value } : value });
    expect(moved.schedules, 'what is written means what was meant').toEqual(again.schedules);
  });
});
