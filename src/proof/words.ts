import type { CivilMinute, InstantMinute } from '../ir/types.ts';
import { civilDate, formatTime, weekdayOf } from '../time/civil.ts';
import { offsetAt } from '../time/zone-segments.ts';
import { isAfterGap, sightingOf } from './sightings.ts';
import type { Difference, FactDifference, Verdict } from './types.ts';

/** What the program says of differences, in English and in the source's civil time. */

const weekdays = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const minutesPerDay = 1440;

/** `Sun 8 Mar 2026` */
export function dayWords(civil: CivilMinute): string {
  const day = Math.floor(civil / minutesPerDay);
  const { year, month, date } = civilDate(day);
  return `${weekdays[weekdayOf(day)]} ${date} ${months[month - 1]} ${year}`;
}

/** `Sun 8 Mar 2026 02:30` */
export function minuteWords(civil: CivilMinute): string {
  const day = Math.floor(civil / minutesPerDay);
  return `${dayWords(civil)} ${formatTime(civil - day * minutesPerDay)}`;
}

/**
 * `Sun 8 Mar 2026 02:30: the source starts at 03:00, after the gap; Kubernetes does not start`
 * @param otherClock what else the engine goes by than the clock of the source: `host in Etc/UTC`.
 *   Then both zones are named.
 */
export function differenceWords(
  difference: Difference,
  engine: string,
  otherClock?: string,
): string {
  const { civil, zone, wanted, found, searchedFrom, doubt } = difference;
  if (doubt !== undefined) return `${minuteWords(civil)}: ${engine}: ${doubt}`;
  const [when, who] =
    otherClock === undefined
      ? [minuteWords(civil), engine]
      : [`${minuteWords(civil)} in ${zone}`, `${engine} (${otherClock})`];
  const from = searchedFrom === undefined ? '' : ` (${searchWords(searchedFrom, difference)})`;
  const gap = isAfterGap(sightingOf(wanted, zone), civil) ? ', after the gap' : '';
  const source = `the source ${startWords(wanted, difference)}${gap}`;
  return `${when}: ${source}; ${who} ${startWords(found, difference)}${from}`;
}

function searchWords(seconds: number, { zone }: Difference): string {
  const at = Math.floor(seconds / 60);
  return `looking from ${minuteWords(at + offsetAt(zone, at))} on`;
}

function startWords(starts: readonly InstantMinute[], { civil, zone }: Difference): string {
  const seen = sightingOf(starts, zone);
  const clock = (at: CivilMinute) => clockWords(at, civil);
  switch (seen.kind) {
    case 'none':
      return 'does not start';
    case 'once':
      return `starts at ${clock(seen.at)}`;
    case 'twice':
      return `starts twice at ${clock(seen.at)}`;
    case 'both passes':
      return `starts in both passes of ${clock(seen.at)}`;
    case 'two times':
      return `starts at ${clock(seen.at)} and at ${clock(seen.again)}`;
    case 'many':
      return `starts ${seen.times} times, first at ${clock(seen.at)}`;
  }
}

/** The time alone where the day is the one that was just named. */
function clockWords(at: CivilMinute, named: CivilMinute): string {
  const [day, other] = [at, named].map((minute) => Math.floor(minute / minutesPerDay));
  return day === other ? formatTime(at - (day ?? 0) * minutesPerDay) : minuteWords(at);
}

/** `timeout is 300, the source says 55` */
export function factWords({ fact, wanted, found }: FactDifference): string {
  if (fact === 'job') return 'no file starts it';
  if (found === undefined) return `${fact} is missing, the source says ${wanted}`;
  if (wanted === undefined) return `${fact} is ${found}, the source says nothing of it`;
  return `${fact} is ${found}, the source says ${wanted}`;
}

/**
 * Why a verdict is not good; undefined where it is.
 * @param otherClock as for a difference
 */
export function faultWords(
  verdict: Verdict,
  engine: string,
  otherClock?: string,
): string | undefined {
  switch (verdict.kind) {
    case 'identical':
    case 'equivalent':
    case 'permitted':
    case 'nominal':
      return undefined;
    case 'divergent': {
      const [fact] = verdict.facts;
      // What differs on ordinary days tells more than what a clock change does.
      const { differences } = verdict;
      const difference = differences.find(({ near }) => near === 'nothing') ?? differences[0];
      if (fact) return factWords(fact);
      return difference ? differenceWords(difference, engine, otherClock) : 'something differs';
    }
    case 'rejected':
      return `${engine} refuses it: ${verdict.why}`;
    case 'unreadable':
    case 'undecided':
      return verdict.why;
  }
}
