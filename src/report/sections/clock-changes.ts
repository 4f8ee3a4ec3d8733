import { isInterval } from '../../ir/schedule.ts';
import type { Job } from '../../model/types.ts';
import { type TargetProof, verdictsByJob } from '../../proof/types.ts';
import { zoneText } from '../clock-words.ts';
import { differenceAligns, differenceRows } from '../difference-rows.ts';
import { zonesOf } from '../facts/proof-facts.ts';
import { code, escapeText, table } from '../markdown.ts';
import { enumerate, jobName, marked, type PageContext } from '../page-context.ts';

/** The zones of the jobs, each with the number of its changes. */
function jobZones({ catalog, proofs }: PageContext): ReturnType<typeof zonesOf> {
  const meant = new Set(catalog.jobs.flatMap(({ schedules }) => schedules.map(({ zone }) => zone)));
  return zonesOf(proofs).filter(({ zone }) => meant.has(zone));
}

function zoneLines(context: PageContext): readonly string[] {
  const [proof] = context.proofs;
  if (!proof) return [];
  return jobZones(context).map((one) => zoneText(one, proof.horizon, context.phrases));
}

type Punctuality = 'exact' | 'excepted' | 'late';

function punctualityOf({ jobs }: TargetProof): Punctuality {
  const kinds = new Set(jobs.map(({ verdict }) => verdict.kind));
  if (kinds.has('nominal')) return 'late';
  return kinds.has('permitted') ? 'excepted' : 'exact';
}

/** Where clocks change, a start may be at another time than the page's, by the rule of the source. */
function targetLines(context: PageContext): readonly string[] {
  const { catalog, phrases, proofs } = context;
  const clocks = jobZones(context).some(({ changes }) => changes > 0) ? 'changing' : 'steady';
  return (['exact', 'excepted', 'late'] as const).flatMap((punctuality) => {
    const those = proofs.filter((proof) => punctualityOf(proof) === punctuality);
    const labels = those.map(({ target, label }) =>
      marked(escapeText(label), catalog.targets.find(({ id }) => id === target)?.pause),
    );
    return labels.length === 0
      ? []
      : [phrases.clockChanges[punctuality](enumerate(labels, phrases), clocks)];
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

function rowsOf({ catalog, proofs, phrases }: PageContext): readonly (readonly string[])[] {
  const told = proofs.map((proof) => ({ label: proof.label, verdicts: verdictsByJob(proof) }));
  return catalog.jobs.flatMap((job) =>
    told.flatMap(({ label, verdicts }) =>
      differenceRows(verdicts.get(job.name), 'first', phrases).map((cells) => [
        jobName(job),
        escapeText(label),
        ...cells,
      ]),
    ),
  );
}

/**
 * What the proofs know of clock changes: the zones', how near to the page each target starts, and every
 * job that starts otherwise somewhere. Absent where nothing was proved.
 */
export function clockChangesSection(context: PageContext): string | undefined {
  const { phrases, proofs } = context;
  if (proofs.length === 0) return undefined;
  const { clockChanges } = phrases;
  const lines = [...zoneLines(context), ...targetLines(context), ...policyLines(context)];
  const rows = rowsOf(context);
  const aligns = ['text', 'text', ...differenceAligns] as const;
  return [
    `## ${clockChanges.heading}`,
    lines.map((line) => `- ${line}`).join('\n'),
    ...(rows.length > 0 ? [clockChanges.intro, table(clockChanges.columns, aligns, rows)] : []),
  ].join('\n\n');
}
