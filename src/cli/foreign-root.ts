import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { driftTable } from '../emit/drift.ts';
import type { Plan } from '../emit/plan.ts';
import { shellCommand } from './command-line.ts';

/**
 * A header names its source by the path from the folder one is in. Files below a root that is not
 * that folder's may be those of another folder's source with the same path, which would lose them: they
 * are not changed and not deleted.
 * @param root absolute
 */
export function foreignRootProblems(plan: Plan, root: string, cwd: string): readonly Diagnostic[] {
  const files = plan.files.filter(({ action }) => action === 'update' || action === 'delete');
  const isOutside = leadsOutside(cwd, root);
  const hasItsOwn = root !== cwd && existsSync(join(root, plan.sourcePath));
  if (files.length === 0 || !(isOutside || hasItsOwn)) return [];
  const help = [
    'each source needs a folder of its own:   --out DIR',
    "if these files are this source's, delete them and compile again",
    ...(isOutside ? fromAbove(plan.sourcePath, root, cwd) : []),
  ];
  const message = `the files below ${relative(cwd, root)} may be made from another ${plan.sourcePath}`;
  return [
    diagnostic('CW906', message, {
      details: driftTable({ ...plan, files }),
      help: help.join('\n'),
    }),
  ];
}

/** The same call from a folder that holds both, where the path tells sources apart. */
function fromAbove(sourcePath: string, root: string, cwd: string): readonly string[] {
  let above = cwd;
  while (leadsOutside(above, root)) above = dirname(above);
  const source = relative(above, resolve(cwd, sourcePath));
  const call = ['npx', 'cronwright', 'compile', source, '--out', relative(above, root) || '.'];
  return [
    'or compile from a folder above both, so that the header tells them apart:',
    `    ${shellCommand(['cd', relative(cwd, above)])} && ${shellCommand(call)}`,
  ];
}

function leadsOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return isAbsolute(way) || way.split(sep)[0] === '..';
}
