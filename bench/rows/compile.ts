import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceText } from '../generate-source.ts';
import type { Measured } from '../lines.ts';
import { type Ran, runNode } from '../processes.ts';
import type { Bench, Row } from '../row.ts';
import {
  inMegabytes,
  interleaved,
  medians,
  millisecondsText,
  type Pair,
  timesAsMuch,
  timesFaster,
} from '../timing.ts';

/** Whole compilations of many jobs, as processes of their own. */

const many = 10_000;
const veryMany = 100_000;

/** Where the program is called, and where it may remember: beside it, for it never does so inside. */
interface Place {
  readonly folder: string;
  readonly memory: string;
}

/**
 * A folder with nothing but a source of so many jobs, and a memory of nothing. It stays until all is measured:
 * where thousands of files have just been deleted, ext4 takes five times as long to create others.
 */
function freshPlace(bench: Bench, jobs: number): Place {
  const at = mkdtempSync(join(bench.folder, `compile-${jobs}-`));
  const place = { folder: join(at, 'repository'), memory: join(at, 'memory') };
  for (const folder of [place.folder, place.memory]) mkdirSync(folder);
  writeFileSync(join(place.folder, 'jobs.yaml'), sourceText(jobs));
  return place;
}

/** Compiles what lies in a folder. */
function compileIn({ folder, memory }: Place, bench: Bench): Promise<Ran> {
  const args = ['--max-old-space-size=8192', bench.program, 'compile', 'jobs.yaml'];
  const env = { HOME: memory, XDG_CACHE_HOME: memory };
  return runNode({ args, cwd: folder, env }, bench, 'measured');
}

function compileFresh(jobs: number, bench: Bench): Promise<Ran> {
  return compileIn(freshPlace(bench, jobs), bench);
}

/** Whether the peer looks for keys that are there twice, as it does unless it is told not to. */
type Keys = 'compared' | 'not compared';

function parseAlone(jobs: number, keys: Keys, bench: Bench): Promise<Ran> {
  const source = join(freshPlace(bench, jobs).folder, 'jobs.yaml');
  const child = join(bench.root, 'bench/children/parse-yaml.mjs');
  return runNode({ args: ['--max-old-space-size=8192', child, source, keys] }, bench, 'measured');
}

interface Beside {
  readonly times: readonly Pair[];
  readonly memory: readonly Pair[];
}

async function besideParse(
  { jobs, runs, keys }: { readonly jobs: number; readonly runs: number; readonly keys: Keys },
  bench: Bench,
): Promise<Beside> {
  const memory: Pair[] = [];
  let bytes = 0;
  const times = await interleaved(
    runs,
    async () => {
      const ran = await compileFresh(jobs, bench);
      bytes = ran.bytes;
      return ran.milliseconds;
    },
    async () => {
      const ran = await parseAlone(jobs, keys, bench);
      memory.push({ ours: bytes, theirs: ran.bytes });
      return ran.milliseconds;
    },
  );
  return { times, memory };
}

export const compileRow: Row = {
  id: 'compile',
  peers: ['yaml'],
  size: 'ordinary',
  goals: [
    {
      id: 'compile-time',
      what: '10,000 distinct jobs compiled and proved for three targets, against parsing them with yaml',
      bound: 'at most',
      ratio: 2.5,
    },
    {
      id: 'compile-memory',
      what: 'the most memory of the two',
      bound: 'at most',
      ratio: 1.8,
    },
  ],
  async measure(bench) {
    const asked = { jobs: many, runs: bench.runs, keys: 'compared' } as const;
    const { times, memory } = await besideParse(asked, bench);
    const held = medians(memory);
    return [
      {
        goal: 'compile-time',
        ratio: timesAsMuch(times),
        figures: millisecondsText(medians(times), 'yaml'),
      },
      {
        goal: 'compile-memory',
        ratio: timesAsMuch(memory),
        figures: `ours ${inMegabytes(held.ours)}, yaml ${inMegabytes(held.theirs)}`,
      },
    ];
  },
};

export const growthRow: Row = {
  id: 'growth',
  peers: ['yaml'],
  size: 'large',
  goals: [
    {
      id: 'growth',
      what: 'growth of the compilation from 10,000 to 100,000 jobs, against that of the parse',
      bound: 'at most',
      ratio: 1.15,
    },
  ],
  async measure(bench) {
    const growths: Pair[] = [];
    for (let run = 0; run < bench.runs; run++) {
      const once = { runs: 1, keys: 'not compared' } as const;
      const few = medians((await besideParse({ ...once, jobs: many }, bench)).times);
      const lots = medians((await besideParse({ ...once, jobs: veryMany }, bench)).times);
      growths.push({ ours: lots.ours / few.ours, theirs: lots.theirs / few.theirs });
    }
    const { ours, theirs } = medians(growths);
    const figures = `ours ${ours.toFixed(1)}×, the parse ${theirs.toFixed(1)}×`;
    return [{ goal: 'growth', ratio: timesAsMuch(growths), figures }];
  },
};

export const unchangedRow: Row = {
  id: 'unchanged',
  peers: [],
  size: 'ordinary',
  goals: [
    {
      id: 'unchanged',
      what: '10,000 jobs compiled again with nothing changed, against the first time',
      bound: 'at least',
      ratio: 5,
    },
  ],
  async measure(bench): Promise<readonly Measured[]> {
    const pairs: Pair[] = [];
    for (let run = 0; run < bench.runs; run++) {
      const place = freshPlace(bench, many);
      const cold = (await compileIn(place, bench)).milliseconds;
      const again = (await compileIn(place, bench)).milliseconds;
      pairs.push({ ours: again, theirs: cold });
    }
    const figures = millisecondsText(medians(pairs), 'the first time');
    return [{ goal: 'unchanged', ratio: timesFaster(pairs), figures }];
  },
};
