import { childPath, firstDifference, said } from './values.ts';

type HoleKind = 'text' | 'texts' | 'count' | 'truth' | 'any';

/** A place whose value differs from document to document. Places of one name hold the same value. */
class Hole {
  readonly name: string;
  readonly kind: HoleKind;
  constructor(name: string, kind: HoleKind) {
    this.name = name;
    this.kind = kind;
  }
}

/** What may be absent. */
class Optional {
  readonly shape: Shape;
  constructor(shape: Shape) {
    this.shape = shape;
  }
}

/**
 * What a document must look like: the very values, lists and maps, and holes where they may differ.
 * A map has these keys and no other, a list these items in this order.
 */
export type Shape =
  | string
  | number
  | boolean
  | null
  | Hole
  | Optional
  | readonly Shape[]
  | { readonly [key: string]: Shape };

export const text = (name: string): Shape => new Hole(name, 'text');
export const texts = (name: string): Shape => new Hole(name, 'texts');
/** A whole number, 0 or more. */
export const count = (name: string): Shape => new Hole(name, 'count');
export const truth = (name: string): Shape => new Hole(name, 'truth');
/** Whatever is there, to be matched on its own. */
export const any = (name: string): Shape => new Hole(name, 'any');
export const optional = (shape: Shape): Shape => new Optional(shape);

/** What filled the holes, by their names. */
export type Found = ReadonlyMap<string, unknown>;

export interface Match {
  readonly found: Found;
  /** Sentences without full stop, each with its path: `spec.suspend is missing`. */
  readonly faults: readonly string[];
}

/** Compares a value with a shape; `path` is where in its document the value stands. */
export function match(value: unknown, shape: Shape, path = ''): Match {
  const found = new Map<string, unknown>();
  const faults: string[] = [];
  compare(value, shape, { within: path, found, faults });
  return { faults, found };
}

/** The text of a hole; a number in digits, truth as yes or no. */
export function wordOf(found: Found, name: string): string | undefined {
  const value = found.get(name);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function textsOf(found: Found, name: string): readonly string[] {
  const value = found.get(name);
  return isTexts(value) ? value : [];
}

/** Where a value stands; its path is put together only where there is a fault to tell. */
interface Place {
  /** The path of the root, or the place around this one. */
  readonly within: string | Place;
  readonly key?: unknown;
  readonly found: Map<string, unknown>;
  readonly faults: string[];
}

function pathOf({ within, key }: Place): string {
  return typeof within === 'string' ? within : childPath(pathOf(within), key);
}

function inside(place: Place, key: unknown): Place {
  return { within: place, key, found: place.found, faults: place.faults };
}

function compare(value: unknown, shape: Shape, place: Place): void {
  if (shape instanceof Hole) fill(value, shape, place);
  else if (shape instanceof Optional) compare(value, shape.shape, place);
  else if (isList(shape)) compareLists(value, shape, place);
  else if (typeof shape === 'object' && shape !== null) compareMaps(value, shape, place);
  else if (value !== shape)
    place.faults.push(`${named(place)} is ${said(value)}, not ${said(shape)}`);
}

function compareMaps(value: unknown, shape: { readonly [key: string]: Shape }, place: Place): void {
  const { faults } = place;
  if (!(value instanceof Map)) {
    faults.push(`${named(place)} is ${said(value)}, not a map`);
    return;
  }
  let present = 0;
  for (const [key, inner] of entriesOf(shape)) {
    if (!value.has(key)) {
      if (!(inner instanceof Optional)) faults.push(`${pathOf(inside(place, key))} is missing`);
      continue;
    }
    present++;
    const given = value.get(key);
    // Most are the very value: only what is not needs a place of its own.
    if (given !== inner) compare(given, inner, inside(place, key));
  }
  if (present === value.size) return;
  for (const key of value.keys()) {
    if (typeof key !== 'string' || !Object.hasOwn(shape, key))
      faults.push(`${pathOf(inside(place, key))} has no place here`);
  }
}

type Entries = readonly (readonly [key: string, shape: Shape])[];

/** A shape is made once and held against thousands of documents. */
function entriesOf(shape: { readonly [key: string]: Shape }): Entries {
  const known = entriesBefore.get(shape);
  if (known) return known;
  const entries = Object.entries(shape);
  entriesBefore.set(shape, entries);
  return entries;
}

const entriesBefore = new WeakMap<object, Entries>();

function compareLists(value: unknown, shape: readonly Shape[], place: Place): void {
  const { faults } = place;
  if (!Array.isArray(value)) {
    faults.push(`${named(place)} is ${said(value)}, not a list`);
    return;
  }
  if (value.length !== shape.length)
    faults.push(`${named(place)} has the length ${value.length}, not ${shape.length}`);
  for (const [index, inner] of shape.slice(0, value.length).entries()) {
    if (value[index] !== inner) compare(value[index], inner, inside(place, index));
  }
}

const wanted: Readonly<Record<HoleKind, string>> = {
  text: 'text',
  texts: 'a list of texts',
  count: 'a whole number',
  truth: 'true or false',
  any: 'anything',
};

function fill(value: unknown, { name, kind }: Hole, place: Place): void {
  const { found, faults } = place;
  if (!fits(value, kind)) {
    faults.push(`${named(place)} is ${said(value)}, not ${wanted[kind]}`);
    return;
  }
  if (!found.has(name)) {
    found.set(name, value);
    return;
  }
  const before = found.get(name);
  if (firstDifference(before, value) === undefined) return;
  faults.push(
    typeof value === 'object'
      ? `${named(place)} is not the same as elsewhere`
      : `${named(place)} is ${said(value)}, but ${said(before)} elsewhere`,
  );
}

function fits(value: unknown, kind: HoleKind): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return isTexts(value);
    case 'count':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'truth':
      return typeof value === 'boolean';
    case 'any':
      return true;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isList(shape: Shape): shape is readonly Shape[] {
  return Array.isArray(shape);
}

function named(place: Place): string {
  return pathOf(place) || 'the document';
}
