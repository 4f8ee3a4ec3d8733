import { formatTime } from '../../time/civil.ts';
import { type NumberSet, sameSet, valuesOf } from '../number-set.ts';
import { sameDays } from '../schedule.ts';
import type { DayRule, Schedule } from '../types.ts';
import { type ClockWords, clockOnDays, daysAlone, intervalOnDays } from './day-words.ts';
import { en } from './en.ts';
import { listNumbers } from './lists.ts';
import { ptBr } from './pt-br.ts';
import { type TimeShape, timeShape } from './time-shape.ts';
import type { Language, Words } from './words.ts';

type IntervalShape = Exclude<TimeShape, { readonly kind: 'clock' }>;

/** Schedules said in one phrase: a pattern of its own, or times that share their days. */
interface Group {
  readonly shape: TimeShape;
  readonly days: DayRule;
  readonly months: NumberSet;
  readonly zone: string;
}

/** From here on an overview gives the number of times and their ends instead of each. */
const mostTimes = 8;
const mostGroups = 6;

function wordsOf(language: Language): Words {
  switch (language) {
    case 'en':
      return en;
    case 'pt-BR':
      return ptBr;
  }
}

function intervalWords(shape: IntervalShape, words: Words): string {
  switch (shape.kind) {
    case 'step': {
      const spans = shape.spans.map(({ first, last }) => words.span(first, last));
      return [words.step(shape.minutes), spans.join(` ${words.and} `)].filter(Boolean).join(' ');
    }
    case 'hourly':
      return words.hourly(shape.minute);
    case 'stepInHours': {
      const hours = listNumbers(valuesOf(shape.hours), words);
      return `${words.step(shape.minutes)} ${words.inHours(hours)}`;
    }
    case 'minutes': {
      const minutes = listNumbers(valuesOf(shape.minutes), words);
      return words.minutesOf(minutes, shape.hours && listNumbers(valuesOf(shape.hours), words));
    }
  }
}

function groupOf(schedule: Schedule): Group {
  const { days, months, zone } = schedule;
  return { shape: timeShape(schedule.minutes, schedule.hours), days, months, zone };
}

function shareDays(a: Group, b: Group): boolean {
  return a.zone === b.zone && sameSet(a.months, b.months) && sameDays(a.days, b.days);
}

/** Times that share days, months and zone become one group, in the place of the first. */
function grouped(schedules: readonly Schedule[]): readonly Group[] {
  const groups: Group[] = [];
  for (const group of schedules.map(groupOf)) {
    const index = groups.findIndex((g) => g.shape.kind === 'clock' && shareDays(g, group));
    const found = groups[index];
    if (found?.shape.kind !== 'clock' || group.shape.kind !== 'clock') groups.push(group);
    else {
      const times = new Set([...found.shape.times, ...group.shape.times]);
      const shape = { kind: 'clock', times: [...times].sort((a, b) => a - b) } as const;
      groups[index] = { ...found, shape };
    }
  }
  return groups;
}

function allTimes(times: readonly number[], words: Words): ClockWords {
  return { bare: times.map(formatTime).join(', '), at: words.at(times) };
}

function cutTimes(times: readonly number[], words: Words): ClockWords {
  if (times.length <= mostTimes) return allTimes(times, words);
  const text = words.manyTimes(times.length, times[0] ?? 0, times.at(-1) ?? 0);
  return { bare: text, at: text };
}

function groupWords(
  group: Group,
  words: Words,
  clockWords: (times: readonly number[], words: Words) => ClockWords,
): string {
  const { shape, days, months } = group;
  return shape.kind === 'clock'
    ? clockOnDays(clockWords(shape.times, words), days, months, words)
    : intervalOnDays(intervalWords(shape, words), days, months, words);
}

/** Each phrase once, in source order; a zone is named unless it is the reader's own. */
function phrases(
  schedules: readonly Schedule[],
  language: Language,
  home: string | undefined,
  clockWords: (times: readonly number[], words: Words) => ClockWords,
): readonly string[] {
  const own = home ?? schedules[0]?.zone;
  const texts = grouped(schedules).map((group) => {
    const text = groupWords(group, wordsOf(language), clockWords);
    return group.zone === own ? text : `${text} (${group.zone})`;
  });
  return [...new Set(texts)];
}

/**
 * When the schedules fire, in words that name exactly their sets: "Mon–Fri 10:00, 14:00",
 * "every 15 min from 09:00 to 17:45, Mon–Fri" (both ends are starts). A date and a weekday rule
 * that fires on either is said with "or". DST rules are not said. A schedule outside `home`
 * (default: the zone of the first) has its zone in brackets; inside it no zone is said.
 */
export function describe(
  schedules: readonly Schedule[],
  language: Language,
  home?: string,
): string {
  return phrases(schedules, language, home, allTimes).join('; ');
}

/** As `describe`, but long lists give their number and ends: true, short, and not complete. */
export function summarise(
  schedules: readonly Schedule[],
  language: Language,
  home?: string,
): string {
  const texts = phrases(schedules, language, home, cutTimes);
  if (texts.length <= mostGroups) return texts.join('; ');
  const shown = texts.slice(0, mostGroups - 1);
  return [...shown, wordsOf(language).more(texts.length - shown.length)].join('; ');
}

/** The days alone, as beside a time: "every day", "Mon–Fri", "days 1 and 15 of January". */
export function shortDays(days: DayRule, months: NumberSet, language: Language): string {
  return daysAlone(days, months, wordsOf(language));
}

/** The times of day of a schedule that is said by them, or undefined where it is said as a pattern. */
export function clockTimes(schedule: Schedule): readonly number[] | undefined {
  const shape = timeShape(schedule.minutes, schedule.hours);
  return shape.kind === 'clock' ? shape.times : undefined;
}
