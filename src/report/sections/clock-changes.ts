import { isInterval } from '../../ir/schedule.ts';
import type { Job } from '../../model/types.ts';
import { alike } from '../../proof/sightings.ts';
import type { Horizon, TargetProof, Verdict } from '../../proof/types.ts';
import { civilDate } from '../../time/civil.ts';
import { happensText, minuteText } from '../difference-words.ts';
import type { Phrases } from '../locales/phrases.ts';
import { code, escapeText, table } from '../markdown.ts';
import { whole } from '../numbers.ts';
import { enumerate, jobName, marked, type PageContext } from '../page-context.ts';

/** First and last year of a horizon: it ends on the day it began, so many years later. */
export function yearsOf({ from, until }: Horizon, { clockChanges }: Phrases): string {
  const yearOf = (at: number) => civilDate(Math.floor(at / 1440)).year;
  return clockChanges.years(String(yearOf(from)), String(yearOf(until) - 1));
}

/** The zones of the jobs, each with the number of its changes. */
function zoneLines({ catalog, phrases, proofs }: PageContext): readonly string[] {
  const meant = new Set(catalog.jobs.flatMap(({ schedules }) => schedules.map(({ zone }) => zone)));
  const changes = new Map(
    proofs.flatMap(({ zones }) => zones.map((one) => [one.zone, one.changes])),
  );
  const { clockChanges, numbers } = phrases;
  return [...meant].sort().flatMap((zone) => {
    const count = changes.get(zone);
    const [proof] = proofs;
    if (count === undefined || !proof) return [];
    const years = yearsOf(proof.horizon, phrases);
    return [clockChanges.zone(code(zone), count, whole(count, numbers), years)];
  });
}

type Punctuality = 'exact' | 'excepted' | 'late';

function punctualityOf({ jobs }: TargetProof): Punctuality {
  const kinds = new Set(jobs.map(({ verdict }) => verdict.kind));
  if (kinds.has('nominal')) return 'late';
  return kinds.has('permitted') ? 'excepted' : 'exact';
}

function targetLines({ catalog, phrases, proofs }: PageContext): readonly string[] {
  return (['exact', 'excepted', 'late'] as const).flatMap((punctuality) => {
    const those = proofs.filter((proof) => punctualityOf(proof) === punctuality);
    const labels = those.map(({ target, label }) =>
      marked(escapeText(label), catalog.targets.find(({ id }) => id === target)?.pause),
    );
    return labels.length === 0
      ? []
      : [phrases.clockChanges[punctuality](enumerate(labels, phrases))];
  });
}

/** The halves of a policy that its author stated, as jobs.yaml has them; empty for none. */
function policyOf({ schedules: [{ dst, ...schedule }] }: Job): string {
  if (isInterval(schedule)) return '';
  const skipped = dst.open === 'skipped' || dst.open === 'both' ? [] : [`skipped: ${dst.skipped}`];
  const repeated =
    dst.open === 'repeated' || dst.open === 'both' ? [] : [`repeated: ${dst.repeated}`];
  return [...skipped, ...repeated].join(', ');
}

function policyLines({ catalog, phrases }: PageContext): readonly string[] {
  const policies = [...new Set(catalog.jobs.map(policyOf))].filter((policy) => policy !== '');
  return policies.map((policy) => {
    const jobs = catalog.jobs.filter((job) => policyOf(job) === policy).map(jobName);
    return phrases.clockChanges.stated(code(policy), jobs.join(', '));
  });
}

/** A row for each kind of difference: first time, what happens, how often more. */
function differenceRows(
  verdict: Verdict | undefined,
  phrases: Phrases,
): readonly (readonly string[])[] {
  if (verdict?.kind !== 'permitted' && verdict?.kind !== 'nominal') return [];
  const { leave, undocumented } = phrases.clockChanges;
  const { numbers } = phrases;
  const rows = (['open', 'accepted'] as const).flatMap((why) =>
    alike(verdict[why]).map(([first, ...more]) => [
      minuteText(first.civil, numbers),
      happensText(first, phrases),
      whole(more.length, numbers),
      leave[why],
    ]),
  );
  const [first, ...more] = verdict.kind === 'nominal' ? verdict.silent : [];
  if (!first) return rows;
  const when = minuteText(first.civil, numbers);
  return [...rows, [when, undocumented, whole(more.length, numbers), leave.silent]];
}

function jobRows(job: Job, { proofs, phrases }: PageContext): readonly (readonly string[])[] {
  return proofs.flatMap(({ jobs, label }) => {
    const verdict = jobs.find((one) => one.job === job.name)?.verdict;
    return differenceRows(verdict, phrases).map((cells) => [
      jobName(job),
      escapeText(label),
      ...cells,
    ]);
  });
}

/**
 * What the proofs know of clock changes: the zones', how near to the page each target starts, and every
 * job that starts otherwise somewhere. Absent where nothing was proved.
 */
export function clockChangesSection(context: PageContext): string | undefined {
  const { catalog, phrases, proofs } = context;
  if (proofs.length === 0) return undefined;
  const { clockChanges } = phrases;
  const lines = [...zoneLines(context), ...targetLines(context), ...policyLines(context)];
  const rows = catalog.jobs.flatMap((job) => jobRows(job, context));
  const aligns = ['text', 'text', 'text', 'text', 'number', 'text'] as const;
  return [
    `## ${clockChanges.heading}`,
    lines.map((line) => `- ${line}`).join('\n'),
    ...(rows.length > 0 ? [clockChanges.intro, table(clockChanges.columns, aligns, rows)] : []),
  ].join('\n\n');
}
