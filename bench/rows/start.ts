import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Goal, Measured } from '../lines.ts';
import { runNode } from '../processes.ts';
import type { Bench, Row } from '../row.ts';
import { interleaved, medians, millisecondsText, timesAsMuch } from '../timing.ts';

/** Whole processes from their start to their end, against a Node that does nothing. */

const goals: readonly Goal[] = [
  {
    // 4 with a code cache; none is shipped, and docs/performance.md says why.
    id: 'check',
    what: '`compile --check` of the real schedule against a bare node',
    bound: 'at most',
    ratio: 5,
  },
  {
    id: 'check-unchanged',
    what: 'the same with nothing changed since the last check',
    bound: 'at most',
    ratio: 2,
  },
  { id: 'version', what: '`--version` against a bare node', bound: 'at most', ratio: 1.3 },
  { id: 'help', what: '`--help` against a bare node', bound: 'at most', ratio: 1.3 },
];

/** Where the program is called, and where it may remember: beside it, for it never does so inside. */
interface Place {
  readonly folder: string;
  readonly memory: string;
}

/** What compiling the real schedule reads, in a place where nothing was checked before. */
function copyOfSchedule(name: string, bench: Bench): Place {
  const at = join(bench.folder, name);
  const place = { folder: join(at, 'repository'), memory: join(at, 'memory') };
  for (const folder of [place.folder, place.memory]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  for (const part of ['schedules', 'generated', 'docs']) {
    cpSync(join(bench.root, part), join(place.folder, part), { recursive: true });
  }
  return place;
}

async function timeProgram(
  args: readonly string[],
  { folder: cwd, memory }: Place,
  bench: Bench,
): Promise<number> {
  const env = { HOME: memory, XDG_CACHE_HOME: memory };
  const { milliseconds } = await runNode({ args: [bench.program, ...args], cwd, env }, bench);
  return milliseconds;
}

async function timeBare(bench: Bench): Promise<number> {
  const args = [join(bench.root, 'bench/children/empty.cjs')];
  return (await runNode({ args }, bench)).milliseconds;
}

const check = ['compile', '--check'];
/** Such short processes are measured more often: the machine's own noise is as long as they are. */
const oftener = 3;

export const startRow: Row = {
  id: 'start',
  peers: [],
  size: 'ordinary',
  goals,
  async measure(bench) {
    if (!existsSync(bench.program)) throw new Error(`there is no ${bench.program}: npm run build`);
    const settled = copyOfSchedule('settled', bench);
    await timeProgram(check, settled, bench);
    if (readdirSync(settled.memory).length === 0) throw new Error('the check remembered nothing');
    const anywhere = copyOfSchedule('anywhere', bench);
    const works: Readonly<Record<string, () => Promise<number>>> = {
      check: () => timeProgram(check, copyOfSchedule('check', bench), bench),
      'check-unchanged': () => timeProgram(check, settled, bench),
      version: () => timeProgram(['--version'], anywhere, bench),
      help: () => timeProgram(['--help'], anywhere, bench),
    };
    const measured: Measured[] = [];
    for (const [goal, work] of Object.entries(works)) {
      await work();
      const pairs = await interleaved(bench.runs * oftener, work, () => timeBare(bench));
      const figures = millisecondsText(medians(pairs), 'node');
      measured.push({ goal, ratio: timesAsMuch(pairs), figures });
    }
    return measured;
  },
};
