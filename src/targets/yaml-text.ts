/**
 * A string as YAML reads it in every version: double-quoted, so that `no`, `12:30` and `010` stay
 * strings. JSON's escapes are YAML's; the few characters that YAML 1.1 takes for line ends or
 * refuses, and JSON leaves as they are, are escaped as well.
 */
export function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Printable ASCII without quotes and backslashes: nothing to escape, and nearly every text. */
const plain = /^[ !#-[\]-~]*$/;

/** Text line by line, some of it further to the right: how far is counted once, when it is put together. */
export type Lines = readonly (string | Deeper)[];

/** Lines two columns further to the right; of an item of a list the first has a hyphen there. */
class Deeper {
  readonly lines: Lines;
  readonly lead: '  ' | '- ';
  /** Where it stood last. Thousands of files share what is the same in all of them, and at one place. */
  private known: { readonly margin: string; text?: string } | undefined;

  constructor(lines: Lines, lead: '  ' | '- ') {
    this.lines = lines;
    this.lead = lead;
  }

  /** What stands at one place twice is put together once; what is of one file only, never by itself. */
  putAt(margin: string, texts: string[]): void {
    if (this.known?.margin === margin) {
      this.known.text ??= this.textAt(margin);
      texts.push(this.known.text);
      return;
    }
    this.known = { margin };
    if (this.lead === '- ' || this.lines.length === 0) texts.push(this.textAt(margin));
    else putAt(this.lines, `${margin}  `, texts);
  }

  private textAt(margin: string): string {
    const inner = textAt(this.lines, `${margin}  `);
    return this.lead === '  ' ? inner : `${margin}${this.lead}${inner.slice(margin.length + 2)}`;
  }
}

function putAt(lines: Lines, margin: string, texts: string[]): void {
  for (const line of lines) {
    if (line instanceof Deeper) line.putAt(margin, texts);
    else texts.push(line === '' ? '' : margin + line);
  }
}

/** Joined at once: text that is put together piece by piece is kept in pieces, twice as large, until it is read. */
function textAt(lines: Lines, margin: string): string {
  const texts: string[] = [];
  putAt(lines, margin, texts);
  return texts.join('\n');
}

/** The text of a file. */
export function textOf(lines: Lines): string {
  return `${textAt(lines, '')}\n`;
}

/** Lines moved to the right; empty ones stay empty. */
export function indent(lines: Lines): Lines {
  return [new Deeper(lines, '  ')];
}

/** `key:` and its lines below it. */
export function block(key: string, lines: Lines): Lines {
  return lines.length === 0 ? [`${key}:`] : [`${key}:`, new Deeper(lines, '  ')];
}

/** One item of a list: the first line after a hyphen, the others below it. */
export function item(lines: Lines): Lines {
  return [new Deeper(lines, '- ')];
}

/** Lines as a comment. */
export function commented(lines: Lines): Lines {
  return textAt(lines, '')
    .split('\n')
    .map((line) => `# ${line}`);
}

/** A map of strings, in the order given. */
export function strings(pairs: readonly (readonly [key: string, value: string])[]): string[] {
  return pairs.map(([key, value]) => `${key}: ${quoted(value)}`);
}
