import type { Compilation } from '../../compile.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { withHeader } from '../../emit/header.ts';
import { type FoundFile, type Plan, planFiles } from '../../emit/plan.ts';
import { removalCommands } from '../../emit/removals.ts';
import type { FileSide } from '../../review/review-sources.ts';
import type { FileChanges } from '../../review/types.ts';
import { targetRegistry } from '../../targets/registry.ts';

/** What the files of one compilation become in another; known only where both may be written. */
export function filesOf(before: Compilation, after: Compilation, source: string): FileSide {
  if (hasErrors(before.diagnostics) || hasErrors(after.diagnostics)) return { removals: [] };
  const artifacts = after.outputs.flatMap((output) => output.artifacts);
  const found = before.outputs
    .flatMap((output) => output.artifacts)
    .map(
      (artifact): FoundFile => ({
        path: artifact.path,
        text: withHeader(artifact, source),
        encoding: 'utf-8',
        executable: artifact.mode === 0o755,
      }),
    );
  const plan = planFiles(artifacts, found, source);
  const removals = removalCommands(plan, found, targetRegistry);
  // Every file names its source: those of another one all differ, and that says nothing.
  const isOneSource = before.catalog?.sourcePath === source;
  return { ...(isOneSource && { files: changesIn(plan) }), removals };
}

function changesIn({ files }: Plan): FileChanges {
  const paths = (action: Plan['files'][number]['action']) =>
    files.filter((file) => file.action === action).map(({ path }) => path);
  return {
    created: paths('create'),
    changed: paths('update'),
    deleted: paths('delete'),
    unchanged: paths('unchanged').length,
  };
}
