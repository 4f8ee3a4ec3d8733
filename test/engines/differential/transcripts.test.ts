import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Observation, Situation } from '../../engine-models/compare.ts';
import { parseScenes, printScene, type Scene } from '../../engine-models/transcript.ts';
import { observeDaemon } from './observe-daemon.ts';
import { observeRobfig } from './observe-robfig.ts';
import { type Take, takesOf } from './scenes.ts';

/**
 * The recorder of the transcripts, and the check that engines still do what was recorded. With
 * RECORD=1 everything is recorded and written; without, a sample is recorded and compared.
 */
const recording = process.env.RECORD === '1';
const hour = 3_600_000;
/** One in so many situations is recorded again. */
const sample = 9;

const versions = {
  'debian-cron': 'cron 3.0pl1-162 (Debian 12)',
  cronie: 'cronie 1.7.2-4 (Debian 13)',
  busybox: 'busybox 1.35.0-4 (Debian 12), crond built from source',
  kubernetes: 'robfig/cron 3.0.1 (Debian 12), Go 1.19.8, tz 2025b',
} as const;

const engines = Object.keys(versions) as readonly (keyof typeof versions)[];

test.each(engines)('%s does what was recorded', { timeout: hour }, async (engine) => {
  const path = fileURLToPath(
    new URL(`../../engine-models/transcripts/${engine}.txt`, import.meta.url),
  );
  const takes = takesOf(engine);
  if (recording) {
    const scenes = await inTurn(takes);
    const head = `# ${versions[engine]}, recorded 2026-11-24; see ../transcript.ts\n`;
    writeFileSync(path, head + scenes.map(printScene).join(''));
  }
  const committed = parseScenes(readFileSync(path, 'utf8')).map(printScene);
  const chosen = takes.map((_, index) => index).filter((index) => index % sample === 4);
  const again = await inTurn(chosen.flatMap((index) => takes[index] ?? []));
  expect(committed).toHaveLength(takes.length);
  expect(again.map(printScene)).toEqual(chosen.map((index) => committed[index]));
});

async function inTurn(takes: readonly Take[]): Promise<readonly Scene[]> {
  const scenes: Scene[] = [];
  for (const { situation, expressions } of takes) {
    scenes.push({ situation, seen: await observe(situation, expressions) });
  }
  return scenes;
}

function observe(
  situation: Situation,
  expressions: readonly string[],
): Promise<readonly Observation[]> {
  switch (situation.engine) {
    case 'debian-cron':
    case 'cronie':
    case 'busybox':
      return observeDaemon({ ...situation, engine: situation.engine }, expressions);
    case 'kubernetes':
      return observeRobfig(situation, expressions);
    case 'github-actions':
      throw new Error('nobody can run it');
  }
}
