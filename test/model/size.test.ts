import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';
import { lint } from '../../src/lint.ts';
import { mostJobs, tooManyJobs } from '../../src/model/size.ts';
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
    const source = { path: 'jobs.yaml', text: head + jobs(20) };
    const asked = { source, read: () => source, runner: '' };
    // Enough to parse it.
    const { diagnostics, outputs } = compile({ ...asked, memory: 12 * 1024 * 1024 + 150_000 });
    expect(outputs).toEqual([]);
    expect(diagnostics.map(({ message, help }) => `${message}\n${help}`)).toEqual([
      `compiling jobs.yaml takes 13 MiB of memory; Node may take 12
let Node take more, in the shell:
    export NODE_OPTIONS=--max-old-space-size=13`,
    ]);
    expect(compile({ ...asked, memory: 13 * 1024 * 1024 }).outputs).not.toEqual([]);
  });

  it('is asked for memory before it is parsed: no parser stops in the middle', () => {
    const source = { path: 'jobs.yaml', text: `${head}${jobs(1000)}` };
    const memory = 13 * 1024 * 1024;
    for (const { diagnostics } of [
      compile({ source, read: () => source, runner: '', memory }),
      lint({ source, read: () => source, memory }),
    ]) {
      expect(diagnostics.map(({ message }) => message)).toEqual([
        'reading jobs.yaml takes 17 MiB of memory; Node may take 13',
      ]);
    }
  });
});
