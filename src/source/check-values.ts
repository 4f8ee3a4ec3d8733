import { acceptances } from './check-acceptances.ts';
import { nodesAt } from './nodes-at.ts';
import { pathKey, type Subject } from './subject.ts';
import { acceptedCode } from './values/accepted-code.ts';
import { anchor, date } from './values/date.ts';
import { backoff, duration, every, grace, stagger, timeout, within } from './values/duration.ts';
import { endpoint } from './values/endpoint.ts';
import { hostPath } from './values/host-path.ts';
import { hours } from './values/hours.ts';
import { moment } from './values/moment.ts';
import { percentage } from './values/percentage.ts';
import { reason } from './values/reason.ts';
import { tableName } from './values/table-name.ts';
import { time, times } from './values/time.ts';
import { valueDiagnostic } from './values/value-diagnostic.ts';
import type { ValueCheck } from './values/value-fault.ts';
import { weekdays } from './values/weekdays.ts';
import { zone } from './values/zone.ts';

type Check = readonly [pattern: readonly string[], check: ValueCheck];

/** Which values say more than a pattern can check, and where they stand. */
const checks: readonly Check[] = [
  [['timezone'], zone],
  [['jobs', '*', 'timezone'], zone],
  [['anchor'], anchor],
  ...[['defaults'], ['categories', '*'], ['jobs', '*']].flatMap((at): readonly Check[] => [
    [[...at, 'timeout'], timeout],
    [[...at, 'grace'], grace],
    [[...at, 'stagger'], stagger],
    [[...at, 'retry', 'backoff'], backoff],
  ]),
  [['jobs', '*', 'duration'], duration],
  [['jobs', '*', 'times'], times],
  [['jobs', '*', 'times', '*'], time],
  [['jobs', '*', 'weekdays'], weekdays],
  [['jobs', '*', 'endpoint'], endpoint],
  [['windows', '*', 'hours'], hours],
  [['windows', '*', 'weekdays'], weekdays],
  ...['windows', 'categories', 'jobs', 'targets'].flatMap((map): readonly Check[] => [
    [[map, '*', 'paused', 'reason'], reason],
    [[map, '*', 'paused', 'until'], date],
  ]),
  ...['protect', 'allowed'].flatMap((promise): readonly Check[] => [
    [['policies', '*', promise, 'hours'], hours],
    [['policies', '*', promise, 'weekdays'], weekdays],
  ]),
  [['policies', '*', 'must_run', 'every'], every],
  [['policies', '*', 'load', 'within'], within],
  [['policies', '*', 'reduction', 'at_least'], percentage],
  [['expect', '*', 'fires_at', '-'], moment],
  [['expect', '*', 'never_at', '-'], moment],
  [['targets', '*', '*'], hostPath],
  [['log', 'table'], tableName],
  ...acceptances.flatMap((at): readonly Check[] => [
    [[...at, 'code'], acceptedCode],
    [[...at, 'reason'], reason],
    [[...at, 'until'], date],
    [[...at, 'dates', '-'], date],
  ]),
];

/** Checks the small values of the language: times, spans, weekdays, dates, zones, endpoints. */
export function checkValues({ root, places, findings }: Subject): void {
  for (const [pattern, check] of checks) {
    for (const { path, node } of nodesAt(root, pattern)) {
      const isEmpty = node.kind === 'scalar' && (node.value === null || node.value === '');
      const fault = isEmpty ? undefined : check(node);
      if (fault) findings.refuseValue(pathKey(path), valueDiagnostic(places, path, node, fault));
    }
  }
}
