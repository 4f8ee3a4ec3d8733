import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Job } from '../model/types.ts';
import type { Target } from '../targets/types.ts';
import { offsetAt } from '../time/zone-segments.ts';
import { alike } from './sightings.ts';
import type { Difference, SecondOpinion, TargetProof, Verdict } from './types.ts';
import { isGood } from './types.ts';
import { differenceWords, faultWords, minuteWords } from './words.ts';

/** What a proof has to tell an author. */

/** Why no way to write a job for a target is good; undefined where one is. */
export function choiceProblem(job: Job, target: Target, verdict: Verdict): Diagnostic | undefined {
  const { label } = target;
  const details = { span: job.places.trigger, label: faultWords(verdict, label) ?? '' };
  switch (verdict.kind) {
    case 'identical':
    case 'equivalent':
    case 'permitted':
    case 'nominal':
      return undefined;
    case 'divergent':
      return diagnostic('CW610', `${label} can't start "${job.name}" when the source says`, {
        ...details,
        help: remedies(job, target.id, verdict.differences),
      });
    case 'rejected':
      return diagnostic('CW611', `${label} refuses the schedule of "${job.name}"`, {
        ...details,
        help: remedies(job, target.id, []),
      });
    case 'unreadable':
    case 'undecided':
      return diagnostic('CW612', `nobody can tell when ${label} would start "${job.name}"`, {
        ...details,
        help: remedies(job, target.id, []),
      });
  }
}

function remedies(job: Job, target: string, differences: readonly Difference[]): string {
  const others = job.targets.filter((id) => id !== target);
  const elsewhere =
    others.length > 0 ? [`let it run elsewhere:\n    targets: [${others.join(', ')}]`] : [];
  const accepted = differences.some(({ near }) => near === 'change')
    ? [`accept it in writing:\n    accept: [{ code: CW610, target: ${target}, reason: "…" }]`]
    : [];
  const ways = [...elsewhere, ...accepted, 'write its times otherwise'];
  return ways.join('\nor ');
}

/** A target whose files do not say what the source says: one problem, its rows below. */
export function proofProblem(proof: TargetProof): Diagnostic | undefined {
  const { label } = proof;
  const ofJobs = proof.jobs
    .filter(({ verdict }) => !isGood(verdict))
    .map(({ job, verdict }) => `${job}: ${faultWords(verdict, label)}`);
  const details = [...ofJobs, ...proof.faults];
  if (details.length === 0) return undefined;
  return diagnostic('CW613', `the files for ${label} don't say what the source says`, {
    details,
    help: 'this is a bug in cronwright: please report it with this text',
  });
}

/** What changes of the clocks leave open, one note a job, a row for each target and kind. */
export function openNotes(
  jobs: readonly Job[],
  proofs: readonly TargetProof[],
): readonly Diagnostic[] {
  return jobs.flatMap((job) => {
    const rows = proofs.flatMap((proof) => openRows(job, proof));
    if (rows.length === 0) return [];
    return [
      diagnostic('CW620', `clock changes leave open when "${job.name}" starts`, {
        span: job.places.trigger,
        details: rows,
        help: 'to have a say, state a policy, such as   dst: { skipped: after, repeated: once }',
      }),
    ];
  });
}

function openRows(job: Job, { jobs, label }: TargetProof): readonly string[] {
  const verdict = jobs.find((one) => one.job === job.name)?.verdict;
  if (verdict?.kind !== 'permitted' && verdict?.kind !== 'nominal') return [];
  const silent = verdict.kind === 'nominal' ? verdict.silent : [];
  return [
    ...alike(verdict.open).flatMap((group) =>
      firstAndMore(group, (one) => differenceWords(one, label)),
    ),
    ...alike(verdict.accepted).flatMap((group) =>
      firstAndMore(group, (one) => `accepted: ${differenceWords(one, label)}`),
    ),
    ...firstAndMore(silent, ({ civil, why }) => `${minuteWords(civil)}: ${why}`),
  ];
}

function firstAndMore<Item>(items: readonly Item[], words: (item: Item) => string): string[] {
  const [first, ...more] = items;
  if (!first) return [];
  const rest = more.length === 0 ? '' : ` (and ${more.length} times more)`;
  return [words(first) + rest];
}

/** Where another program reads an expression otherwise, and nothing that is known of it says why. */
export function disagreementWarnings(
  { program, disagreements }: SecondOpinion,
  jobs: readonly Job[],
): readonly Diagnostic[] {
  return disagreements.map(({ question, minutes, said }) => {
    const { text, schedule, jobs: names } = question;
    const job = jobs.find(({ name }) => name === names[0]);
    const rows = minutes.slice(0, 3).map(({ at, by }) => {
      const who = by === 'us' ? `only cronwright starts` : `only ${by} starts`;
      return `${minuteWords(at + offsetAt(schedule.zone, at))}: ${who}`;
    });
    const more = minutes.length > rows.length ? [`and ${minutes.length - rows.length} more`] : [];
    return diagnostic('CW621', `${program} reads "${text}" otherwise`, {
      ...(job && { span: job.places.trigger }),
      details: [...rows, ...more, ...(said === undefined ? [] : [`it says: ${said}`])],
      help: 'one of the two is wrong: please report it with this text',
    });
  });
}
