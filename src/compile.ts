import { analyse } from './analysis/registry.ts';
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import type { SourceFile } from './diagnostics/source-file.ts';
import { buildCatalog } from './model/build-catalog.ts';
import type { Catalog, ConfiguredTarget } from './model/types.ts';
import { schedulePage } from './report/schedule-page.ts';
import { readBaseline, readSchedule } from './source/read-schedule.ts';
import type { BaselineSource, Document, ScheduleSource } from './source/types.ts';
import { folderProblems, type TargetFolder } from './targets/folders.ts';
import { targetRegistry } from './targets/registry.ts';
import type { Artifact, Target, TargetJob } from './targets/types.ts';

export interface CompileRequest {
  readonly source: SourceFile;
  /** Fetches a file the source names, by its path relative to the source. */
  readonly read: (path: string) => SourceFile | Diagnostic;
  /** The text of `run-job`. */
  readonly runner: string;
}

/** What one target, or the page, is made of. */
export interface Output {
  /** A target's id, or `docs`. */
  readonly of: string;
  /** The folder that is the target's own: whatever of ours lies there and is not listed must go. */
  readonly folder?: string;
  readonly artifacts: readonly Artifact[];
}

export interface Compilation {
  readonly diagnostics: readonly Diagnostic[];
  /** Present when the source itself holds, even if a target refused a job. */
  readonly catalog?: Catalog;
  /** Empty unless nothing is an error. */
  readonly outputs: readonly Output[];
}

/**
 * The whole compiler: source text to artifacts, left to right. Pure: no files, no clock; the same
 * request gives the same bytes on every machine and day.
 */
export function compile(request: CompileRequest): Compilation {
  const { diagnostics: shape, document } = readSchedule(request.source);
  if (!document) return { diagnostics: shape, outputs: [] };

  const baseline = readNamedBaseline(document, request.read);
  const ids = targetRegistry.map(({ id }) => id);
  const built = buildCatalog(document, baseline.document, ids);
  const found = [...shape, ...baseline.diagnostics, ...built.diagnostics];
  const { catalog } = built;
  if (!catalog) return { diagnostics: found, outputs: [] };

  const opinions = analyse(catalog);
  const targets = catalog.targets.map((configured) => compileTarget(catalog, configured, request));
  const folders = targets.flatMap((t) => t.folder ?? []);
  const ofTargets = [...targets.flatMap((t) => t.diagnostics), ...folderProblems(folders)];
  const diagnostics = [...found, ...opinions, ...ofTargets];
  if (hasErrors(diagnostics)) return { diagnostics, catalog, outputs: [] };

  const page: Output = { of: 'docs', artifacts: [schedulePage(catalog, targetRegistry)] };
  return { diagnostics, catalog, outputs: [...targets.map((t) => t.output), page] };
}

function readNamedBaseline(
  { data, places }: Document<ScheduleSource>,
  read: CompileRequest['read'],
): { diagnostics: readonly Diagnostic[]; document?: Document<BaselineSource> } {
  if (data.baseline === undefined) return { diagnostics: [] };
  const file = read(data.baseline);
  if (!('code' in file)) return readBaseline(file);
  return { diagnostics: [{ ...file, span: file.span ?? places.spanOf(['baseline']) }] };
}

interface CompiledTarget {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the settings don't hold. */
  readonly folder?: TargetFolder;
  readonly output: Output;
}

/** Legalise every job of one target, then render them together. */
function compileTarget(
  catalog: Catalog,
  configured: ConfiguredTarget,
  { runner }: CompileRequest,
): CompiledTarget {
  const target = targetRegistry.find(({ id }) => id === configured.id);
  if (!target) throw new Error(`target ${configured.id} is configured but not registered`);
  const result = target.settings(configured, catalog);
  const nothing: Output = { of: target.id, artifacts: [] };
  if (result.kind === 'refused') return { diagnostics: result.diagnostics, output: nothing };
  const { warnings, settings } = result;
  const folder = { configured, out: settings.out };
  const refuse = (why: readonly Diagnostic[]): CompiledTarget => ({
    diagnostics: [...warnings, ...why],
    folder,
    output: nothing,
  });

  const legalised = legaliseJobs(catalog, target, settings);
  if (legalised.diagnostics.length > 0) return refuse(legalised.diagnostics);
  const plan = {
    sourcePath: catalog.sourcePath,
    locale: catalog.locale,
    settings,
    ...(configured.pause ? { pause: configured.pause } : {}),
    jobs: legalised.jobs,
    gated: ({ targets }: TargetJob['job']) => targets.length > 1,
    runner,
  };
  const together = target.check(plan);
  if (hasErrors(together)) return refuse(together);
  const output = { of: target.id, folder: settings.out, artifacts: target.render(plan) };
  return { diagnostics: [...warnings, ...together], folder, output };
}

function legaliseJobs(
  catalog: Catalog,
  target: Target,
  settings: { readonly out: string },
): { readonly jobs: readonly TargetJob[]; readonly diagnostics: readonly Diagnostic[] } {
  const jobs: TargetJob[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const job of catalog.jobs.filter(({ targets }) => targets.includes(target.id))) {
    const legalised = target.legalise(job, settings);
    if (legalised.kind === 'candidates') jobs.push({ job, entries: legalised.candidates[0] });
    else diagnostics.push(...legalised.diagnostics);
  }
  return { jobs, diagnostics };
}
