import { acceptabilityOf, isCode } from '../diagnostics/catalogue/index.ts';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { nodesAt } from './nodes-at.ts';
import type { Subject } from './subject.ts';
import type { Path } from './types.ts';
import { childOf } from './yaml/tree.ts';

/** Where acceptances stand. */
export const acceptances: readonly (readonly string[])[] = [
  ['accept', '-'],
  ['categories', '*', 'accept', '-'],
  ['jobs', '*', 'accept', '-'],
];

/** An acceptance has a target and may have dates exactly where its code is judged by them. */
export function checkAcceptances(subject: Subject): void {
  for (const { path, node } of acceptances.flatMap((pattern) => nodesAt(subject.root, pattern))) {
    const code = childOf(node, 'code');
    if (node.kind !== 'map' || code?.kind !== 'scalar') continue;
    const text = String(code.value);
    if (!isCode(text)) continue;
    const isByDate = acceptabilityOf(text) === 'byDate';
    if (isByDate && !node.entries.has('target')) noTarget(subject, path, text);
    if (!isByDate && node.entries.has('dates')) strayDates(subject, path, text);
  }
}

function noTarget({ root, places, findings }: Subject, path: Path, code: string): void {
  const targets = childOf(root, 'targets');
  const ids = targets?.kind === 'map' ? [...targets.entries.keys()] : [];
  findings.add(
    diagnostic('CW123', `the acceptance of ${code} names no target`, {
      span: places.spanOf([...path, 'code']),
      label: 'it is accepted for one target at a time',
      help: [ids.length > 1 ? 'add one of' : 'add', ...ids.map((id) => `target: ${id}`)].join(
        '   ',
      ),
    }),
  );
}

function strayDates({ places, findings }: Subject, path: Path, code: string): void {
  findings.add(
    diagnostic('CW123', `${code} is not about single dates`, {
      span: places.keySpanOf([...path, 'dates']),
      related: [{ span: places.spanOf([...path, 'code']), message: 'the code is here' }],
      help: 'take dates out; until says how long it holds',
    }),
  );
}
