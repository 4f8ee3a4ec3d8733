import { valuesOf } from '../ir/number-set.ts';
import { shiftCells } from '../ir/shift.ts';
import type { Schedule, Schedules } from '../ir/types.ts';

const minutesPerDay = 1440;

/**
 * The offsets, in minutes and ascending, by which all of a job's schedules may start later: of the
 * whole minutes from 0 up to, not including, `spreadMinutes` those that `shiftedBy` can carry out. 0
 * always can.
 */
export function eligibleOffsets(schedules: Schedules, spreadMinutes: number): readonly number[] {
  const all = Array.from({ length: spreadMinutes }, (_, by) => by);
  return all.filter((by) => shiftedBy(schedules, by));
}

/**
 * The schedules with each civil minute so many minutes later. Days, zone and the rule for clock
 * changes stay what they were. Undefined where one of them can't be moved so: a time would leave its
 * local day, a start of an interval its hour (and with it the period), or the times would take more
 * than one set of minutes and hours, which is one entry more on every platform.
 */
export function shiftedBy([first, ...others]: Schedules, by: number): Schedules | undefined {
  const head = shifted(first, by);
  const tail = others.flatMap((schedule) => shifted(schedule, by) ?? []);
  return head && tail.length === others.length ? [head, ...tail] : undefined;
}

function shifted(schedule: Schedule, by: number): Schedule | undefined {
  if (by === 0) return schedule;
  if (by >= roomBehind(schedule)) return undefined;
  const moved = shiftCells(schedule, by);
  const [cells, ...more] = moved.kind === 'shifted' ? moved.cells : [];
  if (!cells || more.length > 0) return undefined;
  return { ...schedule, minutes: cells.minutes, hours: cells.hours };
}

/** Minutes from a day's last start to its end. An interval's is in the last hour: that ends as well. */
function roomBehind(schedule: Schedule): number {
  const lastMinute = valuesOf(schedule.minutes).at(-1) ?? 0;
  const lastHour = valuesOf(schedule.hours).at(-1) ?? 0;
  return minutesPerDay - (lastHour * 60 + lastMinute);
}
