import type { Job } from '../../model/types.ts';
import type { FreeMovement } from '../../suggest/movement.ts';
import type { Obstacle } from '../../suggest/obstacles.ts';
import type { Slot, Suggestion } from '../../suggest/suggest.ts';
import { type Written, writtenFor } from '../../suggest/written.ts';
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

function jsonSlot({ minute, job, load }: Slot, movement: FreeMovement) {
  const { path, value }: Written = writtenFor(job);
  return {
    first: firstOf(minute, movement),
    others_in_fullest_minute: load.most,
    others_in_all_minutes: load.sum,
    path,
    value,
  };
}

/** `09:07`, and of a job that moves within the hour `:07`. */
export function firstOf(minute: number, { kind }: Pick<FreeMovement, 'kind'>): string {
  const time = formatTime(minute);
  return kind === 'day' ? time : time.slice('00'.length);
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
