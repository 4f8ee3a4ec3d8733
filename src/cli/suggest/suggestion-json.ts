import { valuesOf } from '../../ir/number-set.ts';
import type { Job } from '../../model/types.ts';
import type { FreeMovement } from '../../suggest/movement.ts';
import type { Obstacle } from '../../suggest/obstacles.ts';
import type { Slot, Suggestion } from '../../suggest/suggest.ts';
import { writtenFor } from '../../suggest/written.ts';
import { formatTime } from '../../time/civil.ts';

/** What was found for one job. */
export interface Told {
  readonly job: Job;
  readonly movement: FreeMovement;
  readonly suggestion: Suggestion;
}

/** A suggestion as plain data. */
export function jsonSuggestion({ job, movement, suggestion }: Told) {
  const { present, slots, looked, obstacles } = suggestion;
  return {
    job: job.name,
    zone: job.zone,
    moves: movement.kind,
    present: jsonSlot(present, movement),
    slots: slots.map((slot) => jsonSlot(slot, movement)),
    looked_at: looked,
    obstacles: obstacles.map(({ obstacle, times }) => ({ ...jsonObstacle(obstacle), times })),
  };
}

function jsonSlot(slot: Slot, movement: FreeMovement) {
  const { path, value } = writtenFor(slot.job);
  return {
    first: firstOf(slot, movement),
    others_in_fullest_minute: slot.load.most,
    others_in_all_minutes: slot.load.sum,
    path,
    value,
  };
}

/** `09:07`, and of a job that moves within the hour `:07`, the first minute it then names. */
export function firstOf({ minute, job }: Slot, { kind }: Pick<FreeMovement, 'kind'>): string {
  if (kind === 'day') return formatTime(minute);
  const [first = minute] = valuesOf(job.schedules[0].minutes);
  return formatTime(first).slice('00'.length);
}

function jsonObstacle(obstacle: Obstacle): Readonly<Record<string, string>> {
  const { kind } = obstacle;
  switch (kind) {
    case 'policy':
      return { kind, name: obstacle.policy.name };
    case 'windows':
      return { kind: 'windows_only', name: obstacle.category.name };
    case 'expectation':
      return { kind, name: obstacle.expectation.job };
    case 'target':
      return { kind, name: obstacle.id };
  }
}
