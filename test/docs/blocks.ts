import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A fenced block of a document, with what the comment above it says to the tests:
 *
 *     <!-- in: example; file: schedules/jobs.yaml -->
 *
 * - `in: NAME` the folder of this block and of those below it
 * - `file: PATH` the block is the file's text; with `below: LINE` it goes below that line, with
 *   `instead of: LINE` in its place
 * - `lines of: PATH` the file has these lines; `…` alone stands for lines left out
 * - `prints` what the shell block above prints; `…` stands for anything
 * - `ends with: STATUS` of a shell block, when it is not 0
 * - `run on: PLACE` a shell block that test/engines runs
 * - `not run: REASON` a shell block that nothing here can run
 */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  readonly folder: string;
  readonly says: ReadonlyMap<string, string>;
}

const keys = [
  'in',
  'file',
  'below',
  'instead of',
  'lines of',
  'prints',
  'ends with',
  'run on',
  'not run',
];

/** The text of a document of the repository. */
export function documentText(path: string): string {
  return readFileSync(repository + path, 'utf8');
}

/** @throws for a comment with a key that nothing reads, and for a fence that isn't closed. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  let folder = 'start';
  for (let at = 0; at < lines.length; at += 1) {
    const language = /^```(\w+)$/.exec(lines[at] ?? '')?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`line ${at + 1}: this block is not closed`);
    const says = marksIn(lines[at - 1] ?? '', at);
    folder = says.get('in') ?? folder;
    const text = `${lines.slice(at + 1, end).join('\n')}\n`;
    blocks.push({ language, text, line: at + 1, folder, says });
    at = end;
  }
  return blocks;
}

function marksIn(line: string, number: number): ReadonlyMap<string, string> {
  const inside = /^<!-- (.*) -->$/.exec(line)?.[1];
  const marks = (inside?.split('; ') ?? []).map((mark) => {
    const [key = '', ...rest] = mark.split(': ');
    if (!keys.includes(key)) throw new Error(`line ${number}: nothing reads "${key}"`);
    return [key, rest.join(': ')] as const;
  });
  return new Map(marks);
}

/** Where a shell block is run; undefined for other blocks. */
export function placeOf({ language, says }: Block): string | undefined {
  if (language !== 'sh') return undefined;
  return says.has('not run') ? 'nowhere' : (says.get('run on') ?? 'here');
}

/** Whether a text is the wanted one, where `…` stands for anything within a line. */
export function matches(wanted: string, text: string): boolean {
  const pattern = wanted
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(text);
}

/** The first run of lines between two `…` lines that a text does not have, in their order. */
export function missingLines(wanted: string, text: string): string | undefined {
  const lines = `\n${text}`;
  let from = 0;
  for (const part of wanted.split(/^…\n/m)) {
    const at = lines.indexOf(`\n${part}`, from);
    if (at < 0) return part;
    from = at + part.length;
  }
  return undefined;
}
