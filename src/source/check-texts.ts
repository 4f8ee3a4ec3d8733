import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-file.ts';
import { nameKey, pathKey, type Subject } from './subject.ts';
import type { Path } from './types.ts';
import { forbiddenIn } from './values/forbidden.ts';
import { valueDiagnostic } from './values/value-diagnostic.ts';
import type { ValueFault } from './values/value-fault.ts';
import type { ScalarNode, TreeNode } from './yaml/tree.ts';

/** Refuses in every text and key what a platform would execute or no reader would see. */
export function checkTexts(subject: Subject): void {
  visit(subject, subject.root, []);
}

function visit(subject: Subject, node: TreeNode, path: Path): void {
  switch (node.kind) {
    case 'scalar':
      checkScalar(subject, node, path);
      return;
    case 'list':
      node.items.forEach((item, index) => {
        visit(subject, item, [...path, index]);
      });
      return;
    case 'map':
      for (const { key, keySpan, value } of node.entries.values()) {
        const below = [...path, key];
        const fault = forbiddenIn(key, 'text');
        if (fault) subject.findings.refuseValue(nameKey(below), inKey(keySpan, fault));
        visit(subject, value, below);
      }
  }
}

function checkScalar({ places, findings }: Subject, node: ScalarNode, path: Path): void {
  if (typeof node.value !== 'string') return;
  const fault = forbiddenIn(node.value, path.at(-1) === 'schedule' ? 'cron' : 'text');
  if (fault) findings.refuseValue(pathKey(path), valueDiagnostic(places, path, node, fault));
}

/** Inside the key where it is plain or quoted without escapes, else at the whole key. */
function inKey(span: Span, fault: ValueFault): Diagnostic {
  const { code, message, label, help, stretch = [0, 0] } = fault;
  const written = span.file.text.slice(span.start, span.end);
  const quote = /^["']/.test(written) && !written.includes('\\') ? 1 : 0;
  const isTraceable = !written.includes('\\');
  const [from, until] = stretch;
  return diagnostic(code, message, {
    span: isTraceable
      ? { ...span, start: span.start + quote + from, end: span.start + quote + until }
      : span,
    ...(label === undefined ? {} : { label }),
    ...(help === undefined ? {} : { help }),
  });
}
