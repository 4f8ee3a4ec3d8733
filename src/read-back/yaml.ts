import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  parseEvents,
  realMapTag,
  SCALAR_STYLE,
  type Schema,
  YAML11_SCHEMA,
} from 'js-yaml';
import { type Filling, fillingOf, type Hollowed, hollowed } from './alike.ts';
import { firstDifference } from './values.ts';

/**
 * YAML 1.1 takes `on`, `yes` and `12:30` for other things than text, 1.2 takes `0o555` for a number:
 * a platform's readers decide which of the two they go by.
 */
export type YamlVersion = '1.1' | '1.2';

export type ReadYaml =
  /** Maps are `Map`s, so that no key is special. */
  | { readonly kind: 'document'; readonly value: unknown }
  /** A sentence without full stop. */
  | { readonly kind: 'unreadable'; readonly why: string };

const schemas: Readonly<Record<YamlVersion, Schema>> = {
  '1.1': YAML11_SCHEMA.withTags(realMapTag),
  '1.2': CORE_SCHEMA.withTags(realMapTag),
};

/**
 * The one document of a file, under each of these versions of YAML: where they do not read the same
 * there is no telling what the platform will do. Keys that are there twice, anchors, aliases, tags
 * and directives are refused: nothing written here needs them. As `readYamlText`, which has the last
 * word wherever a text is not simply like another.
 */
export function readYaml(
  text: string,
  versions: readonly [YamlVersion, ...YamlVersion[]],
): ReadYaml {
  const hollow = hollowed(text);
  if (!hollow) return readYamlText(text, versions);
  const kinds = kindsUnder(versions.join());
  const met = kinds.get(hollow.text);
  if (!met) {
    const read = readYamlText(text, versions);
    if (kinds.size === mostKinds) kinds.clear();
    kinds.set(hollow.text, { kind: 'met once', taken: hollow.taken, read });
    return read;
  }
  const kind = met.kind === 'met once' ? triedKind(hollow.text, versions, met) : met;
  kinds.set(hollow.text, kind);
  if (kind.kind === 'its own') return readYamlText(text, versions);
  return { kind: 'document', value: kind.filling(hollow.taken) };
}

/** What is known of texts that are the same hollowed. */
type Kind =
  | { readonly kind: 'met once'; readonly taken: Hollowed['taken']; readonly read: ReadYaml }
  | { readonly kind: 'alike'; readonly filling: Filling }
  /** Each has to be read. */
  | { readonly kind: 'its own' };

type Kinds = Map<string, Kind>;

/** By the versions they are read under, then by what they are hollowed. */
const allKinds = new Map<string, Kinds>();

function kindsUnder(versions: string): Kinds {
  const known = allKinds.get(versions);
  if (known) return known;
  const kinds: Kinds = new Map();
  allKinds.set(versions, kinds);
  return kinds;
}

/** Remembered at once: of more kinds than that no two may be alike. */
const mostKinds = 1000;

/** Only what gives back the first text, as it was read whole, will do for others. */
function triedKind(
  text: string,
  versions: readonly [YamlVersion, ...YamlVersion[]],
  { taken, read }: Extract<Kind, { readonly kind: 'met once' }>,
): Exclude<Kind, { readonly kind: 'met once' }> {
  const hollow = readYamlText(text, versions);
  if (hollow.kind === 'unreadable' || read.kind === 'unreadable') return { kind: 'its own' };
  const filling = fillingOf(hollow.value, taken.length);
  if (!filling || firstDifference(filling(taken), read.value) !== undefined)
    return { kind: 'its own' };
  return { kind: 'alike', filling };
}

/** As `readYaml`, of a text that is read for itself. */
export function readYamlText(
  text: string,
  versions: readonly [YamlVersion, ...YamlVersion[]],
): ReadYaml {
  try {
    const events = parseEvents(text, {});
    const strange = events.map(strangeness).find((found) => found !== undefined);
    if (strange !== undefined) return unreadable(strange);
    const [documents = [], ...others] = versionsThatTell(events, text, versions).map((version) =>
      constructFromEvents(events, { source: text, schema: schemas[version] }),
    );
    if (documents.length !== 1)
      return unreadable(`it holds ${documents.length} documents, not one`);
    for (const other of others) {
      const at = firstDifference(documents[0], other[0]);
      if (at !== undefined) return unreadable(`YAML 1.1 and 1.2 do not read ${at} the same`);
    }
    return { kind: 'document', value: documents[0] };
  } catch (error) {
    // js-yaml says by exceptions what is wrong with a text, and not by its own only.
    const message = error instanceof Error ? error.message : String(error);
    return unreadable(`it is no YAML: ${message.split('\n')[0]}`);
  }
}

/**
 * The first version alone, where every plain scalar is the same in all of them: what stands in quotes or
 * blocks is text in each.
 */
function versionsThatTell(
  events: readonly Event[],
  text: string,
  versions: readonly [YamlVersion, ...YamlVersion[]],
): readonly YamlVersion[] {
  const [first, ...others] = versions;
  if (others.length === 0) return [first];
  const plain = events.flatMap((event) =>
    event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN
      ? [text.slice(event.valueStart, event.valueEnd)]
      : [],
  );
  learn([...new Set(plain)].filter((scalar) => !readAlikeBefore.has(scalar)));
  return plain.every((scalar) => readAlikeBefore.get(scalar)) ? [first] : versions;
}

/**
 * Whether a plain scalar is the same in every version, wherever it stands: `true`, not `yes`. The words of the
 * files that are written here are few.
 */
const readAlikeBefore = new Map<string, boolean>();
const mostWords = 10_000;

/** Asks for scalars that were not met before: for all at once, as long as they can stand in one list. */
function learn(scalars: readonly string[]): void {
  if (scalars.length === 0) return;
  if (readAlikeBefore.size + scalars.length > mostWords) readAlikeBefore.clear();
  const single = scalars.filter(isOneScalar);
  const isAlike = alikeInList(single) ?? ((index) => alikeInList([single[index] ?? ''])?.(0));
  for (const scalar of scalars) readAlikeBefore.set(scalar, false);
  for (const [index, scalar] of single.entries()) {
    if (isAlike(index)) readAlikeBefore.set(scalar, true);
  }
}

/** On one line, and no merge key, which is one in the place of a key only. */
function isOneScalar(scalar: string): boolean {
  return !scalar.includes('\n') && scalar !== '<<';
}

/** Undefined where the scalars are not the items of a list; each is compared where it stands then. */
function alikeInList(scalars: readonly string[]): ((index: number) => boolean) | undefined {
  const source = scalars.map((scalar) => `- ${scalar}\n`).join('');
  try {
    const events = parseEvents(source, {});
    const [one, other] = [CORE_SCHEMA, YAML11_SCHEMA].map((schema) => {
      const [items] = constructFromEvents(events, { source, schema });
      return Array.isArray(items) && items.length === scalars.length ? items : undefined;
    });
    if (!one || !other) return undefined;
    return (index) => firstDifference(one[index], other[index]) === undefined;
  } catch {
    return undefined;
  }
}

function unreadable(why: string): ReadYaml {
  return { kind: 'unreadable', why };
}

type Event = ReturnType<typeof parseEvents>[number];

function strangeness(event: Event): string | undefined {
  if (event.type === EVENT_ID.ALIAS) return 'it holds an alias';
  if ('tagStart' in event && event.tagStart !== -1) return 'it holds a tag';
  if ('anchorStart' in event && event.anchorStart !== -1) return 'it holds an anchor';
  if ('directives' in event && event.directives.length > 0) return 'it holds a directive';
  return undefined;
}
