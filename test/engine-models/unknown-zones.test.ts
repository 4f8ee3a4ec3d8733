import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { read } from './readings.ts';

/** A zone of the IANA list, as an older Node that lacks it would see it. */
const missing = 'America/Coyhaique';
const RealFormat = Intl.DateTimeFormat;

// What was loaded before remembers zones of this Node, and what is loaded here those of the older one.
vi.hoisted(() => vi.resetModules());
afterAll(() => vi.resetModules());

beforeAll(() => {
  Intl.DateTimeFormat = new Proxy(RealFormat, {
    construct(target, [locales, options]) {
      if (options?.timeZone === missing) throw new RangeError(`Invalid time zone: ${missing}`);
      return new target(locales, options);
    },
  });
});

afterAll(() => {
  Intl.DateTimeFormat = RealFormat;
});

test.each([
  ['debian-cron', missing, undefined],
  ['busybox', missing, undefined],
  ['cronie', missing, undefined],
  ['cronie', 'UTC', missing],
  ['kubernetes', 'UTC', missing],
  ['kubernetes', missing, undefined],
  ['github-actions', 'UTC', missing],
] as const)('%s on %s, in %s: nobody can tell here', (engine, hostZone, zone) => {
  expect(read(engine, '0 9 * * *', hostZone, zone).kind).toBe('unmodelled');
});
