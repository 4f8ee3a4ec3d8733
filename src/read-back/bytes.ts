const mostBytesOfUnit = 3;

/**
 * Bytes of a text in UTF-8 where there are more than `most`; undefined where there are not. Nearly every text
 * is so short that its length tells already, and encoding thousands of them takes new memory for each.
 */
export function bytesBeyond(most: number, text: string): number | undefined {
  if (text.length * mostBytesOfUnit <= most) return undefined;
  const bytes = new TextEncoder().encode(text).length;
  return bytes > most ? bytes : undefined;
}
