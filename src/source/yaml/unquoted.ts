import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile } from '../../diagnostics/source-file.ts';

/** A value that needs quotes: YAML takes its first character for a sign of its own. */
export interface Unquoted {
  readonly kind: 'star' | 'macro';
  readonly key: string;
  readonly text: string;
  /** UTF-16 offset of the value's first character. */
  readonly start: number;
}

const keyBeforeSign = /(^|[\s{,])(["']?)([\p{L}\w-]+)\2[ \t]*:[ \t]+(?=[*@])/gu;
const cronWithStar = /^\*(?:[\s/,]|$)|^\*\S*[ \t]+[^#\s]/;
const macro = /^@(?:hourly|daily|midnight|weekly|monthly|yearly|annually|reboot|every)\b/i;

/**
 * Unquoted cron texts on the line around `offset`. Asked only for lines on which the YAML reader
 * stumbled, so that real aliases and block texts are never taken for one.
 */
export function unquotedAround(text: string, offset: number): readonly Unquoted[] {
  const lineStart = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const lineEnd = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  return [...line.matchAll(keyBeforeSign)].flatMap((match) => {
    const at = match.index + match[0].length;
    const inFlow = /[{[]/.test(line.slice(0, at)) || match[1] === ',' || /,[ \t]*$/.test(line);
    const value = valueFrom(line.slice(at), inFlow ? 'flow' : 'block');
    const kind = kindOf(value);
    return kind ? [{ kind, key: match[3] ?? '', text: value, start: lineStart + at }] : [];
  });
}

/** The text with every unquoted value replaced by as many neutral characters, so that offsets hold. */
export function masked(text: string, values: readonly Unquoted[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, text: value } of [...values].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(from, start), 'x'.repeat(value.length));
    from = start + value.length;
  }
  return pieces.join('') + text.slice(from);
}

export function needsQuotes(file: SourceFile, value: Unquoted): Diagnostic {
  const details = {
    span: { file, start: value.start, end: value.start + value.text.length },
    help: `write   ${value.key}: "${value.text}"`,
  };
  return value.kind === 'star'
    ? diagnostic('CW012', 'a cron expression needs quotes', {
        ...details,
        label: 'YAML reads a leading * as an alias',
      })
    : diagnostic('CW013', `${value.text} needs quotes`, {
        ...details,
        label: 'YAML keeps a leading @ for itself',
      });
}

function kindOf(value: string): Unquoted['kind'] | undefined {
  if (cronWithStar.test(value)) return 'star';
  return macro.test(value) ? 'macro' : undefined;
}

/** Up to a comment or the end of the line; in a flow map also up to `}` or a comma that ends the entry. */
function valueFrom(rest: string, context: 'flow' | 'block'): string {
  const end = context === 'flow' ? /\s+#|,(?=\s|$)|[}\]]/ : /\s+#/;
  const stop = rest.search(end);
  return (stop === -1 ? rest : rest.slice(0, stop)).trimEnd();
}
