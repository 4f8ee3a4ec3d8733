import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import type { Difference, JobProof } from '../../src/proof/types.ts';
import { complaints, runDaemon } from './cron-daemon.ts';
import { askRobfig } from './robfig.ts';

/**
 * What a proof says of the days on which clocks change, held against the programs themselves: the
 * schedule of test/fixtures/clock-changes, whose differences are all accepted here.
 */
const path = fileURLToPath(new URL('../fixtures/clock-changes/jobs.yaml', import.meta.url));
const accepted = `accept:
  - { code: CW610, target: crontab, reason: "seen" }
  - { code: CW610, target: kubernetes, reason: "seen" }
jobs:
`;
const text = readFileSync(path, 'utf8').replace('jobs:\n', accepted);
const { catalog, outputs, proofs } = compile({
  source: { path: 'jobs.yaml', text },
  read: () => {
    throw new Error('it names no baseline');
  },
  runner: readFileSync(new URL('../../src/products/run-job/run-job.sh', import.meta.url), 'utf8'),
});

function proofsOf(target: string): readonly JobProof[] {
  const proof = proofs.find((one) => one.target === target);
  if (!proof) throw new Error(`${target} was not proved`);
  return proof.jobs;
}

function differencesOf({ verdict }: JobProof): readonly Difference[] {
  switch (verdict.kind) {
    case 'permitted':
    case 'nominal':
      return [...verdict.open, ...verdict.accepted];
    case 'divergent':
      return verdict.differences;
    default:
      return [];
  }
}

const minute = (iso: string) => Date.parse(iso) / 60_000;
const date = (at: number) => new Date(at * 60_000);

/** Three days around each change of 2026 in New York, Cairo and Lord Howe. */
const changes = ['03-08', '11-01', '04-24', '10-30', '04-04', '10-03'].map((day) => ({
  day,
  from: minute(`2026-${day}T00:00Z`) - 1440,
  until: minute(`2026-${day}T00:00Z`) + 2 * 1440,
}));

/** The source's starts in a span, with the differences of a proof worked in. */
function foretold(proof: JobProof, from: number, until: number): readonly number[] {
  const job = catalog?.jobs.find(({ name }) => name === proof.job);
  const starts = [...occurrences(job?.schedules ?? [], from, until)];
  for (const { wanted, found } of differencesOf(proof)) {
    for (const at of wanted) if (starts.includes(at)) starts.splice(starts.indexOf(at), 1);
    for (const at of found) if (at >= from && at < until) starts.push(at);
  }
  return starts.sort((a, b) => a - b);
}

describe.each(changes)('cronie on a host of New York around $day', ({ from, until }) => {
  test('starts every job as its proof says', async () => {
    const artifact = outputs
      .find(({ of }) => of === 'crontab')
      ?.artifacts.find((one) => one.path.endsWith('/cronwright'));
    const result = await runDaemon({
      engine: 'cronie',
      zone: 'America/New_York',
      from: date(from),
      to: date(until),
      crontab: artifact?.body ?? '',
      kind: 'system',
    });
    expect(complaints(result)).toEqual([]);
    const jobs = proofsOf('crontab');
    expect(jobs).toHaveLength(5);
    for (const proof of jobs) {
      const runs = result.runs.filter(({ command }) => command.includes(`--job ${proof.job} `));
      const started = runs.map(({ at }) => Math.floor(at / 60));
      expect(started, proof.job).toEqual(foretold(proof, from, until));
    }
  });
});

test('robfig/cron finds what each proof of a CronJob says, from where it says', async () => {
  const asked = proofsOf('kubernetes').flatMap((proof) => {
    const [expression = '', zone = ''] = (proof.entries[0] ?? '').split(' in ');
    return differencesOf(proof)
      .filter(({ searchedFrom }) => searchedFrom !== undefined)
      .map(({ searchedFrom = 0, found }) => ({ expression, zone, searchedFrom, found }));
  });
  const answers = await askRobfig(
    asked.map(({ expression, zone, searchedFrom }) => {
      return { expression, zone, after: new Date(searchedFrom * 1000), until: 1 };
    }),
  );
  const found = answers.map((answer) =>
    'instants' in answer ? answer.instants.map((at) => at.getTime() / 60_000) : answer.error,
  );
  expect(found).toEqual(asked.map((one) => one.found));
  expect(asked.length).toBeGreaterThan(50);
});

test('robfig/cron starts the other jobs as their proofs say', async () => {
  const lawful = proofsOf('kubernetes').filter((proof) =>
    differencesOf(proof).every(({ searchedFrom }) => searchedFrom === undefined),
  );
  expect(lawful.map(({ job }) => job)).toEqual(['early', 'late', 'kathmandu']);
  for (const { from, until } of changes) {
    const answers = await askRobfig(
      lawful.map(({ entries: [entry = ''] }) => {
        const [expression = '', zone = ''] = entry.split(' in ');
        return { expression, zone, after: date(from - 1), until: date(until) };
      }),
    );
    const started = answers.map((answer) =>
      'instants' in answer ? answer.instants.map((at) => at.getTime() / 60_000) : answer.error,
    );
    expect(started).toEqual(lawful.map((proof) => foretold(proof, from, until)));
  }
});
