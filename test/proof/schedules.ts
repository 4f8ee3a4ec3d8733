import { parseCron } from '../../src/cron/parse.ts';
import { makeSchedule } from '../../src/ir/schedule.ts';
import type { DstPolicy, Schedule } from '../../src/ir/types.ts';
import type { Difference } from '../../src/proof/types.ts';
import { minuteWords } from '../../src/proof/words.ts';

/** Short ways to say schedules, instants and differences, for tables of cases. */

export function schedule(text: string, zone: string, stated: DstPolicy = {}): Schedule {
  const parsed = parseCron(text);
  if (parsed.kind === 'refused') throw new Error(parsed.problems[0].message);
  return makeSchedule(parsed.fields, zone, stated);
}

export const minuteOf = (iso: string): number => Date.parse(`${iso}Z`) / 60_000;
const timeOf = (at: number) => new Date(at * 60_000).toISOString().slice(11, 16);

/** `Sun 8 Mar 2026 02:30: 07:00, not` (nothing found), instants in UTC. */
export function inShort({ civil, wanted, found }: Difference): string {
  const [due, seen] = [wanted, found].map((starts) => starts.map(timeOf).join(' '));
  return `${minuteWords(civil)}: ${due || 'none'}, not ${seen || 'none'}`;
}
