/**
 * Go's durations, for `@every`. Read in time/format.go (ParseDuration) of Go 1.19 and in
 * constantdelay.go (Every) of robfig/cron v3.0.1, 2026-11-23.
 */

/** Nanoseconds in each unit. */
const units: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

const second = 1_000_000_000n;
const most = 2n ** 63n;

/** The delay of `@every`: at least one second, fractions of a second dropped. */
export function wholeSeconds(text: string): number | undefined {
  const nanoseconds = parseDuration(text);
  if (nanoseconds === undefined) return undefined;
  return Number(nanoseconds < second ? 1n : nanoseconds / second);
}

/** `1h30m`, `-1.5h`, `0`; undefined where Go refuses it. */
function parseDuration(text: string): bigint | undefined {
  const sign = /^[+-]?/.exec(text)?.[0] ?? '';
  const rest = text.slice(sign.length);
  if (rest === '0') return 0n;
  if (rest === '') return undefined;
  let total = 0n;
  for (let at = 0; at < rest.length; ) {
    const part = /^(\d*)(?:\.(\d*))?([^.\d]+)/.exec(rest.slice(at));
    const size = part && sizeOf(part[1] ?? '', part[2] ?? '', part[3] ?? '');
    if (size === undefined || size === null || !part) return undefined;
    total += size;
    if (total > most) return undefined;
    at += part[0].length;
  }
  if (sign === '-') return -total;
  return total < most ? total : undefined;
}

/** Nanoseconds of one number with its unit. */
function sizeOf(whole: string, fraction: string, unit: string): bigint | undefined {
  const scale = units.get(unit);
  if (scale === undefined || whole + fraction === '') return undefined;
  return BigInt(whole || '0') * scale + fractionOf(fraction, scale);
}

/**
 * Nanoseconds of the digits behind a point: as many digits as an int64 holds, and then in floating
 * point (leadingFraction), so that very many nines are the whole unit.
 */
function fractionOf(digits: string, unit: bigint): bigint {
  let [value, scale] = [0n, 1];
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    if (value > (most - 1n) / 10n || next > most) break;
    value = next;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}
