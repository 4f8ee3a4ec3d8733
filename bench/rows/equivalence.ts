import { performance } from 'node:perf_hooks';
import { Cron } from 'croner';
import { parseCron } from '../../src/cron/parse.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import { horizonFrom } from '../../src/proof/horizon.ts';
import { judgeOver, type Question } from '../../src/proof/judge.ts';
import type { Horizon } from '../../src/proof/types.ts';
import { type Clocked, type ExpressionPair, pairs } from '../corpus.ts';
import type { Measured } from '../lines.ts';
import type { Bench, Row } from '../row.ts';
import { inMilliseconds, interleaved, median, medians, timeOf } from '../timing.ts';

/**
 * Whether two expressions start at the same instants: a proof of ours, from the texts on, against
 * enumerating both. The clock's plain law on both sides, so that both answer one question.
 */

const short = horizonFrom('2026-01-05');
/** All of the Gregorian calendar's days. */
const long: Horizon = { from: short.from, until: short.from + 400 * 365.2425 * 1440 };
/** Milliseconds after which croner is stopped, of both enumerations together. */
const patience = 2000;
/** Milliseconds: less than the slices into which a busy machine cuts time would measure these. */
const atLeast = 25;
/** Milliseconds that both sides run before either is timed: croner's seconds would compile it alone. */
const warming = 300;

function questionOf({ source, entry }: ExpressionPair): Question {
  const parsed = parseCron(source.expression);
  if (parsed.kind === 'refused') throw new Error(parsed.problems[0].message);
  const wall = { skipped: 'drop', repeated: 'twice' } as const;
  return {
    schedules: [makeSchedule(parsed.fields, source.zone, wall)],
    entries: [{ expression: entry.expression }],
    host: { engine: 'busybox', hostZone: entry.zone },
    permits: [],
  };
}

/** A judge of its own each time: none remembers an answer. */
function prove(pair: ExpressionPair, horizon: Horizon): void {
  const { kind } = judgeOver(horizon)(questionOf(pair));
  const expected = pair.equal === 'equal' ? ['identical', 'equivalent'] : ['divergent'];
  if (!expected.includes(kind)) throw new Error(`${JSON.stringify(pair)} was judged ${kind}`);
}

function enumerate({ expression, zone }: Clocked, end: number): 'finished' | 'stopped' {
  const job = new Cron(expression, { timezone: zone, paused: true });
  const until = short.until * 60_000;
  for (let at = job.nextRun(new Date(short.from * 60_000 - 1000)); at; at = job.nextRun(at)) {
    if (at.getTime() >= until) break;
    if (performance.now() > end) return 'stopped';
  }
  return 'finished';
}

interface Compared {
  readonly ratio: number;
  readonly stopped: boolean;
  readonly ours: number;
  readonly long: number;
}

async function comparePair(pair: ExpressionPair, { runs }: Bench): Promise<Compared> {
  let stopped = false;
  timeOf(() => prove(pair, short), atLeast);
  const beside = await interleaved(
    runs,
    () => timeOf(() => prove(pair, short), atLeast),
    () =>
      timeOf(() => {
        const end = performance.now() + patience;
        const both = [enumerate(pair.source, end), enumerate(pair.entry, end)];
        stopped ||= both.includes('stopped');
      }),
  );
  timeOf(() => prove(pair, long));
  const longer = await interleaved(
    runs,
    () => timeOf(() => prove(pair, short), atLeast),
    () => timeOf(() => prove(pair, long), atLeast),
  );
  const ratio = median(beside.map(({ ours, theirs }) => theirs / ours));
  const growth = median(longer.map(({ ours, theirs }) => theirs / ours));
  return { ratio, stopped, ours: medians(beside).ours, long: growth };
}

/** The median of all pairs; a lower bound where the pair in the middle was stopped. */
function inTheMiddle(all: readonly Compared[]): Measured {
  const sorted = all.toSorted((a, b) => a.ratio - b.ratio);
  const ratio = median(sorted.map((one) => one.ratio));
  const isBound = sorted.slice(all.length / 2 - 1, all.length / 2 + 1).some((one) => one.stopped);
  const ours = inMilliseconds(median(all.map((one) => one.ours)));
  const count = all.filter((one) => one.stopped).length;
  const figures = `a pair: ours ${ours}; croner stopped after 2 s in ${count} of ${all.length}`;
  return { goal: 'equivalence', ratio, figures, ...(isBound ? { stopped: 'peer' } : {}) };
}

export const equivalenceRow: Row = {
  id: 'equivalence',
  peers: ['croner'],
  size: 'ordinary',
  goals: [
    {
      id: 'equivalence',
      what: 'two expressions compared over 28 years, zones known, against enumerating both with croner',
      bound: 'at least',
      ratio: 10_000,
    },
    {
      id: 'equivalence-400-years',
      what: 'the same over 400 years, against our 28',
      bound: 'at most',
      ratio: 15,
    },
  ],
  async measure(bench) {
    const all: Compared[] = [];
    timeOf(() => pairs.map((pair) => prove(pair, short)), warming);
    timeOf(
      () => pairs.map(({ source }) => enumerate(source, performance.now() + warming / 20)),
      warming,
    );
    for (const pair of pairs) all.push(await comparePair(pair, bench));
    const growths = all.map((one) => one.long);
    return [
      inTheMiddle(all),
      {
        goal: 'equivalence-400-years',
        ratio: median(growths),
        figures: `at most ${Math.max(...growths).toFixed(1)}×`,
      },
    ];
  },
};
