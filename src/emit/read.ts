import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { kindOf, oncePerMessage, placeProblem, wayProblem } from './place.ts';
import type { FoundFile } from './plan.ts';

/** What stands on the disk, and what must be mended before anything can be written there. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly refused: readonly Diagnostic[];
}

/**
 * The regular files in some folders (not below them) and at some paths, all relative to the root.
 * Missing ones are left out. Symbolic links on the way are refused; links that merely lie in a
 * folder are nobody's business.
 */
export function readFound(
  root: string,
  folders: readonly string[],
  paths: readonly string[],
): Found {
  const ways = folders.map((folder) => wayProblem(root, `${folder}/file`));
  const ends = paths.map((path) => placeProblem(root, path));
  const listed = folders.filter((_, i) => !ways[i]).flatMap((folder) => listFiles(root, folder));
  const named = paths.filter((path, i) => !ends[i] && kindOf(join(root, path)));
  return {
    files: [...new Set([...listed, ...named])].sort().map((path) => readOne(root, path)),
    refused: oncePerMessage([...ways, ...ends]),
  };
}

function listFiles(root: string, folder: string): readonly string[] {
  if (kindOf(join(root, folder)) !== 'folder') return [];
  return fs
    .readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${folder}/${entry.name}`);
}

function readOne(root: string, path: string): FoundFile {
  const place = join(root, path);
  const executable = (fs.statSync(place).mode & 0o100) !== 0;
  return { path, text: fs.readFileSync(place, 'utf8'), executable };
}
