import { posix, resolve } from 'node:path';
import type { Output } from '../compile.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type FoundFile, joinedPlans, type Plan, planFiles } from '../emit/plan.ts';
import { removalCommands } from '../emit/removals.ts';
import { lockPathOf } from '../stagger/lock.ts';
import { targetRegistry } from '../targets/registry.ts';
import type { Artifact } from '../targets/types.ts';
import { foreignRootProblems } from './foreign-root.ts';
import { type Looked, look } from './looked.ts';
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
  /** The same in parts, each for its folder (absolute), in the order in which they are carried out. */
  readonly parts: readonly { readonly root: string; readonly plan: Plan }[];
  /** Every file that was looked at. */
  readonly found: readonly FoundFile[];
  /** All looks at the disk by which the plan was made. */
  readonly looked: readonly Looked[];
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
  const lock = planLock(outputs.filter(isLock), sourcePath, cwd);
  const below = outputs.filter((output) => !isLock(output));
  const { found: read, looked } = look({
    root,
    paths: pathsOf(below),
    searched: searchedFolders(below, targets),
  });
  const elsewhere = [
    ...pathsOf(others.filter((output) => !outputs.includes(output))).map((path) =>
      resolve(root, path),
    ),
    resolve(cwd, lockPathOf(sourcePath)),
  ];
  const found = read.files.filter(({ path }) => !elsewhere.includes(resolve(root, path)));
  const plan = planFiles(artifactsOf(below), found, sourcePath);
  const whole = joinedPlans(plan, lock.plan);
  return {
    plan: whole,
    // The lock first: what is compiled again after a failure starts when the first try would have.
    parts: [
      { root: cwd, plan: lock.plan },
      { root, plan },
    ],
    found,
    looked: [lock.looked, looked],
    refused: [...read.refused, ...whole.refused, ...foreignRootProblems(plan, root, cwd)],
    removals: removalCommands(plan, found, targetRegistry),
  };
}

function isLock({ of }: Output): boolean {
  return of === 'lock';
}

/** The lock is read beside the source and so belongs there, wherever the outputs go. */
function planLock(wanted: readonly Output[], sourcePath: string, cwd: string) {
  const { found, looked } = look({ root: cwd, paths: [lockPathOf(sourcePath)], searched: [] });
  const plan = planFiles(artifactsOf(wanted), found.files, sourcePath);
  // Where no lock is wanted, what can't be one is nobody's business.
  const refused = wanted.length === 0 ? plan.refused : [...plan.refused, ...found.refused];
  return { plan: { ...plan, refused }, looked };
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

function artifactsOf(outputs: readonly Output[]): readonly Artifact[] {
  return outputs.flatMap(({ artifacts }) => artifacts);
}

function pathsOf(outputs: readonly Output[]): readonly string[] {
  return artifactsOf(outputs).map(({ path }) => path);
}
