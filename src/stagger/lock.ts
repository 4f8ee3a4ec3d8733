import { posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../diagnostics/source-file.ts';
import { parseFile } from '../source/yaml/parse.ts';
import type { Entry, MapNode } from '../source/yaml/tree.ts';
import { algorithm, type Pins } from './choose.ts';

/** What a lock says, or why it can't be relied on. */
export type Lock =
  | { readonly kind: 'pins'; readonly pins: Pins }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** The key of the lock under which the offsets stand. */
export const offsetsKey = 'minutes_later';

const lastResort = 'or delete it: all offsets are then chosen anew';
const afterMerge = 'take one side of each conflict, whichever, and run   npx cronwright compile';

/** Where a source's offsets are kept: beside it, `jobs.lock.yaml` for `jobs.yaml`. */
export function lockPathOf(sourcePath: string): string {
  const { dir, name } = posix.parse(sourcePath.replace(/\.ya?ml$/, ''));
  return posix.join(dir, `${name}.lock.yaml`);
}

/** Reads a lock strictly: offsets that were read amiss would move jobs that nobody touched. */
export function readLock(file: SourceFile): Lock {
  const merge = /^(<{7}|\|{7}|={7}|>{7})(?= |\r?$)/m.exec(file.text);
  if (merge) {
    const at = { file, start: merge.index, end: merge.index + merge[0].length };
    return refusedLock(file.path, at, 'a merge left both sides here', afterMerge);
  }
  const { diagnostics, root } = parseFile(file);
  const [fault] = diagnostics;
  if (fault || !root) return refusedLock(file.path, fault?.span, fault?.message ?? 'it is empty');
  return readVersion(file, root) ?? readOffsets(file, root);
}

function readVersion({ path }: SourceFile, { entries, span }: MapNode): Lock | undefined {
  const version = entries.get('version');
  if (!version) return refusedLock(path, span, 'it has no version');
  const { value } = version;
  if (value.kind === 'scalar' && value.value === algorithm) return undefined;
  const isNumber = value.kind === 'scalar' && Number.isInteger(value.value);
  return isNumber
    ? unknownVersion(path, value.span)
    : refusedLock(path, value.span, 'a version is a whole number');
}

function readOffsets({ path }: SourceFile, root: MapNode): Lock {
  const stray = [...root.entries.values()].find(
    ({ key }) => key !== 'version' && key !== offsetsKey,
  );
  if (stray) return refusedLock(path, stray.keySpan, 'a lock has no such key');
  const offsets = root.entries.get(offsetsKey)?.value;
  if (!offsets) return refusedLock(path, root.span, `it has no ${offsetsKey}`);
  // All lines may have been deleted, to have every offset chosen anew.
  if (offsets.kind === 'scalar' && offsets.value === null) return { kind: 'pins', pins: new Map() };
  if (offsets.kind !== 'map') {
    return refusedLock(path, offsets.span, `${offsetsKey} is a map of jobs`);
  }
  const pins = new Map<string, number>();
  for (const entry of offsets.entries.values()) {
    const minutes = minutesIn(entry);
    if (minutes === undefined) {
      return refusedLock(
        path,
        entry.value.span,
        'an offset is a whole number of minutes of the day',
      );
    }
    pins.set(entry.key, minutes);
  }
  return { kind: 'pins', pins };
}

function minutesIn({ value }: Entry): number | undefined {
  if (value.kind !== 'scalar' || typeof value.value !== 'number') return undefined;
  const minutes = value.value;
  return Number.isInteger(minutes) && minutes >= 0 && minutes < 1440 ? minutes : undefined;
}

/** A lock from which no offset is taken. `why` says what is wrong where the span points. */
export function refusedLock(
  path: string,
  span: Span | undefined,
  why: string,
  mend = 'take it as it was last committed, and run   npx cronwright compile',
): Lock {
  const found = diagnostic('CW314', `${path} can't be relied on${span ? '' : `: ${why}`}`, {
    ...(span && { span, label: why }),
    help: `${mend}\n${lastResort}`,
  });
  return { kind: 'refused', diagnostic: found };
}

function unknownVersion(path: string, span: Span): Lock {
  const found = diagnostic('CW315', `${path} is of a version that isn't known here`, {
    span,
    label: `this cronwright writes version ${algorithm}`,
    help: `run the cronwright that wrote it\n${lastResort}`,
  });
  return { kind: 'refused', diagnostic: found };
}
