/**
 * Text from a source made safe to print: control, bidirectional and other invisible characters
 * become visible escapes, so that a file cannot move the cursor or turn a line around.
 */
export function displayable(text: string): string {
  return text.replace(invisible, (character) => {
    if (character === '\t') return ' ';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

// C0 and C1 controls, soft hyphen, zero-width and bidirectional characters, line separators, BOM.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
