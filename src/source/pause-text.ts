import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { date } from './values/date.ts';
import { forbiddenIn } from './values/forbidden.ts';
import { reason } from './values/reason.ts';
import type { ValueFault } from './values/value-fault.ts';
import type { ScalarNode } from './yaml/tree.ts';

/** What is said of a pause; `until` is the last paused day, `YYYY-MM-DD`. */
export interface PauseWords {
  readonly reason: string;
  readonly by?: string;
  readonly until?: string;
}

const checks = { reason, by: someone, until: date } as const;

/** What the language refuses in these words, each placed in the option that gave it: `--reason:1:5`. */
export function pauseWordsProblems(words: PauseWords): readonly Diagnostic[] {
  return (['reason', 'by', 'until'] as const).flatMap((key) => {
    const text = words[key];
    if (text === undefined) return [];
    const fault = forbiddenIn(text, 'text') ?? checks[key](scalar(`--${key}`, text));
    return fault ? [problem(`--${key}`, text, fault)] : [];
  });
}

function someone(node: ScalarNode): ValueFault | undefined {
  if (node.value !== '') return undefined;
  return { code: 'CW107', message: 'by is empty', help: 'name who pauses it, or leave --by out' };
}

function scalar(path: string, text: string): ScalarNode {
  const span = { file: { path, text }, start: 0, end: text.length };
  return { kind: 'scalar', value: text, style: 'plain', raw: text, span, size: 1, height: 0 };
}

function problem(path: string, text: string, fault: ValueFault): Diagnostic {
  const [start, end] = fault.stretch ?? [0, text.length];
  return diagnostic(fault.code, fault.message, {
    span: { file: { path, text }, start, end },
    ...(fault.label === undefined ? {} : { label: fault.label }),
    ...(fault.help === undefined ? {} : { help: fault.help }),
  });
}

/** `{ reason: "Template in review", by: ana, until: 2026-01-12 }`, as YAML on one line. */
export function pauseText({ reason: why, by, until }: PauseWords): string {
  const pairs = [
    `reason: ${JSON.stringify(why)}`,
    ...(by === undefined ? [] : [`by: ${isPlain(by) ? by : JSON.stringify(by)}`]),
    ...(until === undefined ? [] : [`until: ${until}`]),
  ];
  return `{ ${pairs.join(', ')} }`;
}

/** A name that no YAML, 1.1 included, reads as a truth value, a number or nothing. */
function isPlain(text: string): boolean {
  return /^[a-z][a-z_-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/.test(text);
}
