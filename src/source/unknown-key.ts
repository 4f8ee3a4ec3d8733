import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/did-you-mean.ts';
import { located } from './located.ts';
import { englishFor } from './other-words.ts';
import { kindOf, type Subject } from './subject.ts';
import type { Path } from './types.ts';
import type { TreeNode } from './yaml/tree.ts';

export interface UnknownKey {
  /** The map it stands in. */
  readonly path: Path;
  readonly key: string;
  readonly known: readonly string[];
  /** The known key that was most likely meant. */
  readonly meant: string | undefined;
  /** That key stands in the map as well. */
  readonly isTaken: boolean;
  readonly value: TreeNode | undefined;
}

/** Keys that people put into the wrong map, and where they belong. */
const homes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    version: 'the top of the file',
    locale: 'the top of the file',
    anchor: 'the top of the file',
    baseline: 'the top of the file',
    windows_only: 'a category',
    stagger: 'a job or a category',
    hours: 'a window, or protect and allowed of a policy',
    types: 'a window',
    label: 'a window, a category or a policy',
    severity: 'a policy',
    category: 'a job',
    endpoint: 'a job',
    schedule: 'a job',
    times: 'a job',
    why: 'a job',
    duration: 'a job',
    timezone: 'the file or a job',
    reason: 'paused: { reason, by, until } or accept: [{ code, reason, until }]',
    until: 'paused: { reason, by, until } or accept: [{ code, reason, until }]',
    code: 'accept: [{ code, reason, until }]',
    dates: 'accept: [{ code, reason, target, dates }]',
    skipped: 'dst: { skipped, repeated }',
    repeated: 'dst: { skipped, repeated }',
  }),
);

/** At the top of the main file these are known: only a baseline has no such key, and why. */
const ofMainFile: ReadonlyMap<string, string> = new Map(
  Object.entries({
    timezone: 'a job that kept another clock has its own   timezone: Europe/Lisbon',
    windows: 'a job that started at other hours has its own   times: "08:00"',
    accept: '',
    policies: '',
    expect: '',
    locale: '',
    anchor: '',
    baseline: '',
    defaults: '',
    categories: '',
    targets: '',
  }),
);

export function meantBy(
  key: string,
  known: readonly string[],
  value: TreeNode | undefined,
): string | undefined {
  if (homes.has(key)) return undefined;
  const translated = englishFor(key, value).find((english) => known.includes(english));
  return translated ?? didYouMean(key, known);
}

/** A key this map does not have, and what was most likely meant. */
export function unknownKey({ root }: Subject, unknown: UnknownKey): Diagnostic {
  const { path, key, meant, isTaken } = unknown;
  const places = located(root.span.file, root);
  const isTarget = path.length === 1 && path[0] === 'targets';
  const place = isOfMainFile(unknown) ? 'a baseline' : kindOf(path);
  return diagnostic(
    isTarget ? 'CW303' : 'CW101',
    isTarget ? `there is no target "${key}"` : `there is no key "${key}" in ${place}`,
    {
      span: places.keySpanOf([...path, key]),
      ...(meant === undefined ? {} : { label: `did you mean "${meant}"?` }),
      help: isTaken ? `"${meant}" stands here already: take one of the two out` : helpFor(unknown),
    },
  );
}

function isOfMainFile({ path, key }: UnknownKey): boolean {
  return path.length === 0 && ofMainFile.has(key);
}

function fromMainFile(key: string): string {
  const instead = ofMainFile.get(key);
  return `take it out: it comes from the main file${instead ? `\n${instead}` : ''}`;
}

function helpFor(unknown: UnknownKey): string {
  const { path, key, known, meant, value } = unknown;
  if (isOfMainFile(unknown)) return fromMainFile(key);
  if (meant !== undefined) {
    const isShort = value?.kind === 'scalar' && value.raw !== '' && !value.raw.includes('\n');
    return isShort ? `write   ${meant}: ${value.raw}` : `write   ${meant}:`;
  }
  const home = homes.get(key);
  if (home !== undefined && !isAtHome(path, home)) return `"${key}" belongs to ${home}`;
  return `the keys of ${kindOf(path)} are ${known.join(', ')}`;
}

function isAtHome(path: Path, home: string): boolean {
  return home.includes(kindOf(path));
}
