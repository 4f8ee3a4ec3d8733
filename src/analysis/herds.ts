import { countWeek, perMinute, weekFrom } from '../counts/week-count.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog } from '../model/types.ts';
import { jobRows } from './job-rows.ts';
import { fullestStretch } from './policies/fullest.ts';
import { inWords } from './words.ts';

/** As many starts in one minute are a herd: by then one of them waits for the others. */
const herd = 10;

/**
 * Jobs that start together because people like full hours: the fullest of them in the week from the
 * anchor. A file that promises a `load` has set its own limit, and nothing is said.
 */
export function checkHerds(catalog: Catalog): readonly Diagnostic[] {
  const { jobs, policies, zone, anchor } = catalog;
  if (jobs.length < herd || policies.some(({ commitment }) => commitment.kind === 'load'))
    return [];
  const week = weekFrom(zone, anchor);
  const count = countWeek(jobs, week);
  const starts = perMinute(count);
  const fullHours = [...starts.keys()].filter((index) => (week.readings[index] ?? 0) % 60 === 0);
  const most = Math.max(...fullHours.map((index) => starts[index] ?? 0));
  if (most < herd) return [];
  const worst = fullHours.find((index) => starts[index] === most) ?? 0;
  const together = jobs.filter(({ name }) => count.starts.get(name)?.includes(week.from + worst));
  // Of all years, so that the policy that is proposed holds.
  const limit = fullestStretch(jobs, 1, catalog, (each) => each)?.most ?? most;
  const when = inWords(week.readings[worst] ?? 0);
  return [
    diagnostic('CW711', `${most} jobs start at once, on the full hour: ${when}`, {
      ...(together[0] ? { span: together[0].places.trigger } : {}),
      label: 'the first of them',
      details: jobRows(together),
      help: `move some of them, as cronwright suggest proposes, or state under policies how many may:\n    peak: { load: { max_starts: ${limit}, within: 1m } }`,
    }),
  ];
}
