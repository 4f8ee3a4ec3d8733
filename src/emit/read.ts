import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import { join, posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { oncePerMessage, orUnreadable, standingAt, wayTo } from './place.ts';
import type { FoundFile } from './plan.ts';
import { readTemporary } from './temporary.ts';

/** What stands on the disk, and what must be mended before anything can be written there. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly refused: readonly Diagnostic[];
}

/**
 * The regular files at some paths, with the temporary ones beside them, and below some folders, all
 * relative to the root. Missing ones are left out. On the way to a path symbolic links are refused; a
 * folder that is only searched and is none, or lies behind a link, is passed over: nothing is written
 * there.
 */
export function readFound(
  root: string,
  paths: readonly string[],
  searched: readonly string[],
): Found {
  const standing = standingAt(root, paths);
  const free = paths.filter((_, i) => typeof standing[i] === 'string');
  const there = paths.filter((_, i) => standing[i] === 'file');
  const below = searched.filter(isFolder(root)).flatMap((folder) => filesBelow(root, folder));
  const listed = [...there, ...temporariesBeside(root, free), ...below];
  const names = listed.filter((name) => typeof name === 'string');
  const read = [...new Set(names)].sort().flatMap((path) => readOne(root, path) ?? []);
  const refused = standing.filter((one) => typeof one === 'object');
  const unread = [...listed, ...read].filter((one) => typeof one === 'object' && 'code' in one);
  return {
    files: read.filter((file) => 'text' in file),
    refused: oncePerMessage([...refused, ...unread]),
  };
}

function isFolder(root: string): (path: string) => boolean {
  return (path) => wayTo(root, `${path}/file`) === 'folders';
}

type Listed = readonly (string | Diagnostic)[];

function temporariesBeside(root: string, paths: readonly string[]): Listed {
  const staged = new Set(paths);
  const folders = new Set(paths.map((path) => posix.dirname(path)));
  return [...folders]
    .filter(isFolder(root))
    .flatMap((folder) => list(root, folder, () => []))
    .filter((name) => typeof name !== 'string' || staged.has(readTemporary(name)?.path ?? ''));
}

/** Folders that hold other programs' things, and are large. */
const passedOver = /^(\.|node_modules$)/;

function filesBelow(root: string, folder: string): Listed {
  return list(root, folder, (path) =>
    passedOver.test(posix.basename(path)) ? [] : filesBelow(root, path),
  );
}

/** The regular files in a folder, and what `inside` says of each folder in it. */
function list(root: string, folder: string, inside: (path: string) => Listed): Listed {
  const entries = orUnreadable(folder, () =>
    fs.readdirSync(join(root, folder), { withFileTypes: true }),
  );
  if (!entries) return [];
  if ('code' in entries) return [entries];
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? inside(path) : entry.isFile() ? [path] : [];
  });
}

function readOne(root: string, path: string): FoundFile | Diagnostic | undefined {
  const place = join(root, path);
  return orUnreadable(path, () => {
    const executable = (fs.statSync(place).mode & 0o100) !== 0;
    const bytes = fs.readFileSync(place);
    const encoding = isUtf8(bytes) ? 'utf-8' : 'other';
    return { path, text: bytes.toString('utf8'), encoding, executable };
  });
}
