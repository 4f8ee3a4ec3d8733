import { minutesOpen } from '../model/opening.ts';
import type { Catalog, ClockSpan, Job } from '../model/types.ts';
import { type Load, loadBeside } from './load.ts';
import { type FreeMovement, movedTo } from './movement.ts';
import { type Obstacle, obstaclesTo } from './obstacles.ts';

/** What is asked for. */
export interface SlotRequest {
  readonly catalog: Catalog;
  readonly job: Job;
  /** The job's, as `movementOf` says it. */
  readonly movement: FreeMovement;
  /** On the job's own clock; only where it starts once a day. */
  readonly within?: ClockSpan;
  /** How many slots are wanted, 1 or more. */
  readonly count: number;
  /** Ids of the job's targets that can't start it where it is moved to. Asked last. */
  readonly refusedBy: (moved: Job) => readonly string[];
}

/** A time for the job, and who starts with it there. */
export interface Slot {
  /** When it first starts: a minute of the day or past the hour. */
  readonly minute: number;
  /** The job with that time. */
  readonly job: Job;
  /** Itself left out. */
  readonly load: Load;
}

export interface Suggestion {
  readonly present: Slot;
  /** The quietest first, the present one never among them. */
  readonly slots: readonly Slot[];
  /** How many times were looked at to find these, the quietest first. */
  readonly looked: number;
  /** What kept the job from the others that were looked at, most often first. */
  readonly obstacles: readonly { readonly obstacle: Obstacle; readonly times: number }[];
}

/**
 * The quietest times for a job at which everything that the file promises holds. A time is the quieter
 * the fewer other jobs start in the fullest of its minutes, then in all of them; of those as quiet the
 * one that moves the job least comes first, then the earlier.
 */
export function suggestSlots(request: SlotRequest): Suggestion {
  const { catalog, job, movement, count, refusedBy } = request;
  const look = obstaclesTo(job, catalog);
  const beside = loadBeside(job, catalog);
  const slotAt = (minute: number): Slot => {
    const moved = movedTo(job, movement, minute);
    return { minute, job: moved, load: beside(moved) };
  };
  const slots: Slot[] = [];
  const met: Obstacle[] = [];
  let looked = 0;
  for (const slot of candidates(request).map(slotAt).sort(quietestFirst(movement))) {
    if (slots.length === count) break;
    looked++;
    const own = look(slot.job);
    const refusals = own.length > 0 ? [] : refusedBy(slot.job);
    met.push(...own, ...refusals.map((id) => ({ kind: 'target', id }) as const));
    if (own.length + refusals.length === 0) slots.push(slot);
  }
  return { present: slotAt(movement.present), slots, looked, obstacles: countedOf(met) };
}

function candidates({ movement, within }: SlotRequest): readonly number[] {
  const others = movement.minutes.filter((minute) => minute !== movement.present);
  if (!within) return others;
  const length = minutesOpen({ hours: within });
  return others.filter((minute) => (minute - within.from + 1440) % 1440 < length);
}

function quietestFirst({ present }: FreeMovement): (a: Slot, b: Slot) => number {
  const far = ({ minute }: Slot) => Math.abs(minute - present);
  return (a, b) =>
    a.load.most - b.load.most || a.load.sum - b.load.sum || far(a) - far(b) || a.minute - b.minute;
}

/** Each obstacle once, most often first; of those as frequent the one that was met first. */
function countedOf(met: readonly Obstacle[]): Suggestion['obstacles'] {
  const counts = new Map<string, { readonly obstacle: Obstacle; readonly times: number }>();
  for (const obstacle of met) {
    const name = nameOf(obstacle);
    counts.set(name, { obstacle, times: (counts.get(name)?.times ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.times - a.times);
}

function nameOf(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'policy':
      return `policy ${obstacle.policy.name}`;
    case 'windows':
      return `windows ${obstacle.category.name}`;
    case 'expectation':
      return `expectation ${obstacle.expectation.job}`;
    case 'target':
      return `target ${obstacle.id}`;
  }
}
