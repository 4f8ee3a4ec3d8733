import { posix } from 'node:path';
import type { Output } from '../compile.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type FoundFile, type Plan, planFiles } from '../emit/plan.ts';
import { readFound } from '../emit/read.ts';
import { removalCommands } from '../emit/removals.ts';
import { lockPathOf } from '../stagger/lock.ts';
import { targetRegistry } from '../targets/registry.ts';
import { foreignRootProblems } from './foreign-root.ts';
import type { Terminal } from './terminal.ts';

/** What shall stand on the disk, out of all that was compiled. */
export interface Asked {
  readonly outputs: readonly Output[];
  /** All outputs of the compilation, those asked for among them. */
  readonly others: readonly Output[];
  /** Ids of the targets asked for; none means all, and the page. */
  readonly targets: readonly string[];
}

/** What stands there, and what must be done for it to be what the source says. */
export interface Planned {
  readonly plan: Plan;
  /** Every file that was looked at. */
  readonly found: readonly FoundFile[];
  /** What stands in the way: with any of it nothing may be written. */
  readonly refused: readonly Diagnostic[];
  /** Commands that take from the platforms what the files no longer hold. */
  readonly removals: readonly string[];
}

/** Compares outputs with the files below a root (absolute). Writes nothing. */
export function planOutputs(
  { outputs, others, targets }: Asked,
  sourcePath: string,
  root: string,
  { cwd }: Pick<Terminal, 'cwd'>,
): Planned {
  const artifacts = outputs.flatMap((output) => output.artifacts);
  const paths = [...pathsOf(outputs), ...leftoverLock(sourcePath)];
  const read = readFound(root, paths, searchedFolders(outputs, targets));
  const elsewhere = pathsOf(others.filter((output) => !outputs.includes(output)));
  const found = read.files.filter(({ path }) => !elsewhere.includes(path));
  const plan = planFiles(artifacts, found, sourcePath);
  const refused = [...read.refused, ...plan.refused, ...foreignRootProblems(plan, root, cwd)];
  return { plan, found, refused, removals: removalCommands(plan, found, targetRegistry) };
}

/**
 * The folders below which files of ours may have been left: the targets' own; and, unless only some
 * targets are asked for, the one in which the usual folders of all lie, and those that are live.
 */
function searchedFolders(outputs: readonly Output[], targets: readonly string[]) {
  const own = outputs.flatMap(({ folder }) => folder ?? []);
  if (targets.length > 0) return own;
  const usual = targetRegistry.map(({ defaultOut }) => posix.dirname(defaultOut));
  const live = targetRegistry.flatMap(({ liveFolder }) => liveFolder ?? []);
  return [...new Set([...own, ...usual, ...live])];
}

/** Where a lock may have been left that the source needs no more; a source outside can't have one. */
function leftoverLock(sourcePath: string): readonly string[] {
  return sourcePath.startsWith('../') ? [] : [lockPathOf(sourcePath)];
}

function pathsOf(outputs: readonly Output[]): readonly string[] {
  return outputs.flatMap(({ artifacts }) => artifacts.map(({ path }) => path));
}
