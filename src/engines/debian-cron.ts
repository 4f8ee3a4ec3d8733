import { emptySet, isEmptySet, type NumberSet, setOf, unionOf } from '../ir/number-set.ts';
import type { Accepted, Engine } from './base/types.ts';
import { foreignZone, unusableHostZone } from './base/zone-clock.ts';
import { disturbedOn } from './vixie/crowded-gap.ts';
import {
  bridgesChanges,
  type GivesUp,
  largeJump,
  lifeOf,
  startsOnHostClock,
} from './vixie/daemon.ts';
import { cInt, numberOfName, type VixieField } from './vixie/entry.ts';
import { firstWord, type ReadField, type ReadLine, readEntry } from './vixie/read-line.ts';

/**
 * Debian's cron, package cron 3.0pl1-162 (bookworm), reading a line of a system crontab, which has
 * a user behind the five fields. Read in entry.c (load_entry, get_list, get_range, get_number) and
 * cron.c (main), and compared with the running daemon, 2026-11-23.
 *
 * One refused line makes the daemon ignore the whole file (user.c, load_user).
 */
export const debianCron: Engine = {
  label: 'Debian cron 3.0pl1-162',
  usualZone: 'host',
  read(request) {
    const useless = unusableHostZone(request) ?? foreignZone(request);
    if (useless) return useless;
    const first = firstWord(request.expression);
    if (typeof first !== 'number') return first;
    const line = readEntry(request.expression, first, readList);
    return line.kind === 'refused' ? line : accepted(line, request.hostZone);
  },
  disturbed: (requests, from, until) => disturbedOn(debianCron, requests, from, until),
};

function accepted({ entry, notes }: ReadLine, zone: string): Accepted {
  return {
    kind: 'accepted',
    cells: entry.cells,
    zone,
    notes,
    law(from, until) {
      if (!bridgesChanges(zone, from, until)) return { kind: 'none' };
      return { kind: entry.class === 'wildcard' ? 'wall' : 'first' };
    },
    starts: (from, until) => startsOnHostClock(entry, life(zone, from, until), from, until),
    unknown: () => [],
  };
}

/** From three hours back and beyond three hours ahead, Debian's loop takes the clock for set. */
export const givesUp: GivesUp = (difference) => difference > largeJump || difference <= -largeJump;

const life = lifeOf(givesUp);

/** get_list: ranges with commas between. Whatever follows the last one is passed over. */
function readList(text: string, field: VixieField): ReadField | undefined {
  const notes: string[] = [];
  let values = emptySet;
  for (let at = 0; ; at++) {
    const range = readRange(text, at, field);
    if (!range) return undefined;
    if (isEmptySet(range.values)) notes.push(`${text.slice(at, range.end)} names nothing`);
    values = unionOf(values, range.values);
    at = range.end;
    if (text[at] === ',') continue;
    if (at < text.length) notes.push(`${text.slice(at)} is passed over`);
    return { values, star: text.startsWith('*'), notes };
  }
}

interface Range {
  readonly values: NumberSet;
  /** Where the reading stopped. */
  readonly end: number;
}

/** get_range: `*`, `a` or `a-b`, and a step behind the first and the last, never behind `a`. */
function readRange(text: string, start: number, field: VixieField): Range | undefined {
  if (text[start] === '*') return readStep(text, start + 1, field.low, field.high, field);
  const first = readNumber(text, start, field);
  if (!first) return undefined;
  if (text[first.end] === '-') {
    const last = readNumber(text, first.end + 1, field);
    return last && readStep(text, last.end, first.value, last.value, field);
  }
  if (text[first.end] === '/' || !isWithin(first.value, field)) return undefined;
  return { values: setOf([first.value]), end: first.end };
}

/** The numbers from `first` to `last`: none when they are reversed, which is accepted. */
function readStep(
  text: string,
  at: number,
  first: number,
  last: number,
  field: VixieField,
): Range | undefined {
  const step = text[at] === '/' ? readNumber(text, at + 1, unnamed) : { value: 1, end: at };
  if (!step || step.value <= 0 || !isWithin(first, field) || !isWithin(last, field)) {
    return undefined;
  }
  const values: number[] = [];
  // An int that overflows while counting is a number below the field.
  for (let value = first; value <= last; value = (value + step.value) | 0) {
    if (value < first) return undefined;
    values.push(value);
  }
  return { values: setOf(values), end: step.end };
}

const unnamed: VixieField = { low: 0, high: 0, names: [] };

/** get_number: letters and digits; a name in any case, or digits only. */
function readNumber(text: string, start: number, field: VixieField) {
  const word = /^[0-9A-Za-z]+/.exec(text.slice(start))?.[0];
  if (word === undefined) return undefined;
  const value = numberOfName(word, field) ?? (/^\d+$/.test(word) ? cInt(word) : undefined);
  return value === undefined ? undefined : { value, end: start + word.length };
}

function isWithin(value: number, { low, high }: VixieField): boolean {
  return value >= low && value <= high;
}
