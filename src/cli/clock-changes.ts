import { isInterval } from '../ir/schedule.ts';
import type { DstRule, Schedule } from '../ir/types.ts';

/** When a schedule starts on days of a clock change, and what of it is left to the platforms. */
export function clockChangesInWords(schedule: Schedule): string {
  if (isInterval(schedule)) return 'an interval: follows the real clock through every clock change';
  return `a time of day: ${gapInWords(schedule.dst)}; ${overlapInWords(schedule.dst)}`;
}

function gapInWords({ skipped, open }: DstRule): string {
  if (skipped === 'drop') return 'in a gap not at all';
  const isOpen = open === 'skipped' || open === 'both';
  return `in a gap at the first minute after it${isOpen ? ', or (left open) not at all' : ''}`;
}

function overlapInWords({ repeated, open }: DstRule): string {
  if (repeated === 'twice') return 'in an overlap both times';
  const isOpen = open === 'repeated' || open === 'both';
  return `in an overlap the first time${isOpen ? ', or (left open) the second or both' : ''}`;
}
