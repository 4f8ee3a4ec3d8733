import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compare, type Verdict } from './compare.ts';
import { parseScenes } from './transcript.ts';

/**
 * The models against what the real engines were recorded to do, on machines that have no engine.
 * Recorded by `RECORD=1 npx vitest run --project engines test/engines/differential/transcripts.test.ts`.
 */
const folder = fileURLToPath(new URL('transcripts/', import.meta.url));
const files = readdirSync(folder);

test('there is a transcript of each engine that runs here', () => {
  expect(files.sort()).toEqual(['busybox.txt', 'cronie.txt', 'debian-cron.txt', 'kubernetes.txt']);
});

describe.each(files)('%s', (file) => {
  const scenes = parseScenes(readFileSync(folder + file, 'utf8'));
  const verdicts = scenes.flatMap(({ situation, seen }) =>
    seen.map((one): Verdict => compare(situation, one)),
  );

  test('the model does what the engine did', () => {
    expect(verdicts.flatMap((v) => (v.kind === 'different' ? [v.how] : []))).toEqual([]);
  });

  test('few expressions are beyond the model', () => {
    const beyond = verdicts.filter(({ kind }) => kind === 'unmodelled').length;
    expect(beyond / verdicts.length).toBeLessThan(0.04);
  });
});
