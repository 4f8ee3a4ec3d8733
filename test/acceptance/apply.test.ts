import { describe, expect, it } from 'vitest';
import { applyAcceptances, type Circumstances } from '../../src/acceptance/apply.ts';
import type { Code } from '../../src/diagnostics/catalogue/index.ts';
import { type About, diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Acceptance, Catalog } from '../../src/model/types.ts';
import { category, job, spanOf } from '../targets/job-factory.ts';

const at = spanOf('setting');
const jobs = [
  job({ source: 'report', category: category('reports') }),
  job({ source: 'sync', category: category('syncs') }),
  job({ source: 'lone' }),
];

function acceptance(more: Partial<Acceptance> = {}): Acceptance {
  return { scope: { kind: 'file' }, code: 'CW705', reason: 'known', at, untilAt: at, ...more };
}

/** The codes left to say when this was found and that is accepted. */
function left(
  found: readonly (readonly [Code, About?])[],
  acceptances: readonly Acceptance[],
  { zone = 'UTC', ...more }: Partial<Circumstances & Pick<Catalog, 'zone'>> = {},
): readonly string[] {
  const said = found.map(([code, about]) => diagnostic(code, 'found', about ? { about } : {}));
  const circumstances = { now: undefined, used: [], ...more };
  return applyAcceptances(said, { acceptances, jobs, zone }, circumstances).map(({ code }) => code);
}

describe('an acceptance reaches', () => {
  const ofReports: Acceptance['scope'] = { kind: 'category', name: 'reports' };
  const ofReport: Acceptance['scope'] = { kind: 'job', name: 'report' };
  const rows: readonly (readonly [string, Partial<Acceptance>, About, boolean])[] = [
    ['whatever a job has, from the file', {}, { job: 'lone' }, true],
    ['what is about nothing in particular, from the file', {}, {}, true],
    ['its own job', { scope: ofReport }, { job: 'report' }, true],
    ['no other job', { scope: ofReport }, { job: 'sync' }, false],
    ['nothing of the file, from a job', { scope: ofReport }, {}, false],
    [
      'no category of the same name, from a job',
      { scope: ofReport },
      { category: 'report' },
      false,
    ],
    ['the jobs of its category', { scope: ofReports }, { job: 'report' }, true],
    ['its category itself', { scope: ofReports }, { category: 'reports' }, true],
    ["no other category's jobs", { scope: ofReports }, { job: 'sync' }, false],
    ['no job without a category', { scope: ofReports }, { job: 'lone' }, false],
    ['its target', { target: 'x' }, { target: 'x' }, true],
    ['no other target', { target: 'x' }, { target: 'y' }, false],
    ['nothing that is about no target', { target: 'x' }, { job: 'report' }, false],
    ['every target when it names none', {}, { target: 'y' }, true],
    ['its target on its job only', { scope: ofReport, target: 'x' }, { target: 'x' }, false],
  ];
  it.each(rows)('%s', (_, parts, about, reached) => {
    const told = left([['CW705', about]], [acceptance(parts)]);
    expect(told).toEqual(reached ? [] : ['CW705', 'CW707']);
  });

  it('its own code only', () => {
    expect(left([['CW704']], [acceptance()])).toEqual(['CW704', 'CW707']);
  });

  it('what others reach, too: all of them are needed', () => {
    const own = acceptance({ scope: ofReport });
    expect(left([['CW705', { job: 'report' }]], [acceptance(), own])).toEqual([]);
  });
});

describe('what is accepted', () => {
  it('may be an error, where the list of codes says so', () => {
    expect(left([['CW407']], [acceptance({ code: 'CW407' })])).toEqual([]);
  });

  it('is no error that is wrong, even if an acceptance came by', () => {
    expect(left([['CW401']], [acceptance({ code: 'CW401' })])).toEqual(['CW401']);
  });

  it('is left to the stage that finds it, where it goes by date', () => {
    const one = acceptance({ code: 'CW610', target: 'x' });
    expect(left([['CW610', { target: 'x' }]], [one])).toEqual(['CW610']);
    expect(left([], [one])).toEqual(['CW707']);
    expect(left([], [one], { used: [one] })).toEqual([]);
  });
});

describe('an acceptance that accepts nothing', () => {
  it('is not told where an error may have kept the finding away', () => {
    expect(left([['CW401']], [acceptance()])).toEqual(['CW401']);
  });
});

describe('an acceptance whose time is over', () => {
  const found = [['CW705'] as const];
  const newYear = Date.UTC(2026, 0, 1) / 60_000;
  const one = acceptance({ until: '2025-12-31' });

  it.each([
    ['UTC', newYear - 1, [], 'its last day belongs to it'],
    ['UTC', newYear, ['CW708'], 'the next does not'],
    ['America/Sao_Paulo', newYear, [], "days count on the file's clock"],
    ['America/Sao_Paulo', newYear + 180, ['CW708'], 'midnight in São Paulo'],
    ['Asia/Tokyo', newYear - 540, ['CW708'], 'midnight in Tokyo'],
    ['UTC', undefined, [], 'without a now nothing is over'],
  ])('in %s at %s: %j: %s', (zone, now, told, _why) => {
    expect(left(found, [one], { zone, now })).toEqual(told);
  });

  it('goes on accepting an error', () => {
    const root = acceptance({ code: 'CW407', until: '2025-12-31' });
    expect(left([['CW407']], [root], { now: newYear })).toEqual(['CW708']);
  });

  it('is told beside errors, and once where it accepts nothing', () => {
    expect(left([['CW401']], [one], { now: newYear })).toEqual(['CW401', 'CW708']);
    expect(left([], [one], { now: newYear })).toEqual(['CW707']);
  });
});
