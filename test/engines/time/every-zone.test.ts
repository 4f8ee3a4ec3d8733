import { describe, expect, it } from 'vitest';
import { polyfillChanges, span } from '../../../bench/zone-changes.ts';
import { segmentsBetween } from '../../../src/time/zone-segments.ts';

describe('the changes of every zone', () => {
  it('are those of temporal-polyfill for 28 years', async () => {
    const zones = Intl.supportedValuesOf('timeZone');
    expect(zones.length).toBeGreaterThan(400);
    for (const zone of zones) {
      const ours = segmentsBetween(zone, span.from, span.until).slice(1);
      expect([zone, ours.map(({ from }) => from)]).toEqual([zone, await polyfillChanges(zone)]);
    }
  });
});
