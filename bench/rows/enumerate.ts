import { performance } from 'node:perf_hooks';
import { CronExpressionParser } from 'cron-parser';
import { Cron } from 'croner';
import { parseCron } from '../../src/cron/parse.ts';
import { occurrences } from '../../src/ir/occurrences.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import { forgetZones } from '../../src/time/zone-segments.ts';
import { corpus } from '../corpus.ts';
import type { Measured } from '../lines.ts';
import type { Bench, Row } from '../row.ts';
import {
  geometricMean,
  interleaved,
  median,
  medians,
  millisecondsText,
  timeOf,
} from '../timing.ts';

/** Every start of a year as an array of instants, from the text of the expression on. */

const zone = 'America/New_York';
const year = { from: Date.UTC(2028, 0, 1), until: Date.UTC(2029, 0, 1) };
/** Milliseconds after which a peer is stopped; what it did until then counts. */
const patience = 200;
/** Ours takes too little to be timed once; and a busy machine cuts time into slices of milliseconds. */
const atLeast = 10;

/** Milliseconds that both sides run before they are timed. */
const warming = 300;

type Enumerate = (expression: string) => readonly number[];

function ours(expression: string): readonly number[] {
  const parsed = parseCron(expression);
  if (parsed.kind === 'refused') throw new Error(parsed.problems[0].message);
  const schedule = makeSchedule(parsed.fields, zone);
  return occurrences([schedule], year.from / 60_000, year.until / 60_000);
}

/** Croner keeps Intl's format of a zone from one call to the next, so ours is kept as well. */
function oursWithZone(expression: string): readonly number[] {
  forgetZones();
  return ours(expression);
}

function croner(expression: string): readonly number[] {
  const job = new Cron(expression, { timezone: zone, paused: true });
  const starts: number[] = [];
  const end = performance.now() + patience;
  for (let at = job.nextRun(new Date(year.from - 1000)); at; at = job.nextRun(at)) {
    if (at.getTime() >= year.until) break;
    starts.push(at.getTime());
    if (performance.now() > end) break;
  }
  return starts;
}

function cronParser(expression: string): readonly number[] {
  const from = new Date(year.from - 1000);
  const job = CronExpressionParser.parse(expression, { tz: zone, currentDate: from });
  const starts: number[] = [];
  const end = performance.now() + patience;
  for (let at = job.next().getTime(); at < year.until; at = job.next().getTime()) {
    starts.push(at);
    if (performance.now() > end) break;
  }
  return starts;
}

/** Milliseconds for each start. A year without any would count as one. */
function perStart(enumerate: Enumerate, expression: string, least: number): number {
  let count = 0;
  const spent = timeOf(() => {
    count = enumerate(expression).length;
  }, least);
  return spent / Math.max(count, 1);
}

interface Compared {
  readonly starts: number;
  readonly ratio: number;
  readonly ours: number;
  readonly theirs: number;
}

async function compareAll(
  bench: Bench,
  our: Enumerate,
  peer: Enumerate,
): Promise<readonly Compared[]> {
  const all: Compared[] = [];
  // Both compiled by V8 before either is timed.
  for (const enumerate of [our, peer]) timeOf(() => corpus.slice(0, 12).map(enumerate), warming);
  for (const expression of corpus) {
    perStart(our, expression, atLeast);
    const pairs = await interleaved(
      bench.runs,
      () => perStart(our, expression, atLeast),
      () => perStart(peer, expression, 0),
    );
    const ratio = median(pairs.map(({ ours, theirs }) => theirs / ours));
    all.push({ starts: our(expression).length, ratio, ...medians(pairs) });
  }
  return all;
}

function inAll(goal: string, all: readonly Compared[], peer: string): Measured {
  const geometric = {
    ours: geometricMean(all.map((one) => one.ours)),
    theirs: geometricMean(all.map((one) => one.theirs)),
  };
  const figures = `a start, geometric mean of ${all.length}: ${millisecondsText(geometric, peer)}`;
  return { goal, ratio: geometricMean(all.map(({ ratio }) => ratio)), figures };
}

/** The least gain among the expressions that start least often. */
function sparsest(all: readonly Compared[]): Measured {
  const fewest = Math.min(...all.map(({ starts }) => starts));
  const [worst] = all.filter(({ starts }) => starts === fewest).sort((a, b) => a.ratio - b.ratio);
  if (!worst) throw new Error('the corpus is empty');
  const figures = `${fewest} start in the year: ${millisecondsText(worst, 'croner')}`;
  return { goal: 'enumerate-sparsest', ratio: worst.ratio, figures };
}

export const enumerateRow: Row = {
  id: 'enumerate',
  peers: ['croner', 'cron-parser'],
  size: 'ordinary',
  goals: [
    {
      id: 'enumerate-croner',
      what: 'a year in New York enumerated, zone known, against croner',
      bound: 'at least',
      ratio: 400,
    },
    {
      id: 'enumerate-cron-parser',
      what: 'the same, against cron-parser',
      bound: 'at least',
      ratio: 1500,
    },
    {
      id: 'enumerate-sparsest',
      what: 'the same, of the sparsest expression, against croner',
      bound: 'at least',
      ratio: 2,
    },
  ],
  async measure(bench) {
    const besideCroner = await compareAll(bench, ours, croner);
    const besideCronParser = await compareAll(bench, ours, cronParser);
    return [
      inAll('enumerate-croner', besideCroner, 'croner'),
      inAll('enumerate-cron-parser', besideCronParser, 'cron-parser'),
      sparsest(besideCroner),
    ];
  },
};

export const enumerateWithZoneRow: Row = {
  id: 'enumerate-with-zone',
  peers: ['croner'],
  size: 'ordinary',
  goals: [
    {
      id: 'enumerate-with-zone',
      what: "a year in New York enumerated, the zone's table computed in it, against croner",
      bound: 'at least',
      ratio: 60,
    },
  ],
  async measure(bench) {
    return [inAll('enumerate-with-zone', await compareAll(bench, oursWithZone, croner), 'croner')];
  },
};
