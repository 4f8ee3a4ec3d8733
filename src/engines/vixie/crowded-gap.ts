import type { CivilMinute, InstantMinute } from '../../ir/types.ts';
import { namedBetween } from '../base/cells.ts';
import type { Accepted, Disturbance, Engine, EngineRequest } from '../base/types.ts';
import { changesBetween, knowsZone, type ZoneChange } from '../base/zone-clock.ts';

/**
 * Where the model of one entry ends. Behind a gap a daemon of Vixie's lineage serves every missed
 * minute in which something is due, and sleeps ten seconds after each (cron.c, main; job_runqueue).
 * With more than five of them it comes out of the minute it stands in: then it takes the rest for
 * having woken late, serves some minutes to wildcard entries twice or not at all, and passes over
 * entries of other zones. Compared with both daemons: test/engines/differential/neighbours.test.ts.
 */

/** Missed minutes that are made up for within one minute, at ten seconds each. */
const madeUpInAMinute = 5;
/** Minutes behind the making up in which the daemon still counts itself late (cron.c: up to five). */
const countedLate = 5;

/** One entry of a host, as its daemon reads it. */
interface HostEntry {
  readonly index: number;
  readonly request: EngineRequest;
  readonly accepted: Accepted;
}

/** Starts in a range that other entries of the same host may double or lose. */
export function disturbedOn(
  daemon: Pick<Engine, 'read'>,
  requests: readonly EngineRequest[],
  from: InstantMinute,
  until: InstantMinute,
): readonly Disturbance[] {
  const hostZone = requests[0]?.hostZone;
  if (hostZone === undefined || !knowsZone(hostZone)) return [];
  const entries = requests.flatMap((request, index) => {
    const accepted = daemon.read(request);
    return accepted.kind === 'accepted' ? [{ index, request, accepted }] : [];
  });
  const gaps = changesBetween(hostZone, from, until).filter(({ before, after }) => after > before);
  return gaps.flatMap((gap) => {
    const missed = missedMinutes(entries, gap).size;
    return missed > madeUpInAMinute ? disturbedBehind(entries, gap, missed) : [];
  });
}

function isFixedOnHost({ request, accepted }: HostEntry, { at }: ZoneChange): boolean {
  return request.zone === undefined && accepted.law(at, at + 1).kind === 'first';
}

/** The minutes of a gap that the daemon has to make up for. */
function missedMinutes(entries: readonly HostEntry[], gap: ZoneChange): ReadonlySet<CivilMinute> {
  const minutes = new Set<CivilMinute>();
  for (const entry of entries) {
    const { cells } = entry.accepted;
    if (!cells || !isFixedOnHost(entry, gap)) continue;
    for (const civil of namedBetween(cells, 0, gap.at + gap.before, gap.at + gap.after)) {
      minutes.add(civil);
    }
  }
  return minutes;
}

function disturbedBehind(
  entries: readonly HostEntry[],
  gap: ZoneChange,
  missed: number,
): readonly Disturbance[] {
  const end = gap.at + Math.ceil(missed / (madeUpInAMinute + 1)) + countedLate;
  const why = `it may start twice or not at all, while the daemon makes up for ${missed} minutes that its clock has skipped`;
  return entries.flatMap((entry) => {
    if (isFixedOnHost(entry, gap)) return [];
    const [at] = entry.accepted.starts(gap.at, end);
    return at === undefined ? [] : [{ entry: entry.index, at, why }];
  });
}
