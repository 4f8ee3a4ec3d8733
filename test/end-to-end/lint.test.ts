import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cronwright-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `lint` says of a file around these jobs. */
function lint(
  parts: { readonly jobs: object; readonly [key: string]: unknown },
  ...args: string[]
) {
  const file = {
    version: 1,
    timezone: 'America/Sao_Paulo',
    defaults: { targets: ['crontab'] },
    targets: { crontab: { user: 'jobs' } },
    ...parts,
  };
  writeFileSync(join(folder, 'jobs.yaml'), JSON.stringify(file, undefined, 1));
  return record(['lint', 'jobs.yaml', ...args], folder);
}

const calm = { endpoint: '/a', times: '08:00' };
/** A hung call would cost starts: CW705. */
const hung = { endpoint: '/b', schedule: '*/10 * * * *', timeout: '30m' };
const accepted = (more: object = {}) => ({
  ...hung,
  accept: [{ code: 'CW705', reason: 'late is of no use', ...more }],
});
/** Two starts in a minute where one is promised: CW516. */
const crowded = { one_at_a_time: { load: { max_starts: 1, within: '1m' } } };

const codesIn = (talk: string) =>
  [...talk.matchAll(/^(?:error|warning|note)\[(CW\d+)\]/gm)].map(([, code]) => code);

describe('lint', () => {
  it('finds nothing in the real schedule, and writes nothing', async () => {
    expect(await record(['lint'], root)).toEqual({
      status: 0,
      out: '',
      talk: 'schedules/jobs.yaml: nothing is found\n',
    });
    await lint({ jobs: { a: calm } });
    expect(readdirSync(folder)).toEqual(['jobs.yaml']);
  });

  it('says everything at once, by place, broken policies included', async () => {
    const { status, talk } = await lint({
      categories: { idle: {} },
      jobs: { a: calm, b: hung, c: { ...calm, endpoint: '/c' } },
      policies: crowded,
    });
    expect(status).toBe(1);
    expect(codesIn(talk)).toEqual(['CW701', 'CW705', 'CW516']);
    expect(talk).toContain('1 error, 2 warnings.\n');
  });

  it.each([
    ['nothing: 0', { a: calm }, [], 0],
    ['a warning: 0', { b: hung }, [], 0],
    ['a warning with --strict: 1', { b: hung }, ['--strict'], 1],
    ['an accepted one with --strict: 0', { b: accepted() }, ['--strict'], 0],
    ['an error: 1', { a: { ...calm, category: 'none' } }, [], 1],
  ])('ends by what it finds: %s', async (_, jobs, args, status) => {
    expect((await lint({ jobs }, ...args)).status).toBe(status);
  });

  it('ends with 2 where the source is no YAML or is not there', async () => {
    writeFileSync(join(folder, 'jobs.yaml'), 'jobs: [');
    expect((await record(['lint', 'jobs.yaml'], folder)).status).toBe(2);
    expect((await record(['lint', 'none.yaml'], folder)).status).toBe(2);
  });

  it('lists what is accepted, with the reason and the last day', async () => {
    const { status, talk } = await lint({ jobs: { b: accepted({ until: '2026-12-31' }) } });
    expect(status).toBe(0);
    expect(talk).toContain('accepted:\n  CW705  jobs.yaml:');
    expect(talk).toContain(
      'one hung call of "b" would cost up to 2 starts  late is of no use (until 2026-12-31)\n',
    );
    expect(talk).toContain('jobs.yaml: nothing is found that is not accepted\n');
  });

  it('says when an acceptance is over and when it accepts nothing', async () => {
    const over = await lint({ jobs: { b: accepted({ until: '2025-12-31' }) } });
    expect(codesIn(over.talk)).toEqual(['CW708']);
    expect(over.talk).toContain('accepted:\n  CW705');
    const idle = await lint({ jobs: { b: { ...accepted(), timeout: '30s' } } });
    expect(codesIn(idle.talk)).toEqual(['CW707']);
  });

  it('leaves to compile what only a target can find, and says so', async () => {
    const accept = [{ code: 'CW407', reason: 'a container of its own', target: 'crontab' }];
    const { status, talk } = await lint({ jobs: { a: calm }, accept });
    expect(status).toBe(0);
    expect(codesIn(talk)).toEqual([]);
    expect(talk).toContain('accepted, but only compile can find it:\n  CW407  jobs.yaml:');
  });

  it('speaks JSON', async () => {
    const { out } = await lint(
      {
        jobs: { b: accepted({ until: '2025-12-31' }) },
        accept: [{ code: 'CW407', reason: 'a container of its own' }],
      },
      '--format',
      'json',
    );
    const { diagnostics, accepted: passed, not_looked_for } = JSON.parse(out);
    expect(diagnostics).toMatchObject([{ code: 'CW708', severity: 'warning' }]);
    expect(passed).toMatchObject([
      {
        code: 'CW705',
        span: { file: 'jobs.yaml' },
        accepted_by: [{ code: 'CW705', reason: 'late is of no use', until: '2025-12-31' }],
      },
    ]);
    expect(not_looked_for).toMatchObject([{ code: 'CW407', until: null }]);
  });

  it.each([
    ['github', /^::warning file=jobs\.yaml,.*CW705/],
    ['sarif', /"ruleId": "CW705"/],
  ])('speaks %s', async (format, wanted) => {
    const { status, out } = await lint({ jobs: { b: hung } }, '--format', format);
    expect(status).toBe(0);
    expect(out).toMatch(wanted);
  });

  it('finds what compile finds, where that is in the source', async () => {
    const found = await lint({ categories: { idle: {} }, jobs: { a: calm, b: hung } });
    const compiled = await record(['compile', 'jobs.yaml'], folder);
    expect(codesIn(compiled.talk).sort()).toEqual(codesIn(found.talk).sort());
  });
});
