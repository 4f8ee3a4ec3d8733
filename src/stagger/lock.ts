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
    return refused(file, at, 'a merge left both sides here');
  }
  const { diagnostics, root } = parseFile(file);
  const [fault] = diagnostics;
  if (fault || !root) return refused(file, fault?.span, fault?.message ?? 'it is empty');
  return readVersion(file, root) ?? readOffsets(file, root);
}

function readVersion(file: SourceFile, { entries, span }: MapNode): Lock | undefined {
  const version = entries.get('version');
  if (!version) return refused(file, span, 'it has no version');
  const { value } = version;
  if (value.kind === 'scalar' && value.value === algorithm) return undefined;
  const isNumber = value.kind === 'scalar' && Number.isInteger(value.value);
  return isNumber ? unknownVersion(file, value.span) : refused(file, value.span, 'no version');
}

function readOffsets(file: SourceFile, root: MapNode): Lock {
  const stray = [...root.entries.values()].find(
    ({ key }) => key !== 'version' && key !== offsetsKey,
  );
  if (stray) return refused(file, stray.keySpan, 'a lock has no such key');
  const offsets = root.entries.get(offsetsKey)?.value;
  if (offsets?.kind !== 'map') {
    return refused(file, offsets?.span ?? root.span, `${offsetsKey} is a map of jobs`);
  }
  const pins = new Map<string, number>();
  for (const entry of offsets.entries.values()) {
    const minutes = minutesIn(entry);
    if (minutes === undefined) {
      return refused(file, entry.value.span, 'an offset is a whole number of minutes of the day');
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

function refused(file: SourceFile, span: Span | undefined, label: string): Lock {
  const found = diagnostic('CW314', `${file.path} can't be relied on`, {
    span: span ?? { file, start: 0, end: 0 },
    label,
    help: 'take one whole side of it (git checkout --ours or --theirs) and run   npx cronwright compile\nor delete it: all offsets are then chosen anew',
  });
  return { kind: 'refused', diagnostic: found };
}

function unknownVersion(file: SourceFile, span: Span): Lock {
  const found = diagnostic('CW315', `${file.path} is of a version that isn't known here`, {
    span,
    label: `this cronwright writes version ${algorithm}`,
    help: 'run the cronwright that wrote it\nor delete it: all offsets are then chosen anew',
  });
  return { kind: 'refused', diagnostic: found };
}
