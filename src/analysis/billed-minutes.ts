import { perMonth } from '../counts/monthly.ts';
import { countWeek, weekFrom } from '../counts/week-count.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog, ConfiguredTarget } from '../model/types.ts';
import type { Target } from '../targets/types.ts';
import type { Surroundings } from './registry.ts';

/** So many of the jobs that start most often are named. */
const named = 5;

/** Targets on which the starts of a month cost more than what an account has for nothing. */
export function checkBilledMinutes(
  catalog: Catalog,
  { targets }: Surroundings,
): readonly Diagnostic[] {
  return catalog.targets.flatMap((configured) => {
    const target = targets.find(({ id }) => id === configured.id);
    return target?.billing ? billedOn(configured, target, target.billing, catalog) : [];
  });
}

function billedOn(
  configured: ConfiguredTarget,
  { id, label }: Pick<Target, 'id' | 'label'>,
  { minutesPerStart, included }: NonNullable<Target['billing']>,
  { jobs, zone, anchor }: Catalog,
): readonly Diagnostic[] {
  const own = jobs.filter(({ targets }) => targets.includes(id));
  const count = countWeek(own, weekFrom(zone, anchor));
  const costs = own
    .map((job) => ({ name: job.name, minutes: perMonth(count, job) * minutesPerStart }))
    .sort((a, b) => b.minutes - a.minutes);
  const total = Math.round(costs.reduce((sum, { minutes }) => sum + minutes, 0));
  if (total <= included.minutes) return [];
  const most = costs.slice(0, named);
  const width = Math.max(...most.map(({ name }) => name.length));
  return [
    diagnostic('CW713', `the jobs on ${label} cost at least ${total} minutes a month`, {
      about: { target: id },
      span: configured.at(),
      label: `${included.plan} has ${included.minutes}, and each start counts as one at least`,
      details: most.map(({ name, minutes }) => `${name.padEnd(width)}   ${Math.round(minutes)}`),
      help: 'run the busiest elsewhere, or less often',
    }),
  ];
}
