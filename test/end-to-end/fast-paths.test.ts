import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import type { Artifact } from '../../src/targets/types.ts';

/**
 * What is found fast, and what is remembered, changes no byte: a whole compilation with every fast path
 * in place of its plain one, and with nothing known twice, says and writes the same.
 */

const src = '../../src';
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Clocks that change in three ways, dates, months, a promise, and so many files that some are read alike. */
const many = Array.from(
  { length: 60 },
  (_, index) => `  many_${index}: { endpoint: /many, schedule: "${index} 5 * * *" }\n`,
);
const mixed = `version: 1
timezone: America/New_York
anchor: 2026-01-05
targets:
  crontab: { user: jobs, implementation: cronie, host_timezone: America/New_York }
  kubernetes: { namespace: jobs }
  github-actions: {}
defaults: { targets: [crontab, kubernetes, github-actions] }
policies:
  alive: { must_run: { job: often, every: 30m } }
jobs:
  dawn: { endpoint: /dawn, schedule: "30 4 * * 1-5" }
  noon: { endpoint: /noon?a=1&b=2, schedule: "0 12 1,15 * *", timeout: 90s }
  dusk: { endpoint: /dusk, schedule: "15 20 * 3-10 0", timeout: 61s }
  often: { endpoint: /often, schedule: "*/20 * * * *" }
  gap: { endpoint: /gap, schedule: "30 2 * * 0", targets: [kubernetes, github-actions] }
  pass: { endpoint: /pass, schedule: "30 1 * * *", targets: [kubernetes] }
  island: { endpoint: /island, schedule: "10 9 * * *", timezone: Australia/Lord_Howe, targets: [kubernetes], accept: [{ code: CW610, target: kubernetes, reason: known }] }
${many.join('')}`;

interface Told {
  readonly outputs: readonly { readonly artifacts: readonly Artifact[] }[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
  readonly proofs: unknown;
}

async function compiled(path: string, text: string): Promise<Told> {
  const { compileFrom } = await import(`${src}/cli/load.ts`);
  const read = (name: string) =>
    name === path ? { path, text } : { path: name, text: readFileSync(root + name, 'utf8') };
  const { outputs, diagnostics, proofs } = compileFrom(read, path, { now: () => 1.8e12 });
  const told = diagnostics.map(
    ({ code, message, details }: Told['diagnostics'][number] & { details?: unknown }) => ({
      code,
      message,
      details,
    }),
  );
  return { outputs, diagnostics: told, proofs };
}

/** The paths of what is not the same, and what else is not. */
function differing(one: Told, other: Told): readonly string[] {
  const texts = ({ outputs, diagnostics, proofs }: Told) =>
    new Map([
      ...outputs.flatMap(({ artifacts }) =>
        artifacts.map(({ path, ...rest }): [string, string] => [path, JSON.stringify(rest)]),
      ),
      ['diagnostics', JSON.stringify(diagnostics)],
      ['proofs', JSON.stringify(proofs)],
    ]);
  const [some, others] = [texts(one), texts(other)];
  const names = new Set([...some.keys(), ...others.keys()]);
  return [...names].filter((name) => some.get(name) !== others.get(name));
}

/**
 * Every fast path gives way to the plain one that it is tested against.
 * @param others the paths that stay fast, because plain ones would take minutes
 */
async function goPlainly(others: readonly string[]): Promise<void> {
  const replace = (path: string, by: (real: Module) => object) => {
    if (!others.includes(path)) replaceModule(path, by);
  };
  const { namesDayNumber } = await import(`${src}/ir/schedule.ts`);
  const namedDaysBetween = (days: unknown, from: number, last: number) =>
    Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => from + index).filter((day) =>
      namesDayNumber(days, day),
    );
  replace('read-back/alike.ts', () => ({ hollowed: () => undefined }));
  replace('proof/alike-changes.ts', () => ({ alikeness: () => () => undefined }));
  replace('proof/calm-days.ts', ({ dayByDay }) => ({ calmComparer: dayByDay }));
  replace('ir/named-days.ts', () => ({
    namedDaysBetween,
    countNamedDays: (...asked: Parameters<typeof namedDaysBetween>) =>
      namedDaysBetween(...asked).length,
  }));
  replace('proof/judge.ts', ({ judgeOver }) => ({
    judgeOver: (horizon: unknown) => (question: unknown) => judgeOver(horizon)(question),
  }));
  replace('analysis/policies/days.ts', ({ daysAhead }) => ({
    daysAhead: (...asked: unknown[]) => {
      const days = daysAhead(...asked).days.map((day: object, kind: number) => ({ ...day, kind }));
      const pairs = days.map((day: object, index: number) => ({ before: days[index - 1], day }));
      return { days, kinds: days, pairs };
    },
  }));
}

// biome-ignore lint/suspicious/noExplicitAny: a module as the mocking library hands it over
type Module = any;

const gone = new Set<string>();

function replaceModule(path: string, by: (real: Module) => object): void {
  vi.doMock(`${src}/${path}`, async (importOriginal) => {
    gone.add(path);
    const real = (await importOriginal()) as Module;
    return { ...real, ...by(real) };
  });
}

afterEach(() => {
  for (const path of gone) vi.doUnmock(`${src}/${path}`);
  gone.clear();
  vi.resetModules();
});

const real = readFileSync(`${root}schedules/jobs.yaml`, 'utf8');

it.each([
  [
    'the real schedule',
    'schedules/jobs.yaml',
    real,
    ['analysis/policies/days.ts', 'ir/named-days.ts'],
  ],
  ['clocks that change', 'jobs.yaml', mixed, []],
])(
  'writes %s with the same bytes by every plain path',
  async (_, path, text, others) => {
    vi.resetModules();
    const fast = await compiled(path, text);
    expect(fast.outputs).not.toEqual([]);
    vi.resetModules();
    await goPlainly(others);
    const plain = await compiled(path, text);
    expect(gone.size).toBe(6 - others.length);
    expect(differing(plain, fast)).toEqual([]);
  },
  120_000,
);
