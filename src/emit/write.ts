import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { readHeader } from './header.ts';
import type { FoundFile, Plan, PlannedFile } from './plan.ts';

/** What stands on the disk, and what must be mended before anything can be written there. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly refused: readonly Diagnostic[];
}

/** What became of a plan. Paths are relative to the root. */
export interface Applied {
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

type Write = Extract<PlannedFile, { readonly action: 'create' | 'update' }>;

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

/**
 * Carries a plan out. All new texts are written beside their places first; then each takes its
 * place in one step, and the orphans go. When the disk refuses, no half-written file is left, and
 * the diagnostic says which files are new already. A plan with refused files is not carried out.
 */
export function applyPlan(root: string, plan: Plan): Applied {
  const writes = plan.files.filter((file) => 'mode' in file);
  const deletions = plan.files.filter((file) => file.action === 'delete');
  const touched = [...writes, ...deletions].map(({ path }) => path);
  const places = touched.map((path) => placeProblem(root, path));
  const refused = [...plan.refused, ...oncePerMessage(places)];
  if (refused.length > 0) return { written: [], deleted: [], diagnostics: refused };
  const written: string[] = [];
  const deleted: string[] = [];
  try {
    replaceAll(root, writes, written);
    for (const { path } of deletions) if (deleteOrphan(root, path, plan)) deleted.push(path);
    return { written, deleted, diagnostics: [] };
  } catch (error) {
    const done = [...written, ...deleted];
    const open = touched.filter((path) => !done.includes(path));
    return { written, deleted, diagnostics: [failure(error, done, open)] };
  }
}

/** Stages every text, then renames; whatever happens, no temporary file stays. */
function replaceAll(root: string, writes: readonly Write[], written: string[]): void {
  const staged = new Map<string, string>();
  const madeFolders: string[] = [];
  fs.mkdirSync(root, { recursive: true });
  try {
    for (const write of writes) {
      makeFolders(root, parentOf(write.path), madeFolders);
      staged.set(write.path, stage(root, write));
    }
    for (const [path, temporary] of staged) {
      fs.renameSync(temporary, join(root, path));
      staged.delete(path);
      written.push(path);
    }
  } finally {
    for (const temporary of staged.values()) fs.rmSync(temporary, { force: true });
    for (const folder of madeFolders.reverse()) removeIfEmpty(folder);
  }
}

/** The text on the disk, beside its place, under a name no other process takes. */
function stage(root: string, { path, text, mode }: Write): string {
  const temporary = join(root, `${path}.${process.pid}.tmp`);
  const file = fs.openSync(temporary, 'wx', mode);
  try {
    fs.writeFileSync(file, text);
    fs.fchmodSync(file, mode);
    fs.fsyncSync(file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  } finally {
    fs.closeSync(file);
  }
  return temporary;
}

function makeFolders(root: string, folder: string, made: string[]): void {
  let path = root;
  for (const part of partsOf(folder)) {
    path = join(path, part);
    if (kindOf(path)) continue;
    fs.mkdirSync(path);
    made.push(path);
  }
}

/** Looks again before it deletes: the file may have changed since the plan was made. */
function deleteOrphan(root: string, path: string, plan: Plan): boolean {
  const place = join(root, path);
  if (kindOf(place) !== 'file') return false;
  if (readHeader(fs.readFileSync(place, 'utf8'))?.sourcePath !== plan.sourcePath) return false;
  fs.rmSync(place);
  if (parentOf(path) !== '') removeIfEmpty(dirname(place));
  return true;
}

function removeIfEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // It holds something: it stays.
  }
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

type Kind = 'file' | 'folder' | 'link' | 'other';

/** What stands at an absolute path, links not followed; undefined for nothing. */
function kindOf(place: string): Kind | undefined {
  const stats = fs.lstatSync(place, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

/** Whether every folder on the way to a path is a real one, or not there yet. */
function wayProblem(root: string, path: string): Diagnostic | undefined {
  const parts = path.split('/');
  if (path.startsWith('/') || parts.includes('..')) return pathRefused(path, 'it leads outside');
  for (let length = 1; length < parts.length; length++) {
    const folder = parts.slice(0, length).join('/');
    const kind = kindOf(join(root, folder));
    if (kind === undefined) return undefined;
    if (kind === 'link') return pathRefused(folder, 'it is a symbolic link');
    if (kind !== 'folder') return pathRefused(folder, 'it is not a folder');
  }
  return undefined;
}

/** Whether a path is reached by real folders and is itself free or a regular file. */
function placeProblem(root: string, path: string): Diagnostic | undefined {
  const way = wayProblem(root, path);
  if (way) return way;
  const kind = kindOf(join(root, path));
  if (kind === undefined || kind === 'file') return undefined;
  return pathRefused(path, kind === 'link' ? 'it is a symbolic link' : 'it is not a file');
}

function pathRefused(path: string, why: string): Diagnostic {
  return diagnostic('CW903', `cronwright won't write to ${path}: ${why}`, {
    help: 'replace it, or write to another folder (setting "out" of the target)',
  });
}

function failure(error: unknown, done: readonly string[], open: readonly string[]): Diagnostic {
  const reason = error instanceof Error ? error.message.replace(/, \w+ '.*$/s, '') : String(error);
  const already = done.length > 0 ? `new already: ${done.join(', ')}` : 'nothing was changed';
  return diagnostic('CW904', `generated files could not be written: ${reason}`, {
    help: `${already}\nstill to do: ${open.join(', ')}\nmend the cause and compile again`,
  });
}

function oncePerMessage(problems: readonly (Diagnostic | undefined)[]): readonly Diagnostic[] {
  const byMessage = new Map(problems.flatMap((p) => (p ? [[p.message, p] as const] : [])));
  return [...byMessage.values()];
}

function parentOf(path: string): string {
  return partsOf(path).slice(0, -1).join('/');
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
