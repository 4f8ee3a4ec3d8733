/**
 * How BusyBox reads the text of a field: it marks the places of an array as it goes, and where it
 * stops for an error the marks made so far stay. Read in miscutils/crond.c (ParseField) of BusyBox
 * 1.35.0, unchanged in 1.38.0, 2026-11-23.
 */
export interface BusyBoxField {
  /** Places in the array: 60, 24, 32 (dates from place 0), 12 (months from place 0), 7. */
  readonly size: number;
  /** What is added to a number to get its place: −1 for months. */
  readonly shift: number;
  /** Three-letter names in the order of their places. */
  readonly names: readonly string[];
}

export interface ParsedField {
  /** Marked places, ascending. */
  readonly places: readonly number[];
  readonly outcome:
    | 'read'
    /** It complained; the marks stay. */
    | 'complained'
    /** It wrote in front of its array, into whatever stands there. */
    | 'strayed';
}

/** Marking stops after so many places, complaining: an end outside the array is never reached. */
const failsafe = 1024;

interface Item {
  readonly first: number;
  readonly last: number;
  /** Where the reading stopped. */
  readonly end: number;
}

export function parseField(text: string, field: BusyBoxField): ParsedField {
  const marks = new Set<number>();
  const done = (outcome: ParsedField['outcome']): ParsedField => ({
    places: [...marks].sort((a, b) => a - b),
    outcome,
  });
  for (let at = 0; ; at++) {
    const item = readItem(text, at, field);
    if (!item) return done('complained');
    const step =
      text[item.end] === '/' ? readStep(text, item.end + 1) : { value: 1, end: item.end };
    if (item.first < 0) return done('strayed');
    if (!mark(marks, item, step.value, field.size)) return done('complained');
    at = step.end;
    if (text[at] === ',') continue;
    return done(at < text.length ? 'complained' : 'read');
  }
}

/**
 * `*`, a value, or two with `-` between. A first value below place 0 (month 0) counts as not read
 * yet, so that `0-3` is month 3.
 */
function readItem(text: string, start: number, field: BusyBoxField): Item | undefined {
  let [first, last] = [-1, -1];
  for (let at = start; ; at++) {
    if (text[at] === '*') {
      first = 0;
      last = field.size - 1;
      at++;
    } else {
      const value = readValue(text, at, field);
      if (!value) return undefined;
      if (first < 0) first = value.place;
      else last = value.place;
      at = value.end;
    }
    if (text[at] === '-' && last < 0) continue;
    return { first, last: last < 0 ? first : last, end: at };
  }
}

/** A number, or the first three letters of a name; what follows them is no concern of it. */
function readValue(text: string, at: number, field: BusyBoxField) {
  const digits = /^\d+/.exec(text.slice(at))?.[0];
  if (digits !== undefined) {
    return { place: cast(cLong(digits) + BigInt(field.shift)), end: at + digits.length };
  }
  const place = field.names.indexOf(text.slice(at, at + 3).toLowerCase());
  return place === -1 ? undefined : { place, end: at + 3 };
}

/** strtol: blanks, a sign, digits; no digits are 0 and move nothing. */
function readStep(text: string, at: number) {
  const match = /^[\v\f\r]*([+-]?)(\d+)/.exec(text.slice(at));
  if (!match) return { value: 0, end: at };
  const size = cLong(match[2] ?? '0');
  return { value: cast(match[1] === '-' ? -size : size), end: at + match[0].length };
}

/** A long of 64 bits at most, as strtol clamps it. */
function cLong(digits: string): bigint {
  const whole = BigInt(digits);
  const most = 2n ** 63n - 1n;
  return whole > most ? most : whole;
}

/** What is left of a long in an int. */
function cast(long: bigint): number {
  return Number(BigInt.asIntN(32, long));
}

/**
 * Marks every `step`-th place from `first` on, round and round, until `last` is met; false when it
 * never is. A step of 0 or less marks the first place only.
 */
function mark(marks: Set<number>, { first, last }: Item, step: number, size: number): boolean {
  let place = first - 1;
  let countdown = 1;
  for (let met = 1; met <= failsafe; met++) {
    place = (place + 1) % size;
    if (--countdown === 0) {
      marks.add(place);
      countdown = step;
    }
    if (place === last) return true;
  }
  return false;
}
