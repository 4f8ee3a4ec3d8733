import { join } from 'node:path';
import { segmentsBetween } from '../../src/time/zone-segments.ts';
import { runNode } from '../processes.ts';
import type { Bench, Row } from '../row.ts';
import { interleaved, medians, millisecondsText, timesFaster } from '../timing.ts';
import { polyfillChanges, span } from '../zone-changes.ts';

const zone = 'America/New_York';

/** Milliseconds a fresh process takes from before the import to the last change. */
async function fresh(who: 'ours' | 'theirs', bench: Bench): Promise<number> {
  const child = join(bench.root, 'bench/.build/children/zone-changes.js');
  const { out } = await runNode({ args: [child, who, zone] }, bench);
  return Number(out);
}

/** @throws Error for the first zone in which the two tables differ */
async function compareEveryZone(): Promise<number> {
  const zones = Intl.supportedValuesOf('timeZone');
  for (const name of zones) {
    const ours = segmentsBetween(name, span.from, span.until).slice(1);
    const theirs = await polyfillChanges(name);
    if (ours.map(({ from }) => from).join() !== theirs.join()) {
      throw new Error(`the changes of ${name} are not those of temporal-polyfill`);
    }
  }
  return zones.length;
}

/** All changes of a zone in 28 years, in a fresh process, the import counted; equal in every zone. */
export const zoneChangesRow: Row = {
  id: 'zone-changes',
  peers: ['temporal-polyfill'],
  size: 'ordinary',
  goals: [
    {
      id: 'zone-changes',
      what: 'the changes of New York in 28 years, against temporal-polyfill, imports counted',
      bound: 'at least',
      ratio: 1,
    },
  ],
  async measure(bench) {
    const count = await compareEveryZone();
    const pairs = await interleaved(
      bench.runs,
      () => fresh('ours', bench),
      () => fresh('theirs', bench),
    );
    const times = millisecondsText(medians(pairs), 'temporal-polyfill');
    const figures = `${times}; the same in all ${count} zones`;
    return [{ goal: 'zone-changes', ratio: timesFaster(pairs), figures }];
  },
};
