import { expect, test } from 'vitest';
import { givesUp as cronieGivesUp } from '../../../src/engines/cronie.ts';
import { givesUp as debianGivesUp } from '../../../src/engines/debian-cron.ts';
import { engines } from '../../../src/engines/registry.ts';
import { servicesOver, startsOnHostClock } from '../../../src/engines/vixie/daemon.ts';
import { sameStarts } from '../../engine-models/compare.ts';
import { type Shift, shifts } from '../../engine-models/shifts.ts';
import { runDaemon } from '../cron-daemon.ts';

/** The daemons' rules for jumps of the clock at their edges: 5 minutes, and 3 hours. */
const daemons = [
  { name: 'debian', id: 'debian-cron', givesUp: debianGivesUp },
  { name: 'cronie', id: 'cronie', givesUp: cronieGivesUp },
] as const;

const expressions = [
  { class: 'wildcard', text: '* 0-8 * * *' },
  { class: 'fixed', text: '1,2,3,4,7,19,41,58,59 0-8 * * *' },
] as const;

const cases = daemons.flatMap((daemon) =>
  shifts.flatMap((shift) =>
    expressions.map((expression) => ({ daemon, shift, expression, title: title(daemon, shift) })),
  ),
);

function title({ name }: { readonly name: string }, { minutes }: Shift): string {
  return `${name} over ${minutes} minutes`;
}

test.each(cases)('$title, $expression.class', async ({ daemon, shift, expression }) => {
  const reading = engines[daemon.id].read({ expression: expression.text, hostZone: 'UTC' });
  if (reading.kind !== 'accepted' || !reading.cells) throw new Error(reading.kind);
  const entry = { cells: reading.cells, class: expression.class };
  const services = servicesOver(shift.segments, daemon.givesUp);
  for (const at of [shift.spring, shift.autumn]) {
    const [from, until] = [at - 30, at + 200];
    const { runs } = await runDaemon({
      engine: daemon.name,
      zone: shift.rule,
      from: new Date(from * 60_000),
      to: new Date(until * 60_000),
      crontab: `${expression.text} jobs c\n`,
      kind: 'system',
    });
    const seen = runs.map((run) => Math.floor(run.at / 60));
    const nominal = startsOnHostClock(entry, services, from, until);
    expect(nominal.length).toBeGreaterThan(0);
    expect({
      at,
      same: sameStarts(nominal, seen, [shift.spring]),
      nominal: nominal.length,
    }).toEqual({
      at,
      same: true,
      nominal: seen.length,
    });
  }
});
