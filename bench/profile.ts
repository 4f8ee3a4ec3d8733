import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Where the time of a process went, from V8's profile of it and the bundle it ran. */

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
  };
  readonly children?: readonly number[];
}

export interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A part of the program and its share of the time, 0–1. */
export interface Share {
  readonly name: string;
  readonly share: number;
}

type NameOf = (frame: ProfileNode['callFrame']) => string;

/**
 * The modules of a bundle by their first line: esbuild writes a module's path above it,
 * as `// src/time/civil.ts`.
 */
export function moduleAt(bundle: string): (line: number) => string {
  const starts = bundle.split('\n').flatMap((text, line) => {
    const path = /^\s*\/\/ ((?:src|node_modules)\/\S+)$/.exec(text)?.[1];
    return path ? [{ line, path }] : [];
  });
  return (line) => starts.findLast((start) => start.line <= line)?.path ?? 'node';
}

/** `src/proof`, `yaml`, or what V8 itself does: `(garbage collector)`. */
export function partOf(path: string): string {
  const pack = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return pack ?? path.split('/').slice(0, 2).join('/');
}

export function frameNames(bundlePath: string, name: 'part' | 'function'): NameOf {
  const at = moduleAt(readFileSync(bundlePath, 'utf8'));
  return ({ functionName, url, lineNumber }) => {
    if (/^\((?:idle|program)\)$/.test(functionName)) return '(node itself)';
    if (functionName.startsWith('(')) return functionName;
    const path = pathOf(url, bundlePath, () => at(lineNumber));
    return name === 'part' ? partOf(path) : `${functionName || '(anonymous)'} ${path}`;
  };
}

/** Packages that are not in the bundle have files of their own. */
function pathOf(url: string, bundlePath: string, inBundle: () => string): string {
  if (url.endsWith(basename(bundlePath))) return inBundle();
  return /node_modules\/.*$/.exec(url)?.[0] ?? 'node';
}

/** By what was running itself, the most first. */
export function selfShares({ nodes, samples, timeDeltas }: Profile, nameOf: NameOf): Share[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const spent = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '(unknown)';
    spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return sharesOf(spent, timeDeltas);
}

/** By what was running or waiting for what it had called; each once, however deep. */
export function inclusiveShares(profile: Profile, nameOf: NameOf): Share[] {
  const { nodes, samples, timeDeltas } = profile;
  const own = new Map<number, number>();
  for (const [index, id] of samples.entries()) {
    own.set(id, (own.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((c) => [c, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const spent = new Map<string, number>();
  for (const [leaf, time] of own) {
    const names = new Set<string>();
    for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
      const node = byId.get(id);
      if (node) names.add(nameOf(node.callFrame));
    }
    for (const name of names) spent.set(name, (spent.get(name) ?? 0) + time);
  }
  return sharesOf(spent, timeDeltas);
}

function sharesOf(spent: ReadonlyMap<string, number>, deltas: readonly number[]): Share[] {
  const whole = deltas.reduce((sum, delta) => sum + delta, 0);
  return [...spent]
    .map(([name, time]) => ({ name, share: time / whole }))
    .sort((a, b) => b.share - a.share);
}
