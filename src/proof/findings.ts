import { type Diagnostic, diagnostic, type RelatedPlace } from '../diagnostics/diagnostic.ts';
import { engines } from '../engines/registry.ts';
import type { Job } from '../model/types.ts';
import type { EngineHost, Target } from '../targets/types.ts';
import { offsetAt } from '../time/zone-segments.ts';
import type { Choice } from './choose.ts';
import { alike } from './sightings.ts';
import type { Difference, SecondOpinion, TargetProof, Verdict } from './types.ts';
import { isGood, verdictsByJob } from './types.ts';
import { differenceWords, faultWords, minuteWords } from './words.ts';

/** What a proof has to tell an author. */

/** Why no way to write a job for a target is good; undefined where one is. */
export function choiceProblem(
  job: Job,
  target: Target,
  host: EngineHost,
  choice: Choice,
): Diagnostic | undefined {
  const { label } = target;
  const { verdict } = choice;
  const why = faultWords(verdict, label, otherClock(job, host, choice)) ?? '';
  const details = { span: job.places.trigger, label: why };
  switch (verdict.kind) {
    case 'identical':
    case 'equivalent':
    case 'permitted':
    case 'nominal':
      return undefined;
    case 'divergent':
      return diagnostic('CW610', `${label} can't start "${job.name}" when the source says`, {
        ...details,
        related: statedPolicy(job, verdict.differences),
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

/** What an engine goes by where that is not the clock of the job's zone; else undefined. */
function otherClock(
  { zone }: Job,
  { engine, hostZone }: EngineHost,
  { entries }: Choice,
): string | undefined {
  // Daemons of a host look at its clock even where an entry names a zone of its own.
  if (engines[engine].usualZone === 'host' && hostZone !== zone) return `host in ${hostZone}`;
  const named = entries.map((entry) => entry.zone ?? hostZone).find((other) => other !== zone);
  return named === undefined ? undefined : `in ${named}`;
}

/** The policy that makes a difference on a day of a clock change a breach, where one is stated. */
function statedPolicy(job: Job, differences: readonly Difference[]): readonly RelatedPlace[] {
  const { dst, dstFrom } = job.places;
  if (dstFrom === undefined || !differences.every(isNearChange)) return [];
  return [{ span: dst, message: 'its policy is stated here', excerpt: dstFrom }];
}

function isNearChange({ near }: Difference): boolean {
  return near === 'change';
}

function remedies(job: Job, target: string, differences: readonly Difference[]): string {
  const others = job.targets.filter((id) => id !== target);
  const elsewhere =
    others.length > 0 ? [`let it run elsewhere:\n    targets: [${others.join(', ')}]`] : [];
  const open =
    statedPolicy(job, differences).length > 0 && !differences.some(({ doubt }) => doubt)
      ? ['take the dst out, which leaves such times to the platform']
      : [];
  const accepted =
    differences.length > 0 && differences.every(isNearChange)
      ? [`accept it in writing:\n    accept: [{ code: CW610, target: ${target}, reason: "…" }]`]
      : [];
  return [...elsewhere, ...open, ...accepted, 'write its times otherwise'].join('\nor ');
}

/** Jobs whose starts others in the same files may double or lose: no way to write them helps. */
export function disturbedProblems(jobs: readonly Job[], proof: TargetProof): readonly Diagnostic[] {
  const named = new Map(jobs.map((job) => [job.name, job]));
  return proof.jobs.flatMap(({ job: name, verdict }) => {
    const job = named.get(name);
    if (!job || !isDisturbed(verdict)) return [];
    const { label, target } = proof;
    return [
      diagnostic('CW610', `${label} can't start "${name}" when the source says`, {
        span: job.places.trigger,
        label: faultWords(verdict, label) ?? '',
        help: `move other jobs out of the hour that the clock skips
or ${remedies(job, target, verdict.kind === 'divergent' ? verdict.differences : [])}`,
      }),
    ];
  });
}

/** Whether nothing is amiss with a job but what others do to it. */
function isDisturbed(verdict: Verdict): boolean {
  return (
    verdict.kind === 'divergent' &&
    verdict.facts.length === 0 &&
    verdict.differences.length > 0 &&
    verdict.differences.every(({ doubt }) => doubt !== undefined)
  );
}

/** A target whose files do not say what the source says: one problem, its rows below. */
export function proofProblem(proof: TargetProof): Diagnostic | undefined {
  const { label } = proof;
  const ofJobs = proof.jobs
    .filter(({ verdict }) => !isGood(verdict) && !isDisturbed(verdict))
    .map(({ job, verdict }) => `${job}: ${faultWords(verdict, label)}`);
  const details = [...ofJobs, ...proof.faults];
  if (details.length === 0) return undefined;
  return diagnostic('CW613', `the files for ${label} don't say what the source says`, {
    details,
    help: 'this is a bug in cronwright: please report it with this text',
  });
}

/**
 * What changes of the clocks leave open, and what was accepted of them: one note a job, a row for
 * each target and kind.
 */
export function openNotes(
  jobs: readonly Job[],
  proofs: readonly TargetProof[],
): readonly Diagnostic[] {
  const loose = proofs.map((proof) => ({ label: proof.label, verdicts: verdictsByJob(proof) }));
  return jobs.flatMap((job) => {
    const own = loose.flatMap(({ label, verdicts }) => {
      const verdict = looseOf(verdicts.get(job.name));
      return verdict ? [{ label, verdict }] : [];
    });
    const open = own.flatMap(openRows);
    const accepted = own.flatMap(acceptedRows);
    if (open.length + accepted.length === 0) return [];
    const common = { span: job.places.trigger, details: [...open, ...accepted] };
    if (open.length === 0) {
      const message = `clock changes make "${job.name}" start otherwise, which is accepted`;
      return [diagnostic('CW620', message, common)];
    }
    return [
      diagnostic('CW620', `clock changes leave open when "${job.name}" starts`, {
        ...common,
        ...(isStated(job) ? {} : { help: stateOne }),
      }),
    ];
  });
}

const stateOne = 'to have a say, state a policy, such as   dst: { skipped: after, repeated: once }';

function isStated({ schedules }: Job): boolean {
  return schedules.every(({ dst }) => dst.open === 'nothing');
}

type Loose = Extract<Verdict, { kind: 'permitted' | 'nominal' }>;

function looseOf(verdict: Verdict | undefined): Loose | undefined {
  return verdict?.kind === 'permitted' || verdict?.kind === 'nominal' ? verdict : undefined;
}

/** What a target leaves open of one job. */
interface LooseOn {
  readonly label: string;
  readonly verdict: Loose;
}

function openRows({ label, verdict }: LooseOn): readonly string[] {
  const silent = verdict.kind === 'nominal' ? verdict.silent : [];
  return [
    ...alike(verdict.open).flatMap((group) =>
      firstAndMore(group, (one) => differenceWords(one, label)),
    ),
    ...firstAndMore(silent, ({ civil, why }) => `${minuteWords(civil)}: ${why}`),
  ];
}

function acceptedRows({ label, verdict }: LooseOn): readonly string[] {
  return alike(verdict.accepted).flatMap((group) =>
    firstAndMore(group, (one) => `accepted: ${differenceWords(one, label)}`),
  );
}

function firstAndMore<Item>(items: readonly Item[], words: (item: Item) => string): string[] {
  const [first, ...more] = items;
  if (!first) return [];
  if (more.length === 0) return [words(first)];
  const again = more.length === 1 ? 'once more' : `${more.length} times more`;
  return [`${words(first)} (and ${again})`];
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
