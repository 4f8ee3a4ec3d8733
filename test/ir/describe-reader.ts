import { type NumberSet, rangeSet, setOf } from '../../src/ir/number-set.ts';
import type { DayRule } from '../../src/ir/types.ts';
import { type Grammar, grammars, time } from './describe-grammars.ts';

/**
 * Reads the describer's words back into sets. It knows the language, not the describer: its
 * vocabulary and grammar are its own, so that a wrong word cannot prove itself right.
 */

export interface Reading {
  /** Minutes of the day, ascending. */
  readonly times: readonly number[];
  readonly months: NumberSet;
  readonly days: DayRule;
}

/** What is left to read, and what was read. */
class Cursor {
  rest: string;
  constructor(text: string) {
    this.rest = text;
  }
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.rest);
    if (match?.index !== 0) return undefined;
    this.rest = this.rest.slice(match[0].length);
    return match;
  }
  skip(text: string): 'skipped' | undefined {
    if (!this.rest.startsWith(text)) return undefined;
    this.rest = this.rest.slice(text.length);
    return 'skipped';
  }
}

function minuteOf(text: string): number {
  const [hour, minute] = text.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

function numbers(text: string): readonly number[] {
  const even = /^(\d+), (\d+), … (\d+)$/.exec(text);
  if (even) {
    const [first, second, last] = even.slice(1).map(Number) as [number, number, number];
    return stepped(first, last, second - first);
  }
  return text.split(/, | e | and /).flatMap((item) => {
    const [first, last] = item.split('–').map(Number);
    return stepped(first ?? 0, last ?? first ?? 0, 1);
  });
}

function stepped(first: number, last: number, step: number): readonly number[] {
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(value);
  return values;
}

/** Names in a cycle: "Sat–Mon" style ranges run forward from the first. */
function named(text: string, names: readonly (string | RegExp)[]): readonly number[] {
  const indexOf = (word: string) => {
    const index = names.findIndex((name) =>
      typeof name === 'string' ? name === word : name.test(word),
    );
    if (index < 0) throw new Error(`unknown name "${word}"`);
    return index;
  };
  return text.split(/, | e | and /).flatMap((item) => {
    const [first, last] = item.split(/–|(?<=[a-zç]) a /);
    const from = indexOf(first ?? '');
    const until = last === undefined ? from : indexOf(last);
    const length = (until - from + names.length) % names.length;
    return Array.from({ length: length + 1 }, (_, i) => (from + i) % names.length);
  });
}

function everyTimes(cursor: Cursor, grammar: Grammar): readonly number[] | undefined {
  const minute = cursor.take(grammar.hourlyAt);
  if (minute) return stepped(Number(minute[1]), 1439, 60);
  const hours = cursor.take(grammar.everyHours);
  const minutes = hours ? undefined : cursor.take(grammar.everyMinutes);
  const one = hours || minutes ? undefined : cursor.take(grammar.everyMinute);
  const hour = hours || minutes || one ? undefined : cursor.take(grammar.everyHour);
  const found = hours ?? minutes ?? one ?? hour;
  if (!found) return undefined;
  const step = hours ? Number(hours[1]) * 60 : minutes ? Number(minutes[1]) : one ? 1 : 60;
  const inside = cursor.take(grammar.inHours);
  if (inside) {
    return numbers(inside[1] ?? '').flatMap((h) => stepped(h * 60, h * 60 + 59, step));
  }
  const times: number[] = [];
  for (let span = cursor.take(grammar.span); span; span = cursor.take(grammar.span)) {
    times.push(...stepped(minuteOf(span[1] ?? ''), minuteOf(span[2] ?? ''), step));
  }
  if (times.length > 0) return times;
  if (1440 % step !== 0) throw new Error(`"${found[0]}" does not divide the day`);
  return stepped(0, 1439, step);
}

function intervalTimes(cursor: Cursor, grammar: Grammar): readonly number[] | undefined {
  const listed = cursor.take(grammar.minutesOf);
  if (!listed) return everyTimes(cursor, grammar);
  const hours = listed[2] === undefined ? stepped(0, 23, 1) : numbers(listed[2]);
  const minutes = numbers(listed[1] ?? '');
  return hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
}

function timesIn(text: string): readonly number[] {
  return [...text.matchAll(new RegExp(time, 'g'))].map((match) => minuteOf(match[0]));
}

function readMonths(text: string, grammar: Grammar): NumberSet {
  const names = grammar.months.includes(text) ? grammar.months : grammar.shortMonths;
  return setOf(named(text, names).map((index) => index + 1));
}

/** Everything about days inside a phrase: after the times, or before them when dates lead. */
function readDays(text: string, grammar: Grammar): Pick<Reading, 'days' | 'months'> {
  const [head = '', apart] = text.split(grammar.onlyIn);
  let months = apart === undefined ? rangeSet(1, 12) : readMonths(apart, grammar);
  if (head === '' || head === grammar.everyDay) return { days: { kind: 'everyDay' }, months };
  const cursor = new Cursor(head);
  const dateList = cursor.take(grammar.dates);
  if (!dateList) {
    const weekdays = setOf(named(head, grammar.weekdays));
    return { days: { kind: 'onWeekdays', weekdays }, months };
  }
  const dates = setOf(numbers(dateList[1] ?? ''));
  if (cursor.skip(grammar.or)) {
    const words = cursor.rest.replace(/(^|, | e )(às|aos|de) /g, '$1').replace(/^on /, '');
    return {
      days: { kind: 'either', dates, weekdays: setOf(named(words, grammar.plurals)) },
      months,
    };
  }
  if (cursor.take(grammar.falling)) {
    return {
      days: { kind: 'both', dates, weekdays: setOf(named(cursor.rest, grammar.weekdays)) },
      months,
    };
  }
  if (cursor.skip(grammar.of)) {
    months = readMonths(cursor.rest, grammar);
    cursor.rest = '';
  }
  if (cursor.rest !== '') throw new Error(`cannot read "${cursor.rest}"`);
  return { days: { kind: 'onDates', dates }, months };
}

function sorted(times: readonly number[]): readonly number[] {
  return [...new Set(times)].sort((a, b) => a - b);
}

/** One phrase, without its remarks in brackets. @throws Error for words it does not know. */
export function readPhrase(phrase: string, language: 'en' | 'pt-BR'): Reading {
  const grammar = grammars[language];
  const text = phrase.replace(/ \([^)]*\)/g, '');
  const cursor = new Cursor(text);
  const leading = intervalTimes(cursor, grammar) ?? atTimes(cursor, grammar);
  if (leading) {
    const rest = cursor.rest.startsWith(grammar.onlyIn)
      ? cursor.rest
      : cursor.rest.replace(/^, /, '');
    return { times: sorted(leading), ...readDays(rest, grammar) };
  }
  const clock = new RegExp(`^(.*?) (?:(?:at|às|à) )?(${time}.*?)(${grammar.onlyIn}.*)?$`);
  const [, days = '', times = '', months = ''] = clock.exec(text) ?? [];
  if (times === '') throw new Error(`cannot read "${text}"`);
  return { times: sorted(timesIn(times)), ...readDays(`${days}${months}`, grammar) };
}

function atTimes(cursor: Cursor, grammar: Grammar): readonly number[] | undefined {
  const match = cursor.take(grammar.at);
  return match && timesIn(match[0]);
}

/** A whole description: its phrases. */
export function readDescription(text: string, language: 'en' | 'pt-BR'): readonly Reading[] {
  return text.split('; ').map((phrase) => readPhrase(phrase, language));
}
