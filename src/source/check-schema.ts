import { diagnostic } from '../diagnostics/diagnostic.ts';
import { nodeAt } from './located.ts';
import { missingKey } from './missing-key.ts';
import { pathOf, type SchemaFault, type Validate } from './schema-faults.ts';
import { notListed, otherForm, saysNothing, wrongType, wrongVersion } from './schema-words.ts';
import { nameOf, pathKey, type Subject } from './subject.ts';
import type { Path } from './types.ts';
import { valueDiagnostic } from './values/value-diagnostic.ts';
import type { ValueFault } from './values/value-fault.ts';
import { dataOf } from './yaml/tree.ts';

/** Holds the document against its schema and says in our words what does not fit. */
export function checkSchema(subject: Subject, validate: Validate): void {
  if (validate(dataOf(subject.root))) return;
  for (const fault of validate.errors ?? []) tell(subject, fault);
}

/** Keys and names have better words in check-keys.ts and check-names.ts. */
const toldElsewhere = ['additionalProperties', 'propertyNames'];

function tell(subject: Subject, fault: SchemaFault): void {
  if (fault.propertyName !== undefined || toldElsewhere.includes(fault.keyword)) return;
  const path = pathOf(subject.root, fault.instancePath);
  if (fault.keyword === 'required') {
    const key = String(fault.params.missingProperty);
    subject.findings.add(missingKey(subject, path, key, fault));
  } else if (fault.keyword === 'uniqueItems') twice(subject, path, fault);
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

function refuse(subject: Subject, path: Path, fault: ValueFault): void {
  const { places, findings, root } = subject;
  const node = nodeAt(root, path) ?? root;
  findings.refuseValue(pathKey(path), valueDiagnostic(places, path, node, fault));
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
