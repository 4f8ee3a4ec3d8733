import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';
import { lint } from '../../src/lint.ts';
import { mostJobs, tooManyJobs } from '../../src/model/size.ts';
import { entriesIn } from '../../src/source/read-text.ts';
import { catalogOf } from './source.ts';

const head = `version: 1
timezone: Etc/UTC
targets: { crontab: { user: jobs, implementation: cronie }, kubernetes: { namespace: jobs } }
defaults: { targets: [crontab, kubernetes] }
jobs:
`;
const jobs = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `  j${index}: { endpoint: /a, schedule: "5 4 * * *" }\n`,
  ).join('');

describe('the size of a schedule', () => {
  it('is limited', () => {
    const catalog = catalogOf(head + jobs(1));
    const [job] = catalog.jobs;
    if (!job) throw new Error('no job');
    const many = (count: number) =>
      tooManyJobs({ ...catalog, jobs: new Array(count).fill(job) }, job.places.name)?.message;
    expect(many(mostJobs)).toBeUndefined();
    expect(many(mostJobs + 1)).toBe('jobs.yaml makes 100,001 jobs; the limit is 100,000');
  });

  it('needs memory, and Node is told to take it', () => {
    const source = { path: 'jobs.yaml', text: head + jobs(2) };
    const asked = { source, read: () => source, runner: '' };
    // Enough to parse it.
    const { diagnostics, outputs } = compile({ ...asked, memory: 40 * 1024 * 1024 + 20_000 });
    expect(outputs).toEqual([]);
    expect(diagnostics.map(({ message, help }) => `${message}\n${help}`)).toEqual([
      `jobs.yaml needs 41 MiB of memory; Node takes 40 at most
let Node take more, in the shell:
    export NODE_OPTIONS=--max-old-space-size=41`,
    ]);
    expect(compile({ ...asked, memory: 41 * 1024 * 1024 }).outputs).not.toEqual([]);
  });

  it('is asked for memory before it is parsed: no parser stops in the middle', () => {
    const source = { path: 'jobs.yaml', text: `${head}${jobs(1000)}` };
    const memory = 41 * 1024 * 1024;
    for (const { diagnostics } of [
      compile({ source, read: () => source, runner: '', memory }),
      lint({ source, read: () => source, memory }),
    ]) {
      expect(diagnostics.map(({ message }) => message)).toEqual([
        'jobs.yaml needs 45 MiB of memory; Node takes 41 at most',
      ]);
    }
  });

  it.each([
    ['a: 1\nb: 2\n', 2, 'keys'],
    ['- 1\n- 2\n- 3\n', 3, 'items'],
    ['[1, 2, 3]', 2, 'items in a row, but for the last'],
    ['a: { b: 1, c: 2 }', 3, 'keys in a row'],
  ])('%j has %i entries: %s', (text, count) => {
    expect(entriesIn(text)).toBe(count);
  });
});
