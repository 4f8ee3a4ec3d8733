/** A field of a manifest with the way to it, e.g. `spec.volumes[0].hostPath`. */
export interface Field {
  readonly path: string;
  /** `undefined` where the field is absent or null. */
  readonly value: unknown;
}

/** The fields that a path names; `[*]` stands for every item of a list. */
export function fieldsAt(root: Field, path: string): readonly Field[] {
  let found: readonly Field[] = [root];
  for (const step of path.match(/\[\*\]|[^.[\]]+/g) ?? []) {
    found = found.flatMap((field) => (step === '[*]' ? items(field) : [member(field, step)]));
  }
  return found;
}

/** The value at a path without `[*]`, or `undefined`. */
export function valueAt(root: unknown, path: string): unknown {
  return fieldsAt({ path: '', value: root }, path)[0]?.value;
}

/** Every scalar and every empty list or map below a field. */
export function leavesOf({ path, value }: Field): readonly Field[] {
  const inner = isMap(value) ? Object.entries(value) : [];
  return inner.length > 0
    ? inner.flatMap(([key, item]) => leavesOf({ path: `${path}.${key}`, value: item }))
    : [{ path, value }];
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function items({ path, value }: Field): readonly Field[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.map((item, index) => ({ path: `${path}[${index}]`, value: item }));
}

function member({ path, value }: Field, key: string): Field {
  const inner = isMap(value) ? value[key] : undefined;
  return { path: path === '' ? key : `${path}.${key}`, value: inner ?? undefined };
}
