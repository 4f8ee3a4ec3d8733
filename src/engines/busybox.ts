import { setOf } from '../ir/number-set.ts';
import { eitherDay } from './base/cells.ts';
import { type Accepted, type Cells, type Engine, type Reading, refused } from './base/types.ts';
import { foreignZone, unusableHostZone, wallStarts } from './base/zone-clock.ts';
import { type BusyBoxField, type ParsedField, parseField } from './busybox/parse-field.ts';

/**
 * BusyBox crond 1.35 (the rules of 1.38 are the same), reading a line of a user's crontab. Read in
 * miscutils/crond.c (load_crontab, FixDayDow, flag_starting_jobs) and libbb/parse_config.c
 * (config_read), and compared with the running daemon, 2026-11-23.
 *
 * It goes through real minutes and asks each what the clock reads: nothing is made up for in a gap,
 * nothing held back in an overlap. That an entry is not started while its last run goes on is not
 * modelled.
 */
export const busybox: Engine = {
  label: 'BusyBox crond 1.35',
  usualZone: 'host',
  read(request) {
    const useless = unusableHostZone(request) ?? foreignZone(request);
    return useless ?? readLine(request.expression, request.hostZone);
  },
};

function readLine(expression: string, zone: string): Reading {
  const broken = /[\n#]/.exec(expression);
  if (broken) {
    const why = broken[0] === '#' ? 'the rest of the line is a comment' : 'the line ends here';
    return refused(why, broken.index, broken.index + 1);
  }
  // `\` at the end of a line joins the next, but behind the fields stands a command.
  const words = expression.split(/[ \t]+/).filter((word) => word !== '');
  const [first = ''] = words;
  if (/^(?:MAILTO|SHELL)=/.test(first)) return refused('the line sets a variable');
  const fields = first.startsWith('@') ? macros.get(first) : words;
  if (!fields) return refused(`there is no macro ${first}`);
  const behind = words.slice(first.startsWith('@') ? 1 : 5);
  if (fields.length < 5) {
    return refused(`only ${fields.length} fields: the command would be read as the next`);
  }
  return entryOf(fields, behind, zone);
}

const daily = ['0', '0', '*', '*', '*'];
const yearly = ['0', '0', '1', '1', '*'];
/** Matched in lower case only (SpecAry); built in with FEATURE_CROND_SPECIAL_TIMES. */
const macros: ReadonlyMap<string, readonly string[]> = new Map([
  ['@reboot', ['', '', '', '', '']],
  ['@yearly', yearly],
  ['@annually', yearly],
  ['@monthly', ['0', '0', '1', '*', '*']],
  ['@weekly', ['0', '0', '*', '*', '0']],
  ['@daily', daily],
  ['@midnight', daily],
  ['@hourly', ['0', '*', '*', '*', '*']],
]);

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const shapes: readonly BusyBoxField[] = [
  { size: 60, shift: 0, names: [] },
  { size: 24, shift: 0, names: [] },
  { size: 32, shift: 0, names: [] },
  { size: 12, shift: -1, names: months },
  { size: 7, shift: 0, names: weekdays },
];

function entryOf(fields: readonly string[], behind: readonly string[], zone: string): Reading {
  const parsed = shapes.map((shape, index) => parseField(fields[index] ?? '', shape));
  const stray = parsed.findIndex(({ outcome }) => outcome === 'strayed');
  if (stray !== -1) {
    const why = `${fields[stray]} makes it write outside the field's array, into another`;
    return { kind: 'unmodelled', why };
  }
  const complaints = parsed.flatMap(({ outcome }, index) =>
    outcome === 'complained' && fields[index] !== ''
      ? [`"parse error at ${fields[index]}", and what it had read until then stays`]
      : [],
  );
  const command = behind.length > 0 ? [`the command begins with ${behind.join(' ')}`] : [];
  return accepted(cellsOf(parsed), zone, [...complaints, ...command]);
}

function cellsOf(parsed: readonly ParsedField[]): Cells {
  const [minutes, hours, dates, inMonths, onWeekdays] = parsed.map(({ places }) => places);
  if (!minutes || !hours || !dates || !inMonths || !onWeekdays) throw new Error('five fields');
  return {
    minutes: setOf(minutes),
    hours: setOf(hours),
    months: setOf(inMonths.map((place) => place + 1)),
    days: dayRule(dates, onWeekdays),
  };
}

/**
 * FixDayDow: by value, not by text. A day field is in use when one of its places is not marked
 * (`1-31` leaves place 0); when only one is, the other's marks go; then either suffices.
 */
function dayRule(dates: readonly number[], onWeekdays: readonly number[]): Cells['days'] {
  const datesInUse = dates.length < 32;
  const weekdaysInUse = onWeekdays.length < 7;
  const real = setOf(dates.filter((date) => date > 0));
  if (datesInUse === weekdaysInUse) return eitherDay(real, setOf(onWeekdays));
  return datesInUse ? eitherDay(real, setOf([])) : eitherDay(setOf([]), setOf(onWeekdays));
}

function accepted(cells: Cells, zone: string, notes: readonly string[]): Accepted {
  return {
    kind: 'accepted',
    cells,
    zone,
    notes,
    law: () => ({ kind: 'wall' }),
    starts: (from, until) => wallStarts(cells, zone, from, until),
    unknown: () => [],
  };
}
