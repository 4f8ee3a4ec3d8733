import * as fs from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { type Report, unwatched } from '../diagnostics/report.ts';
import { reasonOf } from '../diagnostics/system-error.ts';
import { sourcePathIn } from './header.ts';
import { kindOf, oncePerMessage, placeProblems } from './place.ts';
import type { Plan, PlannedFile } from './plan.ts';
import { readTemporary, temporaryPath } from './temporary.ts';

/** What became of a plan. Paths are relative to the root. */
export interface Applied {
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

type Write = Extract<PlannedFile, { readonly action: 'create' | 'update' }>;

/**
 * Carries a plan out. What a killed compile left half done goes first. All new texts are written
 * beside their places; then each takes its place in one step, and the orphans go. When the disk refuses, no half-written file is left, and
 * the diagnostic says which files are new already. A plan with refused files is not carried out.
 */
export function applyPlan(root: string, plan: Plan, report: Report = unwatched): Applied {
  const writes = plan.files.filter((file) => 'mode' in file);
  const deletions = plan.files.filter((file) => file.action === 'delete');
  const touched = [...writes, ...deletions].map(({ path }) => path);
  const places = placeProblems(root, touched);
  const refused = [...plan.refused, ...oncePerMessage(places)];
  if (refused.length > 0) return { written: [], deleted: [], diagnostics: refused };
  const written: string[] = [];
  const deleted: string[] = [];
  try {
    for (const temporary of plan.temporaries) deleteTemporary(root, temporary);
    replaceAll(root, writes, { written, report });
    for (const { path } of deletions) if (deleteOrphan(root, path, plan)) deleted.push(path);
    return { written, deleted, diagnostics: [] };
  } catch (error) {
    const done = [...written, ...deleted];
    const open = touched.filter((path) => !done.includes(path));
    return { written, deleted, diagnostics: [failure(error, done, open)] };
  }
}

/** Deletes what a killed process has left; what a running one stages is that one's business. */
function deleteTemporary(root: string, path: string): void {
  const place = join(root, path);
  const pid = readTemporary(path)?.pid;
  // This process has staged nothing yet: its number on a file is an earlier process's.
  if (pid !== process.pid && isRunning(pid)) return;
  if (kindOf(place) === 'file') fs.rmSync(place, { force: true });
}

function isRunning(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Stages every text, then renames; whatever happens, no temporary file stays. */
function replaceAll(
  root: string,
  writes: readonly Write[],
  { written, report }: { readonly written: string[]; readonly report: Report },
): void {
  const staged = new Map<string, string>();
  const madeFolders: string[] = [];
  const makeFolders = folderMaker(root, madeFolders);
  fs.mkdirSync(root, { recursive: true });
  try {
    for (const [index, write] of writes.entries()) {
      report(() => `writing: ${index} of ${writes.length} files`);
      makeFolders(parentOf(write.path));
      const { text, mode } = write;
      const place = join(root, write.path);
      staged.set(write.path, stage(place, { text, mode, flushed: 'by the system' }));
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

/**
 * Puts a text in the place of a file that people write, in one step and with the file's mode and owner.
 * A link stays one: the file that it leads to is replaced. Nothing of it is left where the disk refuses.
 * @param path absolute
 * @param before what the text was made from; a file that holds something else by now is left alone
 * @throws the system's error
 */
export function replaceText(
  path: string,
  { before, text }: { readonly before: Uint8Array; readonly text: string },
): 'replaced' | 'changed meanwhile' {
  const place = fs.realpathSync(path);
  fs.accessSync(place, fs.constants.W_OK);
  const owner = fs.statSync(place);
  const temporary = stage(place, {
    text,
    mode: owner.mode & 0o7777,
    owner,
    flushed: 'before it takes its place',
  });
  try {
    if (!fs.readFileSync(place).equals(before)) return 'changed meanwhile';
    fs.renameSync(temporary, place);
    return 'replaced';
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

interface Staged {
  readonly text: string;
  readonly mode: number;
  readonly owner?: { readonly uid: number; readonly gid: number };
  /**
   * Whether the disk must hold it before anything else is done. What people wrote is not to be lost
   * when the power is; what is compiled can be compiled again, and `--check` finds a torn file. To
   * wait for the disk 2,000 times took as long as all the rest of a compile.
   */
  readonly flushed: 'before it takes its place' | 'by the system';
}

/** The text, beside its place, under a name no other process takes. */
function stage(place: string, { text, mode, owner, flushed }: Staged): string {
  const temporary = temporaryPath(place, process.pid);
  const file = fs.openSync(temporary, 'wx', mode);
  try {
    fs.writeFileSync(file, text);
    if (owner) giveTo(file, owner);
    fs.fchmodSync(file, mode);
    if (flushed === 'before it takes its place') fs.fsyncSync(file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  } finally {
    fs.closeSync(file);
  }
  return temporary;
}

/** Only root may give a file away; for others it is theirs, as whatever they save. */
function giveTo(file: number, { uid, gid }: NonNullable<Staged['owner']>): void {
  const { uid: own, gid: ownGroup } = fs.fstatSync(file);
  if ((uid !== own || gid !== ownGroup) && process.getuid?.() === 0) fs.fchownSync(file, uid, gid);
}

/** Makes folders below the root that are not there yet, and looks for each once. */
function folderMaker(root: string, made: string[]): (folder: string) => void {
  const known = new Set<string>();
  return (folder) => {
    if (known.has(folder)) return;
    known.add(folder);
    let path = root;
    for (const part of partsOf(folder)) {
      path = join(path, part);
      if (kindOf(path)) continue;
      fs.mkdirSync(path);
      made.push(path);
    }
  };
}

/** Looks again before it deletes: the file may have changed since the plan was made. */
function deleteOrphan(root: string, path: string, plan: Plan): boolean {
  const place = join(root, path);
  if (kindOf(place) !== 'file') return false;
  if (sourcePathIn(fs.readFileSync(place, 'utf8')) !== plan.sourcePath) return false;
  fs.rmSync(place);
  removeEmpty(root, parentOf(path));
  return true;
}

/** Removes a folder below the root if it is empty, and those above it that become so. */
function removeEmpty(root: string, folder: string): void {
  if (folder === '' || !removeIfEmpty(join(root, folder))) return;
  removeEmpty(root, parentOf(folder));
}

function removeIfEmpty(folder: string): boolean {
  try {
    fs.rmdirSync(folder);
    return true;
  } catch {
    // It holds something: it stays.
    return false;
  }
}

function failure(error: unknown, done: readonly string[], open: readonly string[]): Diagnostic {
  const already = done.length > 0 ? `new already: ${done.join(', ')}` : 'nothing was changed';
  return diagnostic('CW904', `generated files could not be written: ${reasonOf(error)}`, {
    help: `${already}\nstill to do: ${open.join(', ')}\nmend the cause and compile again`,
  });
}

function parentOf(path: string): string {
  return partsOf(path).slice(0, -1).join('/');
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
