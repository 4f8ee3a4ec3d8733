/** Why a character is refused: it is not a letter, and no reviewer sees it. */
export type HiddenKind = 'control' | 'bidirectional' | 'invisible';

export interface HiddenCharacter {
  readonly kind: HiddenKind;
  /** UTF-16 offset into the text. */
  readonly offset: number;
  /** `U+202E`. */
  readonly name: string;
}

/**
 * Controls (C0 without tab and line feed, DEL, C1), marks that turn the reading direction, and
 * separators or marks of no width: a text with one of them does not say what it seems to say.
 */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\u200b\u2028\u2029\u2060\ufeff]/u;

/** The first character of `text` that is refused; tabs and line feeds are for the caller to judge. */
export function firstHidden(text: string): HiddenCharacter | undefined {
  const offset = text.search(hidden);
  if (offset === -1) return undefined;
  const code = text.codePointAt(offset) ?? 0;
  return { kind: kindOf(code), offset, name: characterName(code) };
}

/** `U+` and at least four hexadecimal digits. */
export function characterName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function kindOf(code: number): HiddenKind {
  if (code < 0xa0) return 'control';
  const isInvisible = [0x200b, 0x2028, 0x2029, 0x2060, 0xfeff].includes(code);
  return isInvisible ? 'invisible' : 'bidirectional';
}
