import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compilation, compile } from '../../src/compile.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { longestTimeout } from '../../src/source/values/duration.ts';

/**
 * Whatever compiles, the runner takes: each line of the crontab is started as cron would start it. The
 * runner checks all its arguments before it looks at its live target, so a run that ends in standby
 * has had none refused, and no call is made.
 */
const script = fileURLToPath(new URL('../../src/products/run-job/run-job.sh', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cronwright-'));
const envFile = join(folder, 'env');
writeFileSync(envFile, 'JOBS_LIVE_TARGET=standby\n', { mode: 0o600 });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Values = Readonly<Record<string, unknown>>;

/** A file of these jobs, all on two targets, so that the live target is asked. */
function sourceOf(jobs: Readonly<Record<string, Values>>, top: Values = {}, crontab: Values = {}) {
  return JSON.stringify({
    version: 1,
    timezone: 'America/Sao_Paulo',
    defaults: { targets: ['crontab', 'kubernetes'] },
    jobs,
    ...top,
    targets: {
      crontab: { user: 'jobs', env_file: envFile, ...crontab },
      kubernetes: { namespace: 'jobs' },
    },
  });
}

function compiled(text: string): Compilation {
  return compile({
    source: { path: 'jobs.yaml', text },
    read: (path) => ({ path, text: '' }),
    runner: readFileSync(script, 'utf8'),
  });
}

/** The commands of the crontab, with the line of each run on stdout instead of in the syslog. */
function commandsOf({ outputs, diagnostics }: Compilation): readonly string[] {
  const artifacts = outputs.flatMap((output) => output.artifacts);
  const crontab = artifacts.find(({ path }) => path === 'generated/crontab/cronwright');
  if (!crontab) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return [...crontab.body.matchAll(/ jobs \/usr\/local\/lib\/cronwright\/run-job (.*)$/gm)].map(
    ([, words = '']) => `sh ${script} ${words.replace('--log syslog', '--log stdout')}`,
  );
}

/** What the runner says to a command: the reason in its line, or its complaint. */
async function said(command: string): Promise<string> {
  const child = spawn('sh', ['-c', command], { env: { PATH: process.env.PATH ?? '' } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  await new Promise((resolve) => child.on('close', resolve));
  return err || String(JSON.parse(out).reason);
}

const longestName = 'n'.repeat(63);
const longestWindow = 'w'.repeat(56);

/** Values at the edge of what the source allows, each as a job of its own. */
const edges: readonly (readonly [job: string, keys: Values, why: string])[] = [
  ['longest', { timeout: `${longestTimeout}s` }, 'the longest timeout'],
  ['day', { timeout: '1d' }, 'the longest timeout, by its largest unit'],
  ['shortest', { timeout: '1s' }, 'the shortest timeout'],
  [longestName, { category: longestName }, 'the longest names'],
  ['job', { times: undefined, windows: [longestWindow] }, 'a window in the longest name'],
  ['root', { endpoint: '/' }, 'the shortest path'],
  ['path', { endpoint: '/AZaz09/._~:@-/x/' }, 'every character of a path'],
  ['dashes', { endpoint: '/--gated' }, 'a path that looks like an option'],
  ['empty', { endpoint: '/a?b=' }, 'a pair without a value'],
  ['options', { endpoint: '/a?--gated=1&-=2' }, 'pairs that look like options'],
  ['twice', { endpoint: '/a?b=1&b=2' }, 'a key twice'],
  ['signs', { endpoint: '/a?%20+=%22%24x%3B%26+&b=%2A%3F' }, 'blanks and signs in a query'],
  ['accents', { endpoint: '/a?tipo=manh%C3%A3' }, 'a query beyond ASCII'],
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(
    (method) => [method.toLowerCase(), { method }, 'a method'] as const,
  ),
  ...['forbid', 'allow'].map((overlap) => [overlap, { overlap }, 'an overlap'] as const),
];

describe('the runner takes what compiles', () => {
  const jobs = edges.map(([job, keys]) => [
    job,
    { times: '08:00', endpoint: '/jobs/report', ...keys },
  ]);
  const top = {
    categories: { [longestName]: {} },
    windows: { [longestWindow]: { hours: '08:00-09:00' } },
  };
  let commands: readonly string[] = [];
  beforeAll(() => {
    commands = commandsOf(compiled(sourceOf(Object.fromEntries(jobs), top)));
  });

  it.each(edges)('%s %j: %s', async (job, _keys, _why) => {
    const own = commands.filter(
      (each) => each.includes(` --job ${job} `) || each.includes(` --job ${job}_`),
    );
    expect(await Promise.all(own.map(said))).toEqual(['standby']);
  });

  it('with every setting at its edge', async () => {
    const settings = {
      lock_dir: '/var/lock/',
      auth_header: `X-${'y'.repeat(62)}`,
      allow_http: true,
    };
    const report = { times: '08:00', endpoint: '/jobs/report' };
    const [command = ''] = commandsOf(compiled(sourceOf({ report }, {}, settings)));
    expect(await said(command)).toBe('standby');
  });

  const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,24}$/).filter((text) => text !== 'all');
  const path = fc.stringMatching(/^(\/[A-Za-z0-9_~:@-][A-Za-z0-9._~:@-]{0,9}){1,3}\/?$/);
  const word = fc.string({ unit: 'grapheme', maxLength: 8 }).map(encodeURIComponent);
  const query = fc
    .array(fc.tuple(word, word), { maxLength: 2 })
    .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'));
  const endpoint = fc.tuple(path, query).map((parts) => parts.filter((part) => part).join('?'));
  const timeout = fc.oneof(
    fc.integer({ min: 1, max: longestTimeout }).map((seconds) => `${seconds}s`),
    fc.integer({ min: 1, max: longestTimeout / 60 }).map((minutes) => `${minutes}m`),
  );
  const job = fc.record({ category: name, window: name, endpoint, timeout });

  it('with any names, paths, queries and timeouts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, job, { minKeys: 1, maxKeys: 8 }), async (named) => {
        const values = Object.values(named);
        const defined = (names: readonly string[], value: Values) =>
          Object.fromEntries(names.map((each) => [each, value]));
        const text = sourceOf(
          Object.fromEntries(
            Object.entries(named).map(([key, { window, ...keys }]) => [
              key,
              { ...keys, windows: [window] },
            ]),
          ),
          {
            categories: defined(
              values.map(({ category }) => category),
              {},
            ),
            windows: defined(
              values.map(({ window }) => window),
              { hours: '08:00-09:00' },
            ),
          },
        );
        const result = compiled(text);
        fc.pre(!hasErrors(result.diagnostics));
        const answers = await Promise.all(commandsOf(result).map(said));
        expect(answers).toEqual(values.map(() => 'standby'));
      }),
      { numRuns: 5 },
    );
  });
});

describe('the longest timeout', () => {
  const report = { times: '08:00', endpoint: '/jobs/report' };

  it('is the same for the compiler and the runner', async () => {
    const timeout = `${longestTimeout}s`;
    const [command = ''] = commandsOf(compiled(sourceOf({ report: { ...report, timeout } })));
    const longer = command.replace(` ${longestTimeout} `, ` ${longestTimeout + 1} `);
    expect(longer).not.toBe(command);
    expect(await said(longer)).toBe(
      `run-job: --timeout takes a whole number from 1 to ${longestTimeout}\n`,
    );
    const refused = compiled(
      sourceOf({ report: { ...report, timeout: `${longestTimeout + 1}s` } }),
    );
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['CW110']);
  });
});
