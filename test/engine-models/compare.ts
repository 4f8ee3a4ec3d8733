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
      const late = lateness(situation);
      const asNominal =
        nominal.length === seen.starts.length &&
        nominal.every((minute, index) => late(minute, seen.starts[index] ?? 0, index, nominal));
      return asNominal ? same : different(situation, seen, `the model says ${printed(nominal)}`);
    }
  }
}

type Agrees = (nominal: number, seen: number, index: number, all: readonly number[]) => boolean;

/**
 * When a start counts as the nominal one: in its minute. After a gap a Vixie daemon serves missed
 * minutes 10 s apart, so there the n-th start may be up to n × 10 s and one round of the daemon's
 * loop (20 s) behind the gap's end, and ordinary starts wait for their turn.
 */
function lateness({ engine, zone, hostZone, from, until }: Situation): Agrees {
  const repairs = (engine === 'debian-cron' || engine === 'cronie') && zone === undefined;
  const gaps = repairs
    ? changesBetween(hostZone, from, until).filter(({ before, after }) => after > before)
    : [];
  return (nominal, seen, index, all) => {
    const gap = gaps.findLast(({ at }) => at <= nominal);
    if (nominal === seen || !gap) return nominal === seen;
    const turn = index - all.findIndex((minute) => minute >= gap.at) + 1;
    return seen > nominal && seen <= Math.floor(gap.at + (20 + turn * 10) / 60);
  };
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
