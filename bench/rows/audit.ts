import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../src/compile.ts';
import { printCron } from '../../src/cron/print.ts';
import type { Job } from '../../src/model/types.ts';
import { writeLog } from '../generate-log.ts';
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

const many = 1_000_000;
/** Of which the peer reads these; its time grows with them, so that it may be counted up. */
const sample = 20_000;
const few = 100_000;

/** The jobs of the real schedule. */
function realJobs(root: string): readonly Job[] {
  const read = (path: string) => ({ path, text: readFileSync(join(root, path), 'utf8') });
  const { catalog } = compile({
    source: read('schedules/jobs.yaml'),
    read: (path) => read(`schedules/${path}`),
    runner: '#!/bin/sh\n',
  });
  if (!catalog) throw new Error('the real schedule does not hold');
  return catalog.jobs;
}

/** What the peer is told of each job. */
function writeExpressions(path: string, jobs: readonly Job[]): void {
  const texts = jobs.map(({ name, schedules }) => [name, printCron(schedules[0])]);
  writeFileSync(path, JSON.stringify(Object.fromEntries(texts)));
}

/** Statuses 0 and 1: a log that was cut in the middle of a week has missed starts. */
function audit(log: string, bench: Bench): Promise<Ran> {
  const args = [bench.program, 'audit', log, '--format', 'json'];
  return runNode({ args, statuses: [0, 1] }, bench, 'measured');
}

async function peer(log: string, bench: Bench): Promise<number> {
  const child = join(bench.root, 'bench/.build/children/audit-peer.js');
  const { out } = await runNode({ args: [child, log, expressionsIn(bench)] }, bench);
  return (Number(out) / sample) * many;
}

function expressionsIn({ folder }: Bench): string {
  return join(folder, 'expressions.json');
}

export const auditRow: Row = {
  id: 'audit',
  peers: ['cron-parser'],
  size: 'ordinary',
  goals: [
    {
      id: 'audit',
      what: '`audit` of a million lines, against JSON.parse and a cron-parser look-up a line',
      bound: 'at least',
      ratio: 5,
    },
    {
      id: 'audit-memory',
      what: 'the most memory with a million lines, against a hundred thousand',
      bound: 'at most',
      ratio: 1.25,
    },
  ],
  async measure(bench) {
    const jobs = realJobs(bench.root);
    const logs = { many: join(bench.folder, 'many.log'), few: join(bench.folder, 'few.log') };
    const sampled = join(bench.folder, 'sample.log');
    writeLog(logs.many, jobs, many);
    writeLog(logs.few, jobs, few);
    writeLog(sampled, jobs, sample);
    writeExpressions(expressionsIn(bench), jobs);
    const memory: Pair[] = [];
    const pairs = await interleaved(
      bench.runs,
      async () => {
        const all = await audit(logs.many, bench);
        memory.push({ ours: all.bytes, theirs: (await audit(logs.few, bench)).bytes });
        return all.milliseconds;
      },
      () => peer(sampled, bench),
    );
    const held = medians(memory);
    const times = millisecondsText(medians(pairs), 'cron-parser');
    return [
      { goal: 'audit', ratio: timesFaster(pairs), figures: `${times}, counted up from ${sample}` },
      {
        goal: 'audit-memory',
        ratio: timesAsMuch(memory),
        figures: `${inMegabytes(held.ours)} and ${inMegabytes(held.theirs)}`,
      },
    ];
  },
};
