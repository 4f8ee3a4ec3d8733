/**
 * A string as YAML reads it in every version: double-quoted, so that `no`, `12:30` and `010` stay
 * strings. JSON's escapes are YAML's; the few characters that YAML 1.1 takes for line ends or
 * refuses, and JSON leaves as they are, are escaped as well.
 */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Lines moved to the right; empty ones stay empty. */
export function indent(lines: readonly string[], blanks = 2): readonly string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(blanks) + line));
}

/** `key:` and its lines below it. */
export function block(key: string, lines: readonly string[]): readonly string[] {
  return [`${key}:`, ...indent(lines)];
}

/** One item of a list: the first line after a hyphen, the others below it. */
export function item(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`));
}

/** A map of strings, in the order given. */
export function strings(pairs: readonly (readonly [key: string, value: string])[]): string[] {
  return pairs.map(([key, value]) => `${key}: ${quoted(value)}`);
}
