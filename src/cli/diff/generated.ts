import type { Compilation, Output } from '../../compile.ts';
import { engineHostOf } from '../../compile-target.ts';
import { perWeek } from '../../counts/week-count.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sourcePathIn, withHeader } from '../../emit/header.ts';
import { type Drift, driftOf, type FoundFile } from '../../emit/plan.ts';
import type { Catalog } from '../../model/types.ts';
import runner from '../../products/run-job/run-job.sh';
import { reviewFiles } from '../../review/review-files.ts';
import type { Review, ReviewedJob } from '../../review/types.ts';
import { targetRegistry } from '../../targets/registry.ts';
import type { ReadFault, Target } from '../../targets/types.ts';
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
  const read = targetRegistry.flatMap(
    (target) => readTarget(target, outputs, catalog, planned) ?? [],
  );
  return {
    reviews: joined(read.map(({ review }) => review)),
    faults: read.flatMap(({ faults }) => faults),
    drift: driftOf(planned.plan),
    removals: planned.removals,
    refused: planned.refused,
  };
}

/** A target that the source configures, or whose files are still there. */
function readTarget(
  target: Target,
  outputs: readonly Output[],
  catalog: Catalog,
  { found }: Planned,
): { readonly review: TargetReview; readonly faults: readonly ReadFault[] } | undefined {
  const output = outputs.find(({ of }) => of === target.id);
  const configured = catalog.targets.find(({ id }) => id === target.id);
  const host = configured && engineHostOf(configured, catalog);
  const place = output ?? { of: target.id, folder: target.defaultOut, artifacts: [] };
  const standing = found.filter((file) => belongs(file, place, catalog.sourcePath));
  if (!output && standing.length === 0) return undefined;
  const asked = place.artifacts.map((artifact) => ({
    path: artifact.path,
    text: withHeader(artifact, catalog.sourcePath),
  }));
  const before = target.read({ files: standing, runner });
  const after = target.read({ files: asked, runner });
  const files = { target: target.id, ...(host && { host }), before, after };
  const review = { target: target.id, review: reviewFiles(files, catalog) };
  return { review, faults: output && standing.length > 0 ? before.faults : [] };
}

interface TargetReview {
  readonly target: string;
  readonly review: Review;
}

/** Whether a file was written for this source and stands where the target's files do. */
function belongs({ path, text }: FoundFile, output: Output, sourcePath: string): boolean {
  if (sourcePathIn(text) !== sourcePath) return false;
  const isArtifact = output.artifacts.some((artifact) => artifact.path === path);
  return isArtifact || (output.folder !== undefined && path.startsWith(`${output.folder}/`));
}

/** Reviews that say the same of several targets become one. */
function joined(reviews: readonly TargetReview[]): readonly Review[] {
  const groups = new Map<string, TargetReview[]>();
  for (const one of reviews) {
    const { jobs, counts } = one.review;
    const runs = [counts.before, counts.after].map((side) => side && perWeek(side.running));
    const key = JSON.stringify([jobs.map(withoutTargets), runs]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const before = `the files of ${group.map(({ target }) => target).join(', ')}`;
    return [{ ...first.review, labels: { ...first.review.labels, before } }];
  });
}

/** A job's change without what tells targets apart though nothing of it is the author's. */
function withoutTargets(one: Review['jobs'][number]): unknown {
  switch (one.kind) {
    case 'added':
      return [one.kind, one.after.name, one.after.runsOn.length, wordsOf(one.after)];
    case 'removed':
      return [one.kind, one.before.name, one.before.runsOn.length, wordsOf(one.before)];
    case 'kept': {
      const { before, after, timing, standing, facts } = one;
      return [one.kind, before.name, after.name, timing, standing, facts, wordsOf(before)];
    }
  }
}

/** What tells when it starts: sets where there are some, for each target writes them its own way. */
function wordsOf({ timing }: ReviewedJob): unknown {
  return (
    timing.schedules?.map(({ minutes, hours, months, days }) => [minutes, hours, months, days]) ??
    timing.text
  );
}
