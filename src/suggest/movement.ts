import { printCron } from '../cron/print.ts';
import { type NumberSet, sameSet, setOf, sizeOf, valuesOf } from '../ir/number-set.ts';
import { isInterval } from '../ir/schedule.ts';
import type { Schedule } from '../ir/types.ts';
import type { Job, Trigger, Window } from '../model/types.ts';

/** How the starts of a job can be moved, its days kept. */
export type Movement =
  | {
      /** Its window starts it: there is nothing of its own to move. */
      readonly kind: 'window';
      readonly window: Window;
    }
  | {
      /** `day`: it starts once a day. `hour`: several times, and its hours and spacing stay. */
      readonly kind: 'day' | 'hour';
      /** When it first starts now: a minute of the day (0–1439) or past the hour (0–59). */
      readonly present: number;
      /** Where it could first start instead, the present included; ascending. */
      readonly minutes: readonly number[];
    };

/** A movement that leads somewhere. */
export type FreeMovement = Extract<Movement, { readonly kind: 'day' | 'hour' }>;

const minutesPerHour = 60;
const minutesPerDay = 1440;

export function movementOf({ trigger, schedules }: Job): Movement {
  if (trigger.kind === 'window') return { kind: 'window', window: trigger.window };
  // Lowering makes one schedule of a trigger.
  const [{ minutes, hours }] = schedules;
  const [minute = 0] = valuesOf(minutes);
  const [hour = 0] = valuesOf(hours);
  if (sizeOf(minutes) === 1 && sizeOf(hours) === 1) {
    const present = hour * minutesPerHour + minute;
    return { kind: 'day', present, minutes: firsts(minutesPerDay) };
  }
  return { kind: 'hour', present: minute, minutes: firsts(placesInHour(schedules[0])) };
}

function firsts(count: number): readonly number[] {
  return Array.from({ length: count }, (_, minute) => minute);
}

/**
 * How many first minutes leave the spacing as it is. Round the clock it is enough to turn the minutes
 * about the hour until they meet themselves; so it is in some hours only, where they are even.
 * Uneven ones may not pass the end of the hour.
 */
function placesInHour({ minutes, hours }: Schedule): number {
  const values = valuesOf(minutes);
  const period = periodOf(minutes);
  const isEven = values.length * period === minutesPerHour;
  if (isInterval({ hours }) || isEven) return period;
  const [first = 0] = values;
  return minutesPerHour - ((values.at(-1) ?? first) - first);
}

/** The least turn about the hour, 1–60 minutes, that leads the set to itself. */
function periodOf(minutes: NumberSet): number {
  for (let turn = 1; turn < minutesPerHour; turn++) {
    if (sameSet(turned(minutes, turn), minutes)) return turn;
  }
  return minutesPerHour;
}

function turned(minutes: NumberSet, by: number): NumberSet {
  return setOf(valuesOf(minutes).map((minute) => (minute + by + minutesPerHour) % minutesPerHour));
}

/** The job as it would be if it first started at `minute`, one of the movement's. */
export function movedTo(job: Job, { kind, present }: FreeMovement, minute: number): Job {
  const [schedule] = job.schedules;
  const moved: Schedule =
    kind === 'day'
      ? {
          ...schedule,
          minutes: setOf([minute % minutesPerHour]),
          hours: setOf([Math.floor(minute / minutesPerHour)]),
        }
      : { ...schedule, minutes: turned(schedule.minutes, minute - present) };
  return { ...job, schedules: [moved], trigger: movedTrigger(job.trigger, moved, minute) };
}

function movedTrigger(trigger: Trigger, moved: Schedule, minute: number): Trigger {
  switch (trigger.kind) {
    case 'times':
      return { ...trigger, minuteOfDay: minute };
    case 'schedule':
      return { ...trigger, text: withClockOf(moved, trigger.text) };
    case 'window':
      return trigger;
  }
}

/** The expression with other minutes and hours; its days stay as their author wrote them. */
function withClockOf(moved: Schedule, text: string): string {
  const canonical = printCron(moved);
  const days = text
    .trim()
    .split(/[ \t]+/)
    .slice(2);
  const isMacro = days.length !== 3;
  return isMacro ? canonical : [...canonical.split(' ').slice(0, 2), ...days].join(' ');
}
