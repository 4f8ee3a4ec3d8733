import type { Report } from '../diagnostics/report.ts';
import { engines } from '../engines/registry.ts';
import type { Job } from '../model/types.ts';
import { together } from '../targets/facts.ts';
import type {
  Candidate,
  EngineHost,
  Entry,
  Facts,
  ReadBack,
  ReadJob,
  Target,
  TargetPlan,
  WrittenFile,
} from '../targets/types.ts';
import { isZoneName } from '../time/zone-names.ts';
import { changesOf } from './cuts.ts';
import { disturbancesIn, disturbed } from './disturbances.ts';
import { expectedFacts } from './expected-facts.ts';
import type { Judge, Permit } from './judge.ts';
import { saysItself } from './says-itself.ts';
import type { FactDifference, Horizon, JobProof, TargetProof, Verdict } from './types.ts';

/** The files of one target and all that they are held against. */
export interface TargetCase {
  readonly target: Target;
  readonly plan: TargetPlan<{ readonly out: string }>;
  readonly files: readonly WrittenFile[];
  readonly judge: Judge;
  readonly horizon: Horizon;
  readonly permitsOf: (job: Job) => readonly Permit[];
  readonly report: Report;
}

/** Reads the files of a target back and compares what they say with what the source says. */
export function proveTarget(one: TargetCase): TargetProof {
  const { target, plan, files, horizon, report } = one;
  const host = target.engine(plan.settings);
  const back = target.read({ files, runner: plan.runner });
  const ofJob = groupByJob(back);
  const disturbances = disturbancesIn(back.jobs, host, horizon);
  const shared = target.facts(plan.settings);
  const jobs = plan.jobs.map(({ job }, index) => {
    report(() => `proving for ${target.label}: ${index} of ${plan.jobs.length} jobs`);
    const expected = together(expectedFacts(job, target.id, plan), shared);
    const alone = proveJob(job, expected, ofJob.get(job.name) ?? [], one, host);
    const differences = disturbances.get(job.name) ?? [];
    const verdict = disturbed(alone.verdict, differences, one.permitsOf(job));
    return { job: alone.job, verdict, entries: alone.entries };
  });
  const own = new Set(plan.jobs.map(({ job }) => job.name));
  const strangers = [...ofJob.keys()].filter((name) => !own.has(name));
  return {
    target: target.id,
    label: target.label,
    engine: engines[host.engine].label,
    hostZone: host.hostZone,
    horizon,
    zones: zonesOf(one, back, host).map((zone) => ({
      zone,
      changes: changesOf(zone, horizon).length,
    })),
    jobs,
    faults: [
      ...back.faults.map(({ path, what, job }) => `${path}: ${job ? `${job}: ` : ''}${what}`),
      ...strangers.map((name) => `there is a job "${name}" that the source does not have`),
      ...reorderingFaults(one, back),
    ],
  };
}

function groupByJob({ jobs }: ReadBack): ReadonlyMap<string, readonly ReadJob[]> {
  const groups = new Map<string, ReadJob[]>();
  for (const one of jobs) groups.set(one.job, [...(groups.get(one.job) ?? []), one]);
  return groups;
}

function proveJob(
  job: Job,
  expected: Facts,
  read: readonly ReadJob[],
  { target, judge, permitsOf }: TargetCase,
  host: EngineHost,
): JobProof {
  const facts = read.flatMap((one) => factDifferences(expected, one.facts, target.lacks));
  const entries = read.flatMap((one) => one.entries);
  return {
    job: job.name,
    verdict: verdictOn(job, entries, facts, (candidate) =>
      judge({ schedules: job.schedules, entries: candidate, host, permits: permitsOf(job) }),
    ),
    entries: entries.map(({ expression, zone }) =>
      zone ? `${expression} in ${zone}` : expression,
    ),
  };
}

function verdictOn(
  job: Job,
  [first, ...others]: readonly Entry[],
  facts: readonly FactDifference[],
  judged: (entries: Candidate) => Verdict,
): Verdict {
  if (!first) {
    const missing = { fact: 'job', wanted: job.name };
    return { kind: 'divergent', differences: [], facts: [missing, ...facts] };
  }
  const itself = job.schedules.map(saysItself).find((why) => why !== undefined);
  if (itself) return { kind: 'undecided', why: itself };
  const verdict = judged([first, ...others]);
  if (facts.length === 0) return verdict;
  const differences = verdict.kind === 'divergent' ? verdict.differences : [];
  return { kind: 'divergent', differences, facts };
}

function factDifferences(
  expected: Facts,
  found: Facts,
  lacks: readonly string[],
): readonly FactDifference[] {
  const foreign = Object.keys(found).filter((fact) => !Object.hasOwn(expected, fact));
  const differing = [...Object.keys(expected), ...foreign].filter((fact) => {
    const read = found[fact];
    return expected[fact] !== read && !(read === undefined && lacks.includes(fact));
  });
  return differing.sort().map((fact) => {
    const [wanted, read] = [expected[fact], found[fact]];
    return {
      fact,
      ...(wanted === undefined ? {} : { wanted }),
      ...(read === undefined ? {} : { found: read }),
    };
  });
}

function zonesOf(
  { plan }: TargetCase,
  back: ReadBack,
  { hostZone }: EngineHost,
): readonly string[] {
  const written = back.jobs.flatMap(({ entries }) => entries.map(({ zone }) => zone ?? hostZone));
  const meant = plan.jobs.flatMap(({ job }) => job.schedules.map(({ zone }) => zone));
  return [...new Set([...meant, ...written])].filter(isZoneName).sort();
}

/** The order of files and lines says nothing, so reading them in another one must give the same. */
function reorderingFaults({ target, plan, files }: TargetCase, back: ReadBack): readonly string[] {
  const again = target.read({ files: target.reordered(files), runner: plan.runner });
  const [some, others] = [pieces(back), pieces(again)];
  // What a reader remembers of a file is the same thing again: only the rest is compared in words.
  const [onlyFirst, onlyAgain] = [inOrder(some, others), inOrder(others, some)];
  const same = some.size === others.size && onlyFirst === onlyAgain;
  return same ? [] : ['what the files say depends on the order in which they are read'];
}

function pieces({ jobs, faults }: ReadBack): ReadonlySet<unknown> {
  return new Set<unknown>([...jobs, ...faults]);
}

/** Those of the ones that are not among the others, in an order of their own. */
function inOrder(some: ReadonlySet<unknown>, others: ReadonlySet<unknown>): string {
  return [...some]
    .filter((piece) => !others.has(piece))
    .map((piece) => JSON.stringify(piece))
    .sort()
    .join('\n');
}
