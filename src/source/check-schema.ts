import { diagnostic } from '../diagnostics/diagnostic.ts';
import { nodeAt } from './located.ts';
import { missingKey } from './missing-key.ts';
import type { SchemaFault, Validate } from './schema-faults.ts';
import { notListed, otherForm, saysNothing, wrongType, wrongVersion } from './schema-words.ts';
import { nameKey, nameOf, pathKey, type Subject } from './subject.ts';
import type { Path } from './types.ts';
import { meantBy, type UnknownKey, unknownKey } from './unknown-key.ts';
import { valueDiagnostic } from './values/value-diagnostic.ts';
import type { ValueFault } from './values/value-fault.ts';
import { childOf, dataOf } from './yaml/tree.ts';

/** Holds the document against its schema and says in our words what does not fit. */
export function checkSchema(subject: Subject, validate: Validate): readonly UnknownKey[] {
  if (validate(dataOf(subject.root))) return [];
  const faults = validate.errors ?? [];
  const unknown = faults.flatMap((fault) =>
    fault.keyword === 'additionalProperties' ? [unknownIn(subject, fault)] : [],
  );
  for (const fault of faults) tell(subject, fault, unknown);
  return unknown;
}

function unknownIn(subject: Subject, fault: SchemaFault): UnknownKey {
  const path = pathOf(subject, fault.instancePath);
  const key = String(fault.params.additionalProperty);
  const known = Object.keys(fault.parentSchema?.properties ?? {});
  const value = nodeAt(subject.root, [...path, key]);
  return { path, key, known, meant: meantBy(key, known, value), value };
}

/** Faults of keys by their keyword; every other keyword speaks about a value. */
function tell(subject: Subject, fault: SchemaFault, unknown: readonly UnknownKey[]): void {
  const path = pathOf(subject, fault.instancePath);
  // What is said about names has better words in check-names.ts.
  if (fault.propertyName !== undefined || fault.keyword === 'propertyNames') return;
  if (fault.keyword === 'additionalProperties') tellUnknown(subject, path, fault, unknown);
  else if (fault.keyword === 'required') missing(subject, path, fault, unknown);
  else if (fault.keyword === 'uniqueItems') twice(subject, path, fault);
  else refuse(subject, path, wordsFor(subject, path, fault));
}

/** One line a keyword: what the schema's refusal of a value is called. */
function wordsFor(subject: Subject, path: Path, fault: SchemaFault): ValueFault {
  switch (fault.keyword) {
    case 'type':
      return wrongType(subject, path, fault);
    case 'const':
      return wrongVersion(subject, path);
    case 'enum':
      return notListed(subject, path, fault);
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return saysNothing(path, fault);
    default:
      return otherForm(subject, path, fault);
  }
}

function tellUnknown(
  subject: Subject,
  path: Path,
  { params }: SchemaFault,
  unknown: readonly UnknownKey[],
): void {
  const key = params.additionalProperty;
  const one = unknown.find((u) => u.key === key && pathKey(u.path) === pathKey(path));
  if (!one || subject.findings.isRefused(nameKey([...path, one.key]))) return;
  subject.findings.add(unknownKey(subject, one));
}

function refuse(subject: Subject, path: Path, fault: ValueFault): void {
  const { places, findings, root } = subject;
  const node = nodeAt(root, path) ?? root;
  findings.refuseValue(pathKey(path), valueDiagnostic(places, path, node, fault));
}

function missing(
  subject: Subject,
  path: Path,
  fault: SchemaFault,
  unknown: readonly UnknownKey[],
): void {
  const key = String(fault.params.missingProperty);
  const isMisspelled = unknown.some((u) => pathKey(u.path) === pathKey(path) && u.meant === key);
  if (!isMisspelled) subject.findings.add(missingKey(subject, path, key, fault));
}

function twice({ places, findings }: Subject, path: Path, { params }: SchemaFault): void {
  const [first, second] = [Number(params.i), Number(params.j)].sort((a, b) => a - b);
  if (first === undefined || second === undefined) return;
  findings.refuseValue(
    pathKey(path),
    diagnostic('CW108', `${nameOf(path)} names the same item twice`, {
      span: places.spanOf([...path, second]),
      related: [{ span: places.spanOf([...path, first]), message: 'the first one is here' }],
      help: 'keep one of them',
    }),
  );
}

/** The path a JSON pointer leads along; a list's steps become numbers. */
function pathOf({ root }: Subject, pointer: string): Path {
  const steps = pointer.split('/').slice(1);
  const path: (string | number)[] = [];
  let node = nodeAt(root, []);
  for (const step of steps) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = node?.kind === 'list' ? Number(name) : name;
    path.push(next);
    node = node && childOf(node, next);
  }
  return path;
}
