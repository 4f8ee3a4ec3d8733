import type { Compilation, Output } from '../../compile.ts';
import { engineHostOf } from '../../compile-target.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readHeader, withHeader } from '../../emit/header.ts';
import { type Drift, driftOf, type FoundFile } from '../../emit/plan.ts';
import type { Catalog } from '../../model/types.ts';
import runner from '../../products/run-job/run-job.sh';
import { reviewFiles } from '../../review/review-files.ts';
import type { Review } from '../../review/types.ts';
import { targetRegistry } from '../../targets/registry.ts';
import type { ReadFault } from '../../targets/types.ts';
import { type Planned, planOutputs } from '../output-plan.ts';
import { outputRoot } from '../output-root.ts';
import type { Terminal } from '../terminal.ts';

/** The files that stand there, against those that the source asks for. */
export interface GeneratedReview {
  /** One for each target, or for several on which the same happens. */
  readonly reviews: readonly Review[];
  /** What can't be read in the files, which the reviews then say nothing of. */
  readonly faults: readonly ReadFault[];
  readonly drift: readonly Drift[];
  readonly removals: readonly string[];
  readonly refused: readonly Diagnostic[];
}

/** Reads the generated files back and compares them by meaning with what would be written. */
export function reviewGenerated(
  { outputs }: Compilation,
  catalog: Catalog,
  out: string,
  terminal: Terminal,
): GeneratedReview {
  const root = outputRoot(out, terminal);
  const asked = { outputs, others: outputs, targets: [] };
  const planned = planOutputs(asked, catalog.sourcePath, root, terminal);
  const read = outputs.flatMap((output) => readTarget(output, catalog, planned) ?? []);
  return {
    reviews: joined(read.map(({ review }) => review)),
    faults: read.flatMap(({ faults }) => faults),
    drift: driftOf(planned.plan),
    removals: planned.removals,
    refused: planned.refused,
  };
}

function readTarget(
  output: Output,
  catalog: Catalog,
  { found }: Planned,
): { readonly review: Review; readonly faults: readonly ReadFault[] } | undefined {
  const target = targetRegistry.find(({ id }) => id === output.of);
  const configured = catalog.targets.find(({ id }) => id === output.of);
  const host = configured && engineHostOf(configured, catalog);
  if (!target || !host) return undefined;
  const standing = found.filter((file) => belongs(file, output, catalog.sourcePath));
  const asked = output.artifacts.map((artifact) => ({
    path: artifact.path,
    text: withHeader(artifact, catalog.sourcePath),
  }));
  const before = target.read({ files: standing, runner });
  const after = target.read({ files: asked, runner });
  const review = reviewFiles({ target: target.id, host, before, after }, catalog);
  return { review, faults: standing.length > 0 ? before.faults : [] };
}

/** Whether a file was written for this source and stands where the target's files do. */
function belongs({ path, text }: FoundFile, output: Output, sourcePath: string): boolean {
  if (readHeader(text)?.sourcePath !== sourcePath) return false;
  const isArtifact = output.artifacts.some((artifact) => artifact.path === path);
  return isArtifact || (output.folder !== undefined && path.startsWith(`${output.folder}/`));
}

/** Reviews that say the same of several targets become one. */
function joined(reviews: readonly Review[]): readonly Review[] {
  const groups = new Map<string, Review[]>();
  for (const review of reviews) {
    const key = JSON.stringify([review.jobs.map(withoutTargets), review.jobs.length]);
    groups.set(key, [...(groups.get(key) ?? []), review]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const targets = group.flatMap(({ counts }) => [...(counts.after?.perTarget.keys() ?? [])]);
    if (!first) return [];
    const before = `the files of ${targets.join(', ') || 'no target'}`;
    return [{ ...first, labels: { ...first.labels, before } }];
  });
}

/** A job's change without what tells targets apart though nothing of it is the author's. */
function withoutTargets(one: Review['jobs'][number]): unknown {
  switch (one.kind) {
    case 'added':
      return [one.kind, one.after.name, one.after.runsOn.length];
    case 'removed':
      return [one.kind, one.before.name, one.before.runsOn.length];
    case 'kept': {
      const { before, after, timing, standing, facts } = one;
      return [one.kind, before.name, after.name, timing, standing, facts];
    }
  }
}
