import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { spanInScalar } from '../located.ts';
import type { Located, Path } from '../types.ts';
import type { TreeNode } from '../yaml/tree.ts';
import type { ValueFault } from './value-fault.ts';

/** A value's fault where it stands, its rewrite as the line to write. */
export function valueDiagnostic(
  places: Located,
  path: Path,
  node: TreeNode,
  fault: ValueFault,
): Diagnostic {
  const { code, message, label, stretch } = fault;
  const help = helpOf(path, fault);
  const span =
    stretch && node.kind === 'scalar' ? spanInScalar(node, ...stretch) : places.spanOf(path);
  return diagnostic(code, message, {
    span,
    ...(label === undefined ? {} : { label }),
    ...(help === undefined ? {} : { help }),
  });
}

function helpOf(path: Path, { rewrite, help }: ValueFault): string | undefined {
  if (rewrite === undefined) return help;
  const key = path.findLast((step) => typeof step === 'string');
  const isItem = typeof path.at(-1) === 'number';
  const line = isItem || key === undefined ? `write   ${rewrite}` : `write   ${key}: ${rewrite}`;
  return help === undefined ? line : `${line}\n${help}`;
}
