import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { ConfiguredTarget } from '../model/types.ts';

/** A configured target and the folder it writes to. */
export interface TargetFolder {
  readonly configured: ConfiguredTarget;
  readonly out: string;
}

/**
 * Targets that share a folder would take each other's files for orphans and delete them. One inside
 * another is no better: whoever applies the outer folder applies both.
 */
export function folderProblems(folders: readonly TargetFolder[]): readonly Diagnostic[] {
  return folders.flatMap((folder, index) => {
    const other = folders.slice(0, index).find((earlier) => overlap(earlier.out, folder.out));
    if (!other) return [];
    return [other.out.length < folder.out.length ? shared(other, folder) : shared(folder, other)];
  });
}

/** A folder that is no target's, and the source's key that asks for it. */
export interface OwnFolder {
  readonly folder: string;
  readonly key: string;
}

/** A target in such a folder, or around it, would be applied with what lies there. */
export function ownFolderProblems(
  folders: readonly TargetFolder[],
  own: readonly OwnFolder[],
): readonly Diagnostic[] {
  return folders.flatMap(({ configured, out }) => {
    const taken = own.find(({ folder }) => overlap(folder, out));
    if (!taken) return [];
    return [
      diagnostic(
        'CW410',
        `"${configured.id}" writes to ${out}, but "${taken.key}" has ${taken.folder}`,
        {
          about: { target: configured.id },
          span: configured.at('out'),
          help: `give the target a folder of its own:\n    out: generated/${configured.id}`,
        },
      ),
    ];
  });
}

/** Blames the outer of two folders: the inner one may be just where it belongs. */
function shared(outer: TargetFolder, inner: TargetFolder): Diagnostic {
  const [id, otherId] = [outer.configured.id, inner.configured.id];
  const message =
    outer.out === inner.out
      ? `"${otherId}" and "${id}" write to one folder`
      : `"${otherId}" writes inside the folder of "${id}"`;
  return diagnostic('CW410', message, {
    span: outer.configured.at('out'),
    related: [
      {
        span: inner.configured.at('out'),
        message: `"${otherId}" writes to`,
        excerpt: inner.out,
      },
    ],
    help: `give each target a folder of its own:\n    out: generated/${id}`,
  });
}

function overlap(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}
