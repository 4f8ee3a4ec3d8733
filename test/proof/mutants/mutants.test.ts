import { describe, expect, it } from 'vitest';
import { engines } from '../../../src/engines/registry.ts';
import type { Entry, WrittenFile } from '../../../src/targets/types.ts';
import { crontabKinds } from './crontab-kinds.ts';
import { entryKinds, zoneKinds } from './entry-kinds.ts';
import { githubActionsKinds } from './github-actions-kinds.ts';
import { type Golden, goldens, passes } from './goldens.ts';
import type { Kind } from './kinds.ts';
import { kubernetesKinds } from './kubernetes-kinds.ts';

/**
 * The prover must be able to fail: mistakes are planted into good files, one at a time, and each must
 * be noticed. A mistake in an expression may happen to change no start; then the engine's own model,
 * asked for its starts, has to say so.
 */
const kinds: readonly Kind[] = [
  ...entryKinds,
  ...zoneKinds,
  ...crontabKinds,
  ...kubernetesKinds,
  ...githubActionsKinds,
];

const minuteOf = (iso: string) => Date.parse(iso) / 60_000;
/** The changes of every clock that has any, and a leap day. */
const spans = [
  [minuteOf('2026-01-05T00:00Z'), minuteOf('2027-04-15T00:00Z')],
  [minuteOf('2028-02-20T00:00Z'), minuteOf('2028-03-10T00:00Z')],
] as const;

/** The entries of each job, in order. */
function entriesOf({ read }: Golden, files: readonly WrittenFile[]) {
  const entries = new Map<string, readonly Entry[]>();
  for (const { job, entries: own } of read(files).jobs) {
    entries.set(job, [...(entries.get(job) ?? []), ...own]);
  }
  return entries;
}

/** Whether the engine, asked for its starts, makes the same of both; it need not say so everywhere. */
function startAlike({ host }: Golden, some: readonly Entry[], others: readonly Entry[]): boolean {
  const [one, other] = [some, others].map((entries) =>
    entries.map((entry) => engines[host.engine].read({ ...entry, hostZone: host.hostZone })),
  );
  return spans.every(([from, until]) => {
    const readings = [...(one ?? []), ...(other ?? [])];
    const unknown = readings.flatMap((reading) =>
      reading.kind === 'accepted' ? reading.unknown(from, until) : [],
    );
    const isKnown = (at: number) => !unknown.some((span) => at >= span.from && at < span.until);
    const [a = [], b = []] = [one, other].map((side = []) =>
      side
        .flatMap((reading) => (reading.kind === 'accepted' ? reading.starts(from, until) : [-1]))
        .filter(isKnown)
        .sort((x, y) => x - y),
    );
    return a.length === b.length && a.every((at, index) => at === b[index]);
  });
}

/** The jobs that start otherwise in these files. */
function changedJobs(golden: Golden, files: readonly WrittenFile[]): readonly string[] {
  const before = entriesOf(golden, golden.files);
  const after = entriesOf(golden, files);
  return [...before]
    .filter(([job, entries]) => JSON.stringify(entries) !== JSON.stringify(after.get(job)))
    .filter(([job, entries]) => !startAlike(golden, entries, after.get(job) ?? []))
    .map(([job]) => job);
}

describe.each(goldens)('$name', (golden) => {
  it('passes as it is', () => {
    const proof = golden.prove(golden.files);
    expect(proof.faults).toEqual([]);
    expect(passes(proof)).toBe(true);
  });
});

describe('a mistake', () => {
  it.each(kinds.filter(({ level }) => level === 'fact'))('is noticed: $target, $name', (kind) => {
    const own = goldens.filter(({ target }) => target === kind.target);
    const survivors: string[] = [];
    let planted = 0;
    for (const golden of own) {
      for (const files of kind.plant(golden.files)) {
        planted++;
        if (passes(golden.prove(files))) survivors.push(golden.name);
      }
    }
    expect(survivors).toEqual([]);
    expect(planted).toBeGreaterThan(0);
  });

  it.each(kinds.filter(({ level }) => level === 'entry'))(
    'in what starts a job is noticed where it changes a start: $name',
    (kind) => {
      const own = goldens.filter(({ target }) => !kind.target || target === kind.target);
      const survivors: string[] = [];
      let noticed = 0;
      for (const golden of own) {
        for (const files of kind.plant(golden.files)) {
          if (!passes(golden.prove(files))) noticed++;
          else survivors.push(...changedJobs(golden, files));
        }
      }
      expect(survivors).toEqual([]);
      expect(noticed).toBeGreaterThan(0);
    },
  );
});
