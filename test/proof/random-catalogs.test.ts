import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { isGood } from '../../src/proof/types.ts';
import { realRunner } from '../targets/read/written.ts';

/**
 * Whatever an author writes, it is compiled and proved, or refused; nothing is half written, and
 * nothing crashes.
 */
const zone = fc.constantFrom(
  'America/Sao_Paulo',
  'America/New_York',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Etc/UTC',
);
const field = (...texts: readonly string[]) => fc.constantFrom(...texts);
const expression = fc
  .tuple(
    field('0', '30', '*/15', '7,52', '*', '0-59/7', '59'),
    field('0', '2', '*', '9-17', '1,23', '*/6', '22'),
    field('*', '*', '*', '1', '29,31', '13', '1-31/2', '28'),
    field('*', '*', '*', '2', '3,11', '1-11', '2-12/2'),
    field('*', '*', '*', '1-5', '0', '6,0', 'mon', '5-7'),
  )
  .map((fields) => ({ schedule: fields.join(' ') }));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59), fc.boolean())
  .map(([hour, minute, weekly]) => ({
    times: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    ...(weekly ? { weekdays: 'mon-fri' } : {}),
  }));
const policy = fc.record(
  {
    skipped: fc.constantFrom('after', 'drop'),
    repeated: fc.constantFrom('once', 'twice'),
  },
  { requiredKeys: ['skipped'] },
);
const targets = fc.uniqueArray(fc.constantFrom('crontab', 'kubernetes', 'github-actions'), {
  minLength: 1,
});
const job = fc
  .tuple(
    fc.oneof(expression, times),
    targets,
    fc.record(
      {
        timezone: fc.option(zone, { nil: undefined, freq: 1 }),
        dst: policy,
        overlap: fc.constantFrom('forbid', 'forbid', 'allow'),
        timeout: fc.constantFrom('30s', '300s', '2h'),
        method: fc.constantFrom('GET', 'PUT'),
        paused: fc.constant({ reason: 'being "mended" # soon', by: 'ana' }),
        why: fc.constantFrom('Não precisa', "it's so", '- : {'),
      },
      { requiredKeys: [] },
    ),
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('/jobs/a', '/jobs/b?x=1&y=%C3%A9') },
      { weight: 1, arbitrary: fc.constantFrom("/jobs/c?q=it's", '/jobs/d?z=50%25') },
    ),
  )
  .map(([trigger, at, more, endpoint]) => ({ ...trigger, targets: at, ...more, endpoint }));
const source = fc.record({
  version: fc.constant(1),
  timezone: zone,
  jobs: fc
    .array(job, { minLength: 1, maxLength: 2 })
    .map((all) => Object.fromEntries(all.map((one, index) => [`job_${index}`, one]))),
  targets: fc.record({
    crontab: fc.record(
      {
        user: fc.constant('jobs'),
        implementation: fc.constantFrom('debian', 'cronie', 'busybox'),
        host_timezone: zone,
      },
      { requiredKeys: ['user'] },
    ),
    kubernetes: fc.constant({ namespace: 'jobs' }),
    'github-actions': fc.constant({}),
  }),
});

it('any catalog is compiled and proved, or refused', () => {
  const seen = { compiled: 0, refused: 0 };
  const property = fc.property(source, (written) => {
    const { diagnostics, outputs, proofs } = compile({
      source: { path: 'schedules/jobs.yaml', text: JSON.stringify(written) },
      read: () => {
        throw new Error('no baseline is named');
      },
      runner: realRunner,
    });
    const refused = hasErrors(diagnostics);
    seen[refused ? 'refused' : 'compiled']++;
    // What is refused is refused by name; that our own files differ from their source is no answer.
    expect(diagnostics.map(({ code }) => code)).not.toContain('CW613');
    expect(outputs.length > 0).toBe(!refused);
    if (refused) return;
    const jobs = proofs.flatMap((proof) => proof.jobs);
    expect(jobs.every(({ verdict }) => isGood(verdict))).toBe(true);
    const due = Object.values(written.jobs).flatMap((one) => one.targets);
    expect(jobs).toHaveLength(due.length);
  });
  fc.assert(property, { numRuns: 20 });
  expect(seen.compiled).toBeGreaterThan(0);
  expect(seen.refused).toBeGreaterThan(0);
}, 120_000);
