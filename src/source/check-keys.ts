import { nodeAt } from './located.ts';
import { pathOf, type SchemaFault, type Validate } from './schema-faults.ts';
import { nameKey, type Subject } from './subject.ts';
import type { Path } from './types.ts';
import { meantBy, type UnknownKey, unknownKey } from './unknown-key.ts';
import { dataOf, type Entry, type MapNode, type TreeNode } from './yaml/tree.ts';

/** Levels of misspelled keys in misspelled keys that are followed. */
const maxRounds = 6;

/**
 * Tells unknown keys, and returns the tree with the known ones that were meant in their places: what
 * stands below `janelas` is then checked as `windows`, and `timezone` is not missing beside `fuso`.
 */
export function checkKeys(subject: Subject, validate: Validate): MapNode {
  let { root } = subject;
  for (let round = 0; round < maxRounds; round++) {
    const unknown = unknownKeys(root, validate);
    for (const one of unknown) {
      const isRefused = subject.findings.isRefused(nameKey([...one.path, one.key]));
      if (!isRefused) subject.findings.add(unknownKey({ ...subject, root }, one));
    }
    const meant = unknown.filter(isReplaceable);
    if (meant.length === 0) break;
    root = meant.reduce(withMeantKey, root);
  }
  return root;
}

function unknownKeys(root: MapNode, validate: Validate): readonly UnknownKey[] {
  if (validate(dataOf(root))) return [];
  return (validate.errors ?? []).flatMap((fault) =>
    fault.keyword === 'additionalProperties' ? [unknownIn(root, fault)] : [],
  );
}

function unknownIn(root: MapNode, fault: SchemaFault): UnknownKey {
  const path = pathOf(root, fault.instancePath);
  const key = String(fault.params.additionalProperty);
  const known = Object.keys(fault.parentSchema?.properties ?? {});
  const value = nodeAt(root, [...path, key]);
  const meant = meantBy(key, known, value);
  const isTaken = meant !== undefined && nodeAt(root, [...path, meant]) !== undefined;
  return { path, key, known, meant, isTaken, value };
}

function isReplaceable({ meant, isTaken }: UnknownKey): boolean {
  return meant !== undefined && !isTaken;
}

function withMeantKey(root: MapNode, { path, key, meant }: UnknownKey): MapNode {
  const replaced = replaceIn(root, path, (map) => {
    // Two keys may mean the same one; the first takes its place.
    if (meant === undefined || map.entries.has(meant)) return map;
    const entries = new Map<string, Entry>();
    for (const entry of map.entries.values()) {
      const name = entry.key === key ? meant : entry.key;
      entries.set(name, { ...entry, key: name });
    }
    return { ...map, entries };
  });
  return replaced.kind === 'map' ? replaced : root;
}

/** The tree with the map at `path` changed; an aliased map changes on this path only. */
function replaceIn(node: TreeNode, path: Path, change: (map: MapNode) => MapNode): TreeNode {
  const [step, ...rest] = path;
  if (node.kind === 'scalar') return node;
  if (step === undefined) return node.kind === 'map' ? change(node) : node;
  if (node.kind === 'list') {
    const items = node.items.map((item, i) => (i === step ? replaceIn(item, rest, change) : item));
    return { ...node, items };
  }
  const entry = node.entries.get(String(step));
  if (entry === undefined) return node;
  const value = replaceIn(entry.value, rest, change);
  return { ...node, entries: new Map(node.entries).set(entry.key, { ...entry, value }) };
}
