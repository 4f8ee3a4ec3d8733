import { describe, expect, it } from 'vitest';
import { catalogOf } from './source.ts';

const file = (paused: Partial<Record<'window' | 'category' | 'job' | 'target', string>>) =>
  catalogOf(`version: 1
timezone: America/Sao_Paulo
windows: { manha: { hours: "10:00-11:00"${key(paused.window)} } }
categories: { campanha: { label: Campanha${key(paused.category)} } }
jobs:
  campanhas: { category: campanha, windows: [manha], endpoint: /a, targets: [crontab]${key(paused.job)} }
targets: { crontab: { user: jobs${key(paused.target)} } }
`);

function key(paused: string | undefined): string {
  return paused === undefined ? '' : `, paused: ${paused}`;
}

describe('a pause', () => {
  it('holds from the job outwards, with what the author said', () => {
    const { jobs } = file({
      job: 'true',
      category: '{ reason: Revisão, by: ana, until: 2026-01-12 }',
      window: '{ reason: Feriado }',
    });
    expect(jobs[0]?.pauses).toMatchObject([
      { level: 'job', name: 'campanhas' },
      {
        level: 'category',
        name: 'campanha',
        reason: 'Revisão',
        by: 'ana',
        until: '2026-01-12',
      },
      { level: 'window', name: 'manha', reason: 'Feriado' },
    ]);
  });

  it.each(['job', 'category', 'window', 'target'] as const)(
    'of a %s that is false is none',
    (on) => {
      const { jobs, targets } = file({ [on]: 'false' });
      expect(jobs[0]?.pauses).toEqual([]);
      expect(targets[0]?.pause).toBeUndefined();
    },
  );

  it('of a target stays on the target and is no setting', () => {
    const { jobs, targets } = file({ target: '{ reason: Corte }' });
    expect(jobs[0]?.pauses).toEqual([]);
    expect(targets[0]?.pause).toMatchObject({ level: 'target', name: 'crontab', reason: 'Corte' });
    expect(targets[0]?.settings).toEqual({ user: 'jobs' });
  });

  it('does not change when the job would start', () => {
    expect(file({ job: 'true' }).jobs[0]?.schedules).toEqual(file({}).jobs[0]?.schedules);
  });

  it('points at its key', () => {
    const at = file({ job: 'true' }).jobs[0]?.pauses[0]?.at;
    expect(at?.file.text.slice(at.start, at.end)).toBe('paused');
  });
});
