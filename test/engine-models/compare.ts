import type { EngineRequest } from '../../src/engines/base/types.ts';
import { changesBetween } from '../../src/engines/base/zone-clock.ts';
import { type EngineId, engines } from '../../src/engines/registry.ts';

/** What a real engine was seen to do with one expression. */
export interface Observation {
  readonly expression: string;
  /** Undefined where the engine gives no sign of it but its starts. */
  readonly accepted?: boolean;
  /** The minutes (since 1970) in which it started, with repetitions, ascending. */
  readonly starts: readonly number[];
}

/** Where the engine ran. */
export interface Situation {
  readonly engine: EngineId;
  /** The zone the entry names; absent: none. */
  readonly zone?: string;
  readonly hostZone: string;
  /** Minutes since 1970, half-open. */
  readonly from: number;
  readonly until: number;
}

/** How a model's answer stands to what its engine did. */
export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'unmodelled' }
  | { readonly kind: 'different'; readonly how: string };

const same: Verdict = { kind: 'same' };

export function compare(situation: Situation, seen: Observation): Verdict {
  const { engine, zone, hostZone, from, until } = situation;
  const { expression } = seen;
  const request: EngineRequest = { expression, hostZone, ...(zone === undefined ? {} : { zone }) };
  const reading = engines[engine].read(request);
  switch (reading.kind) {
    case 'unmodelled':
      return { kind: 'unmodelled' };
    case 'refused':
      return seen.accepted === true || seen.starts.length > 0
        ? different(situation, seen, `the model refuses it: ${reading.why}`)
        : same;
    case 'accepted': {
      if (seen.accepted === false) return different(situation, seen, 'the engine refuses it');
      const nominal = reading.starts(from, until);
      return sameStarts(nominal, seen.starts, repairedGaps(situation))
        ? same
        : different(situation, seen, `the model says ${printed(nominal)}`);
    }
  }
}

/** The instants at which a daemon of Vixie's lineage makes up for missed minutes of its clock. */
function repairedGaps({ engine, zone, hostZone, from, until }: Situation): readonly number[] {
  const repairs = (engine === 'debian-cron' || engine === 'cronie') && zone === undefined;
  const changes = repairs ? changesBetween(hostZone, from, until) : [];
  return changes.filter(({ before, after }) => after > before).map(({ at }) => at);
}

/**
 * Whether every start was seen in its nominal minute. After a gap a Vixie daemon serves missed
 * minutes 10 s apart, so there the n-th start may be up to n × 10 s and one round of the daemon's
 * loop (20 s) behind the gap's end, and ordinary starts wait for their turn.
 */
export function sameStarts(
  nominal: readonly number[],
  seen: readonly number[],
  gaps: readonly number[],
): boolean {
  const agrees = (minute: number, index: number): boolean => {
    const start = seen[index] ?? Number.NaN;
    const gap = gaps.findLast((at) => at <= minute);
    if (minute === start || gap === undefined) return minute === start;
    const turn = index - nominal.findIndex((other) => other >= gap) + 1;
    return start > minute && start <= Math.floor(gap + (20 + turn * 10) / 60);
  };
  return nominal.length === seen.length && nominal.every(agrees);
}

function different(situation: Situation, seen: Observation, how: string): Verdict {
  const { engine, zone, hostZone } = situation;
  const where = `${engine} "${seen.expression}"${zone ? ` in ${zone}` : ''} on ${hostZone}`;
  return { kind: 'different', how: `${where}: seen ${printed(seen.starts)}; ${how}` };
}

function printed(minutes: readonly number[]): string {
  const first = minutes
    .slice(0, 6)
    .map((minute) => new Date(minute * 60_000).toISOString().slice(0, 16));
  return `${minutes.length} [${first.join(' ')}${minutes.length > 6 ? ' …' : ''}]`;
}
