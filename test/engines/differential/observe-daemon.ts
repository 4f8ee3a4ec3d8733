import { changesBetween } from '../../../src/engines/base/zone-clock.ts';
import type { Observation, Situation } from '../../engine-models/compare.ts';
import { complaints, type DaemonResult, runDaemon } from '../cron-daemon.ts';

/**
 * Runs cron daemons over a window and says what they did with each expression. Many entries share a
 * daemon where that changes nothing:
 *
 * - over a gap a Vixie daemon makes up for missed minutes 10 s apart for all its entries, so each
 *   fixed entry that is read on the host's clock has a daemon to itself;
 * - one bad line makes Debian's cron ignore the file, so the bad ones are found first, by halving
 *   every file that it ignores.
 */

export type DaemonEngine = 'debian-cron' | 'cronie' | 'busybox';

export interface DaemonSituation extends Situation {
  readonly engine: DaemonEngine;
}

const programs = { 'debian-cron': 'debian', cronie: 'cronie', busybox: 'busybox' } as const;

export async function observeDaemon(
  situation: DaemonSituation,
  expressions: readonly string[],
): Promise<readonly Observation[]> {
  const refused = await refusedOnes(situation, expressions);
  const taken = expressions.filter((text) => !refused.has(text));
  const [apart, together] = parted(taken, (text) => needsOwnDaemon(situation, text));
  const batches = [...chunks(together, 40), ...apart.map((expression) => [expression])];
  const results = await inParallel(batches, (batch) => observeBatch(situation, batch));
  const seen = new Map(results.flat().map((one) => [one.expression, one]));
  return expressions.map(
    (expression) => seen.get(expression) ?? { expression, accepted: false, starts: [] },
  );
}

async function observeBatch(
  situation: DaemonSituation,
  batch: readonly string[],
): Promise<readonly Observation[]> {
  const { runs } = await run(situation, batch);
  const starts = batch.map((): number[] => []);
  for (const { at, command } of runs) {
    const index = Number(/c(\d+)$/.exec(command)?.[1]);
    const minute = Math.floor(at / 60);
    // The daemon starts a minute early, and @reboot with it.
    if (minute >= situation.from) starts[index]?.push(minute);
  }
  return batch.map((expression, index) => ({
    expression,
    ...(tellsWhatItTakes(situation) && !noEntry.test(expression) ? { accepted: true } : {}),
    starts: starts[index] ?? [],
  }));
}

/** Debian's cron tells by its log whether it takes a file; the others only by what they start. */
function tellsWhatItTakes({ engine }: Situation): boolean {
  return engine === 'debian-cron';
}

/** The expressions that Debian's cron ignores a file for. */
async function refusedOnes(
  situation: DaemonSituation,
  expressions: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!tellsWhatItTakes(situation)) return new Set();
  const minute = { ...situation, until: situation.from + 1 };
  const batches = chunks(expressions, 40);
  const results = await inParallel(batches, (batch) => refusedIn(minute, batch));
  return new Set(results.flat());
}

async function refusedIn(
  situation: DaemonSituation,
  batch: readonly string[],
): Promise<readonly string[]> {
  if (!isIgnored(await run(situation, batch))) return [];
  if (batch.length === 1) return batch;
  const halves = chunks(batch, Math.ceil(batch.length / 2));
  const refused = await inTurn(halves, (half) => refusedIn(situation, half));
  return refused.flat();
}

/** Comments, variables and empty lines may be no entries: that there is no complaint says nothing. */
const noEntry = /^\s*(#|$)|^[^\s=]*\s*=/;

function isIgnored(result: DaemonResult): boolean {
  return complaints(result).some((text) => text.includes('will be ignored'));
}

function run({ engine, zone, hostZone, from, until }: DaemonSituation, batch: readonly string[]) {
  const user = engine === 'busybox' ? '' : 'jobs ';
  const entries = batch.map((expression, index) => `${expression} ${user}c${index}\n`);
  return runDaemon({
    engine: programs[engine],
    zone: hostZone,
    from: new Date(from * 60_000),
    to: new Date(until * 60_000),
    crontab: `${zone === undefined ? '' : `CRON_TZ=${zone}\n`}${entries.join('')}`,
    kind: engine === 'busybox' ? 'user' : 'system',
    // BusyBox reads 256 lines of a table, of root's more.
    users: [engine === 'busybox' ? 'root' : 'jobs'],
  });
}

function needsOwnDaemon({ engine, zone, hostZone, from, until }: Situation, text: string): boolean {
  if (engine === 'busybox' || zone !== undefined) return false;
  const overGap = changesBetween(hostZone, from, until).some(
    (change) => change.after > change.before,
  );
  return overGap && !/^\*|^\S+ \*/.test(text);
}

function parted<T>(
  items: readonly T[],
  is: (item: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / Math.max(size, 1));
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** Two at a time: the machine that runs the tests has two cores. */
async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const middle = Math.ceil(items.length / 2);
  const halves = await Promise.all([
    inTurn(items.slice(0, middle), work),
    inTurn(items.slice(middle), work),
  ]);
  return halves.flat();
}
