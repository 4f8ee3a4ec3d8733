import { bytesBeyond } from '../../../read-back/bytes.ts';
import { excerpt } from '../../../read-back/excerpt.ts';
import { type Found, match, optional, type Shape, text, wordOf } from '../../../read-back/shape.ts';
import type { Facts } from '../../types.ts';

export interface ReadAnnotations {
  readonly job?: string;
  /** Whether they say why it is paused. */
  readonly paused: 'yes' | 'no';
  /** Sentences without full stop. */
  readonly faults: readonly string[];
}

const annotations: Shape = {
  'cronwright.dev/job': text('job'),
  'cronwright.dev/source': text('source'),
  'cronwright.dev/owner': optional(text('owner')),
  'cronwright.dev/description': optional(text('description')),
  'cronwright.dev/why': optional(text('why')),
  'cronwright.dev/paused': optional(text('paused')),
};

/** Of all annotations of an object, keys included. Source: ValidateAnnotationsSize. */
const mostBytes = 256 * 1024;

export function readAnnotations(value: unknown): ReadAnnotations {
  const { found, faults } = match(value, annotations, 'metadata.annotations');
  const job = wordOf(found, 'job');
  const said = value instanceof Map ? [...value.entries()].flat().join('') : '';
  const bytes = bytesBeyond(mostBytes, said);
  return {
    ...(job === undefined ? {} : { job }),
    paused: found.has('paused') ? 'yes' : 'no',
    faults: bytes === undefined ? faults : [...faults, `its annotations have ${bytes} bytes`],
  };
}

export interface ReadLabels {
  readonly set?: string;
  /** Sentences without full stop. */
  readonly faults: readonly string[];
}

const labels: Shape = {
  'app.kubernetes.io/managed-by': 'cronwright',
  'cronwright.dev/set': text('set'),
  'cronwright.dev/category': optional(text('category')),
  'cronwright.dev/window': optional(text('window')),
};

/**
 * A label's value: at most 63 letters, digits and `-_.`, letters or digits at both ends. Source:
 * "Labels and Selectors", Syntax and character set.
 */
const legalValue = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** The labels of an object, which must say of category and window what its call says. */
export function readLabels(value: unknown, call: Facts): ReadLabels {
  const { found, faults } = match(value, labels, 'metadata.labels');
  const set = wordOf(found, 'set');
  return {
    ...(set === undefined ? {} : { set }),
    faults: [
      ...faults,
      ...['set', 'category', 'window'].flatMap((name) => illegal(found, name)),
      ...['category', 'window'].flatMap((name) => disagreement(found, name, call[name])),
    ],
  };
}

function illegal(found: Found, name: string): readonly string[] {
  const value = wordOf(found, name);
  if (value === undefined || legalValue.test(value)) return [];
  return [`the label ${name} can't be ${excerpt(value)}`];
}

/** A name that is no legal value stands there cut, with eight digits behind it. */
function disagreement(found: Found, name: string, called: string | undefined): readonly string[] {
  const label = wordOf(found, name);
  if (label === called) return [];
  if (label !== undefined && called !== undefined && !legalValue.test(called)) {
    const kept = /^(.+)-[0-9a-f]{8}$/.exec(label)?.[1];
    if (kept !== undefined && called.startsWith(kept)) return [];
  }
  const quoted = (word: string | undefined) => (word === undefined ? 'absent' : excerpt(word));
  return [`the label ${name} is ${quoted(label)}, but the argument is ${quoted(called)}`];
}
