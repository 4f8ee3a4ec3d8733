import { applyAcceptances } from './acceptance/apply.ts';
import { compileProducts } from './compile-products.ts';
import { type CompiledTarget, compileTarget } from './compile-target.ts';
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import { type Report, unwatched } from './diagnostics/report.ts';
import { tooLittleMemory } from './model/size.ts';
import type { Catalog } from './model/types.ts';
import { openNotes } from './proof/findings.ts';
import { horizonFrom } from './proof/horizon.ts';
import { judgeOver } from './proof/judge.ts';
import { usedAcceptances } from './proof/permits.ts';
import type { Horizon, TargetProof } from './proof/types.ts';
import { readSource, type SourceRequest } from './read-source.ts';
import { pageContext } from './report/page-context.ts';
import { schedulePage } from './report/schedule-page.ts';
import { schedulePicture } from './report/schedule-picture.ts';
import type { Document, ScheduleSource } from './source/types.ts';
import { lockOf } from './stagger/lock-artifact.ts';
import { folderProblems } from './targets/folders.ts';
import { graceProblems } from './targets/late-guard.ts';
import { targetRegistry } from './targets/registry.ts';
import type { Artifact } from './targets/types.ts';

export interface CompileRequest extends SourceRequest {
  /** The text of `run-job`. */
  readonly runner: string;
  readonly report?: Report;
  /** What else is wanted: the source as written takes a fifth of what a compilation holds. */
  readonly keep?: 'document';
}

/** What one target, one product, or the page with its picture, is made of. */
export interface Output {
  /** A target's id, `sql`, `monitoring`, `docs`, or `lock`, which belongs to all of them. */
  readonly of: string;
  /** The folder that is the target's own: whatever of ours lies there and is not listed must go. */
  readonly folder?: string;
  readonly artifacts: readonly Artifact[];
}

export interface Compilation {
  readonly diagnostics: readonly Diagnostic[];
  /** Present when the source itself holds, even if a target refused a job. */
  readonly catalog?: Catalog;
  /** The source as written, where it was to be kept. */
  readonly document?: Document<ScheduleSource>;
  /** Empty unless nothing is an error. */
  readonly outputs: readonly Output[];
  /** One for each target whose files were rendered, good or not. */
  readonly proofs: readonly TargetProof[];
}

/**
 * The whole compiler: source text to artifacts, left to right. Pure: no files, no clock; the same
 * request gives the same bytes on every machine and day.
 */
export function compile(request: CompileRequest): Compilation {
  const { found, catalog, outcomes, opinions, alertsAt, kept } = understand(request);
  if (!catalog || !alertsAt) return { diagnostics: found, outputs: [], proofs: [] };
  const short = tooLittleMemory(catalog, request.memory ?? Number.POSITIVE_INFINITY);
  if (short) return { diagnostics: [...found, short], outputs: [], proofs: [] };

  const horizon = horizonFrom(catalog.anchor);
  const targets = compileTargets(catalog, horizon, request);
  const proofs = targets.flatMap(({ proof }) => proof ?? []);
  const folders = targets.flatMap(({ folder }) => folder ?? []);
  const ofTargets = [...targets.flatMap((t) => t.diagnostics), ...folderProblems(folders)];
  const products = compileProducts({ catalog, folders, horizon, alertsAt });
  const late = graceProblems(catalog, targetRegistry);
  const notes = openNotes(catalog.jobs, proofs);
  const said = [...found, ...opinions, ...ofTargets, ...products.diagnostics, ...late, ...notes];
  const used = usedAcceptances(proofs, catalog);
  const diagnostics = applyAcceptances(said, catalog, { now: request.now, used });
  const told = { diagnostics, catalog, ...kept, proofs };
  if (hasErrors(diagnostics)) return { ...told, outputs: [] };

  const context = pageContext(catalog, targetRegistry, proofs, outcomes);
  const docs: Output = { of: 'docs', artifacts: [schedulePage(context), schedulePicture(context)] };
  const outputs = [...targets.map(outputOf), ...products.outputs, docs, ...lockOutput(catalog)];
  return { ...told, outputs };
}

/** On its own, so that the document is let go before there is more to hold. */
function understand(request: CompileRequest) {
  const { document, ...reading } = readSource(request);
  return {
    ...reading,
    alertsAt: document?.places.spanOf(['alerts']),
    kept: request.keep === 'document' && document ? { document } : {},
  };
}

/** On its own, so that the verdicts of all jobs are let go before the page is made. */
function compileTargets(
  catalog: Catalog,
  horizon: Horizon,
  { runner, report = unwatched }: CompileRequest,
): readonly CompiledTarget[] {
  const workshop = { catalog, runner, judge: judgeOver(horizon), horizon, report };
  return catalog.targets.map((configured) => compileTarget(configured, workshop));
}

function lockOutput(catalog: Catalog): readonly Output[] {
  const lock = lockOf(catalog);
  return lock ? [{ of: 'lock', artifacts: [lock] }] : [];
}

function outputOf({ id, folder, artifacts }: CompiledTarget): Output {
  return { of: id, ...(folder ? { folder: folder.out } : {}), artifacts };
}
