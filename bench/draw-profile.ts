import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceText } from './generate-source.ts';
import { type Chart, pictureOf } from './picture.ts';
import { runNode } from './processes.ts';
import { frameNames, type Profile, selfShares } from './profile.ts';
import type { Bench } from './row.ts';

const jobs = 10_000;

/** Runs both ends of what people do under V8's profiler and writes docs/performance.svg. */
export async function drawProfile(bench: Bench): Promise<void> {
  bench.say('profile …\n');
  const many = join(bench.folder, 'profile-of-many');
  mkdirSync(many, { recursive: true });
  writeFileSync(join(many, 'jobs.yaml'), sourceText(jobs));
  const charts = [
    await profiled(
      `compile, ${jobs.toLocaleString('en')} jobs`,
      ['compile', 'jobs.yaml'],
      many,
      bench,
    ),
    await profiled(
      'compile --check, 24 jobs',
      ['compile', '--check', '--no-cache'],
      bench.root,
      bench,
    ),
  ];
  writeFileSync(join(bench.root, 'docs/performance.svg'), pictureOf(charts));
}

async function profiled(
  title: string,
  args: readonly string[],
  cwd: string,
  bench: Bench,
): Promise<Chart> {
  const program = join(bench.root, 'bench/.build/children/carry-out.js');
  const out = join(bench.folder, `profile-${args.join('')}`);
  const flags = ['--cpu-prof', '--cpu-prof-dir', out, '--max-old-space-size=8192'];
  await runNode({ args: [...flags, program, ...args], cwd, env: { HOME: bench.folder } }, bench);
  const [name = ''] = readdirSync(out);
  const profile: Profile = JSON.parse(readFileSync(join(out, name), 'utf8'));
  return { title, shares: selfShares(profile, frameNames(program, 'part')) };
}
