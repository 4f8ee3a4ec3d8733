import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerName } from '../../src/targets/github-actions/names.ts';
import { labelValue, objectName } from '../../src/targets/kubernetes/names.ts';
import { nameProblems } from '../../src/targets/same-names.ts';
import { daily, job } from './job-factory.ts';

/** Names as the source allows them, and longer ones as expansion makes them. */
const jobName = fc.stringMatching(/^[a-z][a-z0-9_]{0,126}$/);

describe("a CronJob's name", () => {
  const long = 'sincronizar_contatos_do_crm_com_a_base_de_marketing_noturno';

  it.each([
    ['hyphens stand for underscores', 'report_manha', 'report-manha'],
    ['a double underscore stays two', 'a__b', 'a--b'],
    ['52 characters fit', 'a'.repeat(52), 'a'.repeat(52)],
    ['53 are cut, with a checksum', 'a'.repeat(53), `${'a'.repeat(43)}-abe346a7`],
    [
      'a longer one is cut wherever that falls',
      long,
      'sincronizar-contatos-do-crm-com-a-base-de-m-f1c4ae66',
    ],
    ['an underscore at the end is no name', 'report_', 'report-28678334'],
    ['the kustomization has its name first', 'kustomization', 'kustomization-59ee4301'],
  ])('%s', (_, name, wanted) => {
    expect(objectName(name)).toMatch(/^[a-z]([a-z0-9-]{0,50}[a-z0-9])?$/);
    expect(objectName(name)).toBe(wanted);
  });

  it('is a DNS label of at most 52 characters, another one for another job', () => {
    fc.assert(
      fc.property(jobName, jobName, (one, other) => {
        expect(objectName(one)).toMatch(/^[a-z]([a-z0-9-]{0,50}[a-z0-9])?$/);
        expect(objectName(one) === objectName(other)).toBe(one === other);
      }),
    );
  });
});

describe("a label's value", () => {
  it('ends in a letter or digit and has at most 63 characters', () => {
    fc.assert(
      fc.property(jobName, (name) => {
        expect(labelValue(name)).toMatch(/^[a-z]([a-z0-9_-]{0,61}[a-z0-9])?$/);
      }),
    );
    expect(labelValue('critico')).toBe('critico');
    expect(labelValue('pos_almoco')).toBe('pos_almoco');
  });
});

describe("a workflow's name", () => {
  it("is not the reusable one's", () => {
    expect(callerName('report_manha')).toBe('cronwright-report-manha');
    expect(callerName('run')).toMatch(/^cronwright-run-[0-9a-f]{8}$/);
  });
});

it('names that meet are diagnosed with both jobs', () => {
  const [first, second] = ['one', 'two'].map((name) => ({
    job: job({ name }),
    entries: [{ schedule: daily, expression: '0 10 * * *' }] as const,
  }));
  if (!first || !second) throw new Error('unreachable');
  expect(nameProblems([first, second], (name) => name)).toEqual([]);
  expect(nameProblems([first, second], () => 'same')).toMatchObject([
    { code: 'CW411', related: [{ excerpt: 'one' }] },
  ]);
});
