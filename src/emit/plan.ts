import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Artifact } from '../targets/types.ts';
import { firstDifference } from './first-difference.ts';
import { foreignProblems } from './foreign.ts';
import { readHeader, sourcePathIn, withHeader } from './header.ts';
import { readTemporary } from './temporary.ts';

/** A regular file that stands below one of the folders searched, or where an artifact belongs. */
export interface FoundFile {
  /** Relative to the root, `/`-separated. */
  readonly path: string;
  readonly text: string;
  /** `other`: its bytes are no UTF-8, and in `text` something stands for them. */
  readonly encoding: 'utf-8' | 'other';
  /** Whether its owner may execute it: all that version control keeps of a mode. */
  readonly executable: boolean;
}

/**
 * How a file departs from its source. `stale`: as it was written, but the source has changed since;
 * `hand-edited`: not as it was written; `orphan`: written for this source, which no longer asks
 * for it.
 */
export interface Drift {
  readonly kind: 'missing' | 'stale' | 'hand-edited' | 'orphan';
  readonly path: string;
  readonly detail?: string;
  readonly subject?: NonNullable<Artifact['subject']>;
}

/** What is to be done with one file. `text` is what will stand there. */
export type PlannedFile =
  | { readonly action: 'unchanged'; readonly path: string }
  | {
      readonly action: 'create' | 'update';
      readonly path: string;
      readonly text: string;
      readonly mode: Artifact['mode'];
      readonly drift: Drift;
    }
  | {
      readonly action: 'delete';
      readonly path: string;
      /** Whether somebody changed it since it was written: what goes with it is only in git. */
      readonly wasEdited: boolean;
      readonly drift: Drift;
    };

export interface Plan {
  readonly sourcePath: string;
  /** By path. */
  readonly files: readonly PlannedFile[];
  /** Temporary files of this source's, perhaps of a compile that was killed. They are no drift. */
  readonly temporaries: readonly string[];
  /** Foreign files that stand in the way. With any of them nothing may be written. */
  readonly refused: readonly Diagnostic[];
}

/**
 * What must happen for the files to be what the source says.
 * @param found every regular file where one of ours may have been left, and at the artifacts' paths
 * @throws Error when two artifacts have one path: names and folders are checked before (CW410,
 * CW411).
 */
export function planFiles(
  expected: readonly Artifact[],
  found: readonly FoundFile[],
  sourcePath: string,
): Plan {
  const foundByPath = new Map(found.map((file) => [file.path, file]));
  const wanted = new Set<string>();
  const files: PlannedFile[] = [];
  const foreign: FoundFile[] = [];
  for (const artifact of expected) {
    const { path, stamp } = artifact;
    if (wanted.has(path)) throw new Error(`two artifacts would be written to ${path}`);
    wanted.add(path);
    const file = foundByPath.get(path);
    const isOurs = stamp === 'merged by line' || !file || isFrom(file, sourcePath);
    if (!isOurs) foreign.push(file);
    else files.push(planArtifact(artifact, file, sourcePath));
  }
  const detail = orphanDetail([...wanted]);
  const temporaries = new Set(
    found.filter(isTemporary(wanted, sourcePath)).map(({ path }) => path),
  );
  const orphans = found
    .filter(({ path }) => !wanted.has(path) && !temporaries.has(path))
    .filter((file) => isFrom(file, sourcePath))
    .map((file) => orphan(file, detail(file.path)));
  return {
    sourcePath,
    files: [...files, ...orphans].sort(byPath),
    temporaries: [...temporaries],
    refused: foreignProblems(foreign, sourcePath),
  };
}

/** Two plans of one source as one, for telling. */
export function joinedPlans(one: Plan, other: Plan): Plan {
  return {
    ...one,
    files: [...one.files, ...other.files].sort(byPath),
    temporaries: [...one.temporaries, ...other.temporaries],
    refused: [...one.refused, ...other.refused],
  };
}

/** Every departure of the files from their source, by path. */
export function driftOf(plan: Plan): readonly Drift[] {
  return plan.files.flatMap((file) => (file.action === 'unchanged' ? [] : [file.drift]));
}

function planArtifact(
  artifact: Artifact,
  file: FoundFile | undefined,
  sourcePath: string,
): PlannedFile {
  const { path, mode, subject } = artifact;
  const text = withHeader(artifact, sourcePath);
  const about = { path, ...(subject ? { subject } : {}) };
  if (!file) return { action: 'create', path, text, mode, drift: { kind: 'missing', ...about } };
  const departure = departureOf(file, text, mode);
  if (!departure) return { action: 'unchanged', path };
  return { action: 'update', path, text, mode, drift: { ...departure, ...about } };
}

function departureOf(
  file: FoundFile,
  text: string,
  mode: Artifact['mode'],
): Pick<Drift, 'kind' | 'detail'> | undefined {
  if (file.encoding === 'other') return { kind: 'hand-edited', detail: 'it is not UTF-8' };
  if (file.text !== text) {
    const kind = isAsWritten(file) ? 'stale' : 'hand-edited';
    return { kind, detail: firstDifference(file.text, text) };
  }
  if (file.executable === (mode === 0o755)) return undefined;
  const detail = file.executable ? 'it is executable' : 'it is not executable';
  return { kind: 'hand-edited', detail };
}

function isFrom({ text }: FoundFile, sourcePath: string): boolean {
  return sourcePathIn(text) === sourcePath;
}

/** By its name and its header; one that was killed before its first byte, by the file beside it. */
function isTemporary(wanted: ReadonlySet<string>, sourcePath: string) {
  return (file: FoundFile): boolean => {
    const staged = readTemporary(file.path);
    if (!staged) return false;
    return file.text === '' ? wanted.has(staged.path) : isFrom(file, sourcePath);
  };
}

/** It goes even where it was edited: the source is the truth. But that is said. */
function orphan(file: FoundFile, reason: string): PlannedFile {
  const { path } = file;
  const wasEdited = !isAsWritten(file);
  const detail = wasEdited ? `${reason}; edited since it was written` : reason;
  return { action: 'delete', path, wasEdited, drift: { kind: 'orphan', path, detail } };
}

function isAsWritten({ text, encoding }: FoundFile): boolean {
  return encoding === 'utf-8' && readHeader(text)?.intact === true;
}

/** Whether a file has only moved: one other path of its name is wanted, and no more. */
function orphanDetail(wanted: readonly string[]): (path: string) => string {
  const folders = new Map<string, string[]>();
  for (const path of wanted) {
    const name = posix.basename(path);
    folders.set(name, [...(folders.get(name) ?? []), posix.dirname(path)]);
  }
  return (path) => {
    const [folder, ...more] = folders.get(posix.basename(path)) ?? [];
    return folder && more.length === 0
      ? `the source asks for it in ${folder} now`
      : 'nothing in the source asks for it any more';
  };
}

function byPath(a: PlannedFile, b: PlannedFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
