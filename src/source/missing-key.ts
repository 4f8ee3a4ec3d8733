import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-file.ts';
import type { SchemaFault } from './schema-faults.ts';
import { flowText } from './schema-words.ts';
import { nameOf, type Subject } from './subject.ts';
import type { Path } from './types.ts';

const lines: Readonly<Record<string, string>> = {
  version: 'version: 1',
  timezone: 'timezone: America/Sao_Paulo',
  jobs: 'jobs:\n  report:\n    schedule: "0 9 * * mon"\n    endpoint: /jobs/report',
  targets: 'targets:\n  crontab:\n    user: jobs',
  hours: 'hours: "14:00-15:00"',
};

/** A key without which nothing can be compiled, and a line that has it. */
export function missingKey(
  subject: Subject,
  path: Path,
  key: string,
  fault: SchemaFault,
): Diagnostic {
  return diagnostic('CW102', `${nameOf(path)} has no ${key}`, {
    span: placeOf(subject, path),
    help: `add   ${lineFor(path, key, fault).replaceAll('\n', '\n      ')}`,
  });
}

function lineFor(path: Path, key: string, { parentSchema }: SchemaFault): string {
  if (key === 'endpoint') return `endpoint: /jobs/${String(path.at(-1)).replaceAll('_', '-')}`;
  const line = path.length < 3 && path[0] !== 'targets' ? lines[key] : undefined;
  if (line !== undefined) return line;
  const property = parentSchema?.properties?.[key] as { readonly examples?: readonly unknown[] };
  const example = property?.examples?.[0];
  return example === undefined ? `${key}: …` : `${key}: ${flowText(example)}`;
}

/** The name of what lacks the key; for the file itself its first key. */
function placeOf({ root, places }: Subject, path: Path): Span {
  if (path.length > 0) return places.keySpanOf(path);
  const [first] = root.entries.values();
  return first?.keySpan ?? root.span;
}
