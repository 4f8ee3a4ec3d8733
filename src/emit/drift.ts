import { posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Target } from '../targets/types.ts';
import { type Drift, driftOf, type Plan } from './plan.ts';

type Platform = Pick<Target, 'id' | 'liveFolder'>;

/**
 * One problem for all files that don't match: CI shows it once. The rows of `driftTable` belong
 * below its message.
 * @param mend the command that was checked, without `--check`
 * @param platforms those whose live folder may hold files that were only copied there
 */
export function driftDiagnostic(
  plan: Plan,
  mend: string,
  platforms: readonly Platform[],
): Diagnostic | undefined {
  const drift = driftOf(plan);
  if (drift.length === 0) return undefined;
  const edited = drift.filter(({ kind }) => kind === 'hand-edited').flatMap(sourceOf);
  return diagnostic('CW901', `generated files don't match ${plan.sourcePath}`, {
    related: edited,
    help: [`to mend ${howMany(drift.length)}:   ${mend}`, ...keepingLive(plan, platforms)].join(
      '\n',
    ),
  });
}

/** How to keep in a platform's live folder what the source asks for in another. */
function keepingLive({ files }: Plan, platforms: readonly Platform[]): readonly string[] {
  const stays = new Set(
    files.filter(({ action }) => action !== 'delete').map(({ path }) => posix.basename(path)),
  );
  return platforms.flatMap(({ id, liveFolder }) => {
    const isElsewhere = ({ action, path }: Plan['files'][number]) =>
      action === 'delete' && posix.dirname(path) === liveFolder && stays.has(posix.basename(path));
    if (!files.some(isElsewhere)) return [];
    return [`to keep them in ${liveFolder}, write under targets   ${id}: { out: ${liveFolder} }`];
  });
}

/** One line a file, in columns: what happened to it, its path, what tells. */
export function driftTable(plan: Plan): readonly string[] {
  const drift = driftOf(plan);
  const kindWidth = Math.max(0, ...drift.map(({ kind }) => kind.length));
  const pathWidth = Math.max(0, ...drift.map(({ path }) => path.length));
  return drift.map(({ kind, path, detail }) =>
    [kind.padEnd(kindWidth), path.padEnd(pathWidth), detail ?? ''].join('  ').trimEnd(),
  );
}

function sourceOf({ subject }: Drift): Diagnostic['related'] {
  if (!subject) return [];
  const message = 'a change you meant to keep belongs here';
  return [{ span: subject.at, message, excerpt: `job ${subject.job}` }];
}

function howMany(count: number): string {
  return count === 1 ? 'it' : count === 2 ? 'both' : `all ${count}`;
}
