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
    const { configured } = folder;
    return [
      diagnostic('CW410', `"${configured.id}" and "${other.configured.id}" write to one folder`, {
        span: configured.at('out'),
        related: [
          {
            span: other.configured.at('out'),
            message: `"${other.configured.id}" writes to`,
            excerpt: other.out,
          },
        ],
        help: `give each target a folder of its own:\n    out: generated/${configured.id}`,
      }),
    ];
  });
}

function overlap(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}
