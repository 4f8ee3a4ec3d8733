import { performance } from 'node:perf_hooks';

/** Prints the milliseconds in which one side finds a zone's changes, from before its import on. */
const [who, zone = ''] = process.argv.slice(2);
const start = performance.now();
const { polyfillChanges, span } = await import('../zone-changes.ts');
if (who === 'theirs') {
  await polyfillChanges(zone);
} else {
  const { segmentsBetween } = await import('../../src/time/zone-segments.ts');
  segmentsBetween(zone, span.from, span.until);
}
process.stdout.write(String(performance.now() - start));
