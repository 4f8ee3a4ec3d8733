import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { kindOf, oncePerMessage, orUnreadable, placeProblem, wayProblem } from './place.ts';
import type { FoundFile } from './plan.ts';

/** What stands on the disk, and what must be mended before anything can be written there. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly refused: readonly Diagnostic[];
}

/**
 * The regular files at some paths and below some folders, all relative to the root. Missing ones are
 * left out. On the way to a path symbolic links are refused; a folder that is only searched and is
 * none, or lies behind a link, is passed over: nothing is written there.
 */
export function readFound(
  root: string,
  paths: readonly string[],
  searched: readonly string[],
): Found {
  const places = paths.map((path) => placeProblem(root, path));
  const named = paths.filter((path, i) => !places[i] && kindOf(join(root, path)));
  const listed = searched.filter(isFolder(root)).flatMap((folder) => filesBelow(root, folder));
  const names = listed.filter((name) => typeof name === 'string');
  const read = [...new Set([...named, ...names])].sort().map((path) => readOne(root, path));
  const unread = [...listed, ...read].filter((one) => typeof one === 'object' && 'code' in one);
  return {
    files: read.filter((file) => 'text' in file),
    refused: oncePerMessage([...places, ...unread]),
  };
}

function isFolder(root: string): (path: string) => boolean {
  return (path) => !wayProblem(root, `${path}/file`) && kindOf(join(root, path)) === 'folder';
}

/** Folders that hold other programs' things, and are large. */
const passedOver = /^(\.|node_modules$)/;

function filesBelow(root: string, folder: string): readonly (string | Diagnostic)[] {
  const entries = orUnreadable(folder, () =>
    fs.readdirSync(join(root, folder), { withFileTypes: true }),
  );
  if ('code' in entries) return [entries];
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return passedOver.test(entry.name) ? [] : filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

function readOne(root: string, path: string): FoundFile | Diagnostic {
  const place = join(root, path);
  return orUnreadable(path, () => {
    const executable = (fs.statSync(place).mode & 0o100) !== 0;
    const bytes = fs.readFileSync(place);
    const encoding = isUtf8(bytes) ? 'utf-8' : 'other';
    return { path, text: bytes.toString('utf8'), encoding, executable };
  });
}
