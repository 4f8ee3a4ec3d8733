import { describe, expect, it } from 'vitest';
import type { Acceptance } from '../../src/model/types.ts';
import { permitsFor, usedAcceptances } from '../../src/proof/permits.ts';
import type { Difference, TargetProof, Verdict } from '../../src/proof/types.ts';
import { job, spanOf } from '../targets/job-factory.ts';
import { minuteOf } from './schedules.ts';

const one = job({ name: 'a_x', source: 'a' });
const accept = (more: Partial<Acceptance> = {}): Acceptance => ({
  scope: { kind: 'job', name: 'a' },
  code: 'CW610',
  reason: 'so',
  at: spanOf('name'),
  untilAt: spanOf('name'),
  ...more,
});
const catalog = (...acceptances: Acceptance[]) => ({ acceptances, jobs: [one] });

describe('what an author permits', () => {
  const dated = accept({ dates: ['2026-03-08'] });
  const rows: readonly (readonly [string, Acceptance, unknown])[] = [
    ['any date of a job', accept(), [{}]],
    ['its dates', dated, [{ dates: ['2026-03-08'] }]],
    ['on its target', accept({ target: 'crontab' }), [{}]],
    ['nothing on another target', accept({ target: 'kubernetes' }), []],
    ['nothing of another job', accept({ scope: { kind: 'job', name: 'b' } }), []],
    ['nothing by another code', accept({ code: 'CW407' }), []],
  ];
  it.each(rows)('is %s', (_, acceptance, permits) => {
    expect(permitsFor(one, 'crontab', catalog(acceptance))).toEqual(permits);
  });
});

const difference: Difference = {
  civil: minuteOf('2026-03-08T02:30'),
  zone: 'America/New_York',
  wanted: [],
  found: [],
  near: 'change',
};

function proofs(verdict: Verdict, name = 'a_x'): readonly TargetProof[] {
  return [
    {
      target: 'crontab',
      label: 'crontab',
      engine: 'it',
      hostZone: 'Etc/UTC',
      horizon: { from: 0, until: 0 },
      zones: [],
      jobs: [{ job: name, verdict, entries: [] }],
      faults: [],
    },
  ];
}

describe('an acceptance is used', () => {
  const permitted = { kind: 'permitted', open: [], accepted: [difference] } as const;
  const nominal = { kind: 'nominal', silent: [], open: [], accepted: [difference] } as const;
  const then = accept({ dates: ['2026-03-08'] });
  const later = accept({ dates: ['2027-03-14'] });

  it.each([permitted, nominal])('by what it lets pass: $kind', (verdict) => {
    expect(usedAcceptances(proofs(verdict), catalog(then, later))).toEqual([then]);
  });

  it('by nothing where nothing was accepted', () => {
    expect(usedAcceptances(proofs({ kind: 'equivalent' }), catalog(accept()))).toEqual([]);
    expect(usedAcceptances(proofs(permitted, 'unknown'), catalog(accept()))).toEqual([]);
  });
});
