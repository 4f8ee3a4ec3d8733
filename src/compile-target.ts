import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import type { Report } from './diagnostics/report.ts';
import { withHeader, withHeaderAtOnce } from './emit/header.ts';
import type { Catalog, ConfiguredTarget, Job } from './model/types.ts';
import { choose } from './proof/choose.ts';
import { choiceProblem, disturbedProblems, proofProblem } from './proof/findings.ts';
import type { Judge } from './proof/judge.ts';
import { permitsFor } from './proof/permits.ts';
import { proveTarget } from './proof/prove-target.ts';
import type { Horizon, TargetProof } from './proof/types.ts';
import type { TargetFolder } from './targets/folders.ts';
import { targetRegistry } from './targets/registry.ts';
import type { Artifact, EngineHost, Target, TargetJob, TargetPlan } from './targets/types.ts';

/** What the targets of one compilation share. */
export interface Workshop {
  readonly catalog: Catalog;
  /** The text of `run-job`. */
  readonly runner: string;
  readonly judge: Judge;
  readonly horizon: Horizon;
  readonly report: Report;
}

export interface CompiledTarget {
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the settings don't hold. */
  readonly folder?: TargetFolder;
  readonly artifacts: readonly Artifact[];
  /** There when something was rendered. */
  readonly proof?: TargetProof;
}

/** Legalise every job of one target, choose what fires as it should, render it, and prove the files. */
export function compileTarget(configured: ConfiguredTarget, workshop: Workshop): CompiledTarget {
  const rendered = renderTarget(configured, workshop);
  const { target, folder, diagnostics } = rendered;
  const common = { id: target.id, ...(folder ? { folder } : {}) };
  if (rendered.kind === 'refused') return { ...common, diagnostics, artifacts: [] };
  const { artifacts } = rendered;
  const proof = proveFiles(rendered, workshop);
  const problem = proofProblem(proof);
  return {
    ...common,
    diagnostics: [
      ...diagnostics,
      ...(problem ? [problem] : []),
      ...disturbedProblems(workshop.catalog.jobs, proof),
    ],
    artifacts,
    proof,
  };
}

/**
 * Which of a job's targets refuse it as it would be, for something that they don't refuse it for as it
 * is: their ids. Looked at alone, without the other jobs of the target.
 */
export function refusalsOf(job: Job, workshop: Workshop): (moved: Job) => readonly string[] {
  const errorsOn = (configured: ConfiguredTarget, alone: Job) => {
    const catalog = { ...workshop.catalog, jobs: [alone] };
    const { diagnostics } = compileTarget(configured, { ...workshop, catalog });
    return diagnostics.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
  };
  const asked = workshop.catalog.targets
    .filter(({ id }) => job.targets.includes(id))
    .map((configured) => ({ configured, now: errorsOn(configured, job) }));
  return (moved) =>
    asked
      .filter(({ configured, now }) =>
        errorsOn(configured, moved).some((code) => !now.includes(code)),
      )
      .map(({ configured }) => configured.id);
}

/** What a target would write, before it is proved. */
export type RenderedTarget = {
  readonly target: Target;
  readonly folder?: TargetFolder;
  readonly diagnostics: readonly Diagnostic[];
} & (
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'rendered';
      readonly plan: TargetPlan<Settings>;
      readonly artifacts: readonly Artifact[];
    }
);

export function renderTarget(configured: ConfiguredTarget, workshop: Workshop): RenderedTarget {
  const { catalog } = workshop;
  const target = targetRegistry.find(({ id }) => id === configured.id);
  if (!target) throw new Error(`target ${configured.id} is configured but not registered`);
  const result = target.settings(configured, catalog);
  if (result.kind === 'refused') {
    return { kind: 'refused', target, diagnostics: result.diagnostics };
  }
  const { findings, settings } = result;
  const folder = { configured, out: settings.out };
  const refuse = (why: readonly Diagnostic[]): RenderedTarget => {
    return { kind: 'refused', target, folder, diagnostics: [...findings, ...why] };
  };
  const chosen = chooseEntries(target, settings, workshop);
  if (chosen.diagnostics.length > 0) return refuse(chosen.diagnostics);
  const plan = planFor(configured, settings, chosen.jobs, workshop);
  const together = target.check(plan);
  if (hasErrors(together)) return refuse(together);
  const diagnostics = [...findings, ...together];
  const artifacts = Array.from(target.render(plan), (one) =>
    withHeaderAtOnce(one, catalog.sourcePath),
  );
  return { kind: 'rendered', target, folder, diagnostics, plan, artifacts };
}

type Settings = { readonly out: string };

/** The program that reads a configured target's files, and its clock; absent where the settings don't hold. */
export function engineHostOf(
  configured: ConfiguredTarget,
  catalog: Catalog,
): EngineHost | undefined {
  const target = targetRegistry.find(({ id }) => id === configured.id);
  const result = target?.settings(configured, catalog);
  return target && result?.kind === 'settings' ? target.engine(result.settings) : undefined;
}

function chooseEntries(
  target: Target,
  settings: Settings,
  { catalog, judge, report }: Workshop,
): { readonly jobs: readonly TargetJob[]; readonly diagnostics: readonly Diagnostic[] } {
  const jobs: TargetJob[] = [];
  const diagnostics: Diagnostic[] = [];
  const host = target.engine(settings);
  const own = catalog.jobs.filter(({ targets }) => targets.includes(target.id));
  for (const [index, job] of own.entries()) {
    report(() => `writing for ${target.label}: ${index} of ${own.length} jobs`);
    const legalised = target.legalise(job, settings);
    if (legalised.kind === 'refused') {
      diagnostics.push(...legalised.diagnostics);
      continue;
    }
    const ask = { host, permits: permitsFor(job, target.id, catalog) };
    const choice = choose(job.schedules, legalised, judge, ask);
    const problem = choiceProblem(job, target, host, choice);
    if (problem) diagnostics.push(problem);
    else jobs.push({ job, entries: choice.entries });
  }
  return { jobs, diagnostics };
}

function planFor(
  { pause }: ConfiguredTarget,
  settings: Settings,
  jobs: readonly TargetJob[],
  { catalog, runner }: Workshop,
): TargetPlan<Settings> {
  return {
    sourcePath: catalog.sourcePath,
    locale: catalog.locale,
    settings,
    ...(pause ? { pause } : {}),
    jobs,
    gated: ({ targets }) => targets.length > 1,
    ...(catalog.log ? { log: catalog.log } : {}),
    runner,
  };
}

/** The proof of what was rendered, as it will stand on the disk. */
export function proveFiles(
  { target, plan, artifacts }: RenderedTarget & { readonly kind: 'rendered' },
  { catalog, judge, horizon, report }: Workshop,
): TargetProof {
  const files = artifacts.map((artifact) => ({
    path: artifact.path,
    text: withHeader(artifact, catalog.sourcePath),
  }));
  const permitsOf = (job: Job) => permitsFor(job, target.id, catalog);
  return proveTarget({ target, plan, files, judge, horizon, permitsOf, report });
}
