import { type Grounds, stillHold } from './grounds.ts';
import { isAsSeen, type Looked } from './looked.ts';
import { type Memory, placeOf, recall, remember } from './memory.ts';
import type { Terminal } from './terminal.ts';

/**
 * A check says what it says by its words, by the grounds of what it compiles and by what it sees on the
 * disk. One that found nothing is settled: while all of these are as they were, so is its answer, and
 * neither a source is parsed nor a target asked.
 */
export interface Settled {
  readonly grounds: Grounds;
  readonly looked: readonly Looked[];
  /** What was said, of `clean` status. */
  readonly talk: string;
}

type World = Pick<Terminal, 'cwd' | 'now'>;

/** What a check with the memory's words would say and be clean; undefined where it must be carried out. */
export function settledTalk(world: World, memory: Memory): string | undefined {
  const place = placeIn(world, memory);
  const settled = recall(memory, place, (next) => JSON.parse(next().toString()) as Settled);
  if (!settled) return undefined;
  const { grounds, looked, talk } = settled;
  return stillHold(grounds, world) && looked.every(isAsSeen) ? talk : undefined;
}

export function settle(settled: Settled, world: Pick<World, 'cwd'>, memory: Memory): void {
  remember(memory, placeIn(world, memory), () => [JSON.stringify(settled)]);
}

function placeIn({ cwd }: Pick<World, 'cwd'>, { args }: Memory): string {
  return placeOf('settled', [cwd, args]);
}
