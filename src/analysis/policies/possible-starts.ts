import type { Schedule, Schedules } from '../../ir/types.ts';

/**
 * What an author leaves open at a clock change, platforms do as they like (docs/architecture.md, "When
 * a schedule fires"). A promise that something does not happen counts all they may do, one that
 * something does happen only what they must.
 */

/** Every instant at which some platform may start it. */
export function mayStart(schedules: Schedules): Schedules {
  return eachOf(schedules, { skipped: 'after', repeated: 'twice' });
}

/** The instants at which every platform starts it; of a repeated time left open, its first. */
export function mustStart(schedules: Schedules): Schedules {
  return eachOf(schedules, { skipped: 'drop', repeated: 'once' });
}

function eachOf([first, ...others]: Schedules, left: Left): Schedules {
  return [closed(first, left), ...others.map((schedule) => closed(schedule, left))];
}

type Left = Pick<Schedule['dst'], 'skipped' | 'repeated'>;

/** The schedule with what is open decided. */
function closed(schedule: Schedule, left: Left): Schedule {
  const { open, ...stated } = schedule.dst;
  const skipped = open === 'skipped' || open === 'both' ? left.skipped : stated.skipped;
  const repeated = open === 'repeated' || open === 'both' ? left.repeated : stated.repeated;
  return { ...schedule, dst: { skipped, repeated, open: 'nothing' } };
}
