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
  return { faults: compare(value, shape, { path, found }), found };
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

interface Place {
  readonly path: string;
  readonly found: Map<string, unknown>;
}

function compare(value: unknown, shape: Shape, place: Place): readonly string[] {
  if (shape instanceof Hole) return fill(value, shape, place);
  if (shape instanceof Optional) return compare(value, shape.shape, place);
  if (isList(shape)) return compareLists(value, shape, place);
  if (typeof shape === 'object' && shape !== null) return compareMaps(value, shape, place);
  return value === shape ? [] : [`${named(place)} is ${said(value)}, not ${said(shape)}`];
}

function compareMaps(
  value: unknown,
  shape: { readonly [key: string]: Shape },
  place: Place,
): readonly string[] {
  if (!(value instanceof Map)) return [`${named(place)} is ${said(value)}, not a map`];
  const at = (key: unknown): Place => ({ ...place, path: childPath(place.path, key) });
  return [
    ...Object.entries(shape).flatMap(([key, inner]) => {
      if (value.has(key)) return compare(value.get(key), inner, at(key));
      return inner instanceof Optional ? [] : [`${at(key).path} is missing`];
    }),
    ...[...value.keys()]
      .filter((key) => typeof key !== 'string' || !Object.hasOwn(shape, key))
      .map((key) => `${at(key).path} has no place here`),
  ];
}

function compareLists(value: unknown, shape: readonly Shape[], place: Place): readonly string[] {
  if (!Array.isArray(value)) return [`${named(place)} is ${said(value)}, not a list`];
  const length = `${named(place)} has the length ${value.length}, not ${shape.length}`;
  return [
    ...(value.length === shape.length ? [] : [length]),
    ...shape
      .slice(0, value.length)
      .flatMap((inner, index) =>
        compare(value[index], inner, { ...place, path: childPath(place.path, index) }),
      ),
  ];
}

const wanted: Readonly<Record<HoleKind, string>> = {
  text: 'text',
  texts: 'a list of texts',
  count: 'a whole number',
  truth: 'true or false',
  any: 'anything',
};

function fill(value: unknown, { name, kind }: Hole, place: Place): readonly string[] {
  if (!fits(value, kind)) return [`${named(place)} is ${said(value)}, not ${wanted[kind]}`];
  const { found } = place;
  if (!found.has(name)) {
    found.set(name, value);
    return [];
  }
  const before = found.get(name);
  if (firstDifference(before, value) === undefined) return [];
  if (typeof value === 'object') return [`${named(place)} is not the same as elsewhere`];
  return [`${named(place)} is ${said(value)}, but ${said(before)} elsewhere`];
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

function named({ path }: Place): string {
  return path || 'the document';
}
