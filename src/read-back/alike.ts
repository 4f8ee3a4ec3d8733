/**
 * Files of one kind differ in a few quoted texts only. What they have in common is parsed once, with
 * a stand-in for each text: reading a CronJob takes a tenth of the time then.
 */

/** A text, and what was taken out of it. */
export interface Hollowed {
  readonly text: string;
  /** What the stand-ins stand for, in their order. */
  readonly taken: readonly string[];
}

/** A document with stand-ins: the filled one, given what they stand for. */
export type Filling = (taken: readonly string[]) => unknown;

/**
 * Printable and the same in YAML 1.1 and 1.2 between double quotes on one line, with the escapes
 * that JSON has too (YAML 1.2.2, 5.1 and 5.7; 1.1 breaks lines at U+0085, U+2028 and U+2029).
 */
const plain = String.raw`\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff`;
const quoted = new RegExp(
  String.raw`^( *(?:- )?(?:[\w./-]+: )?)"((?:[${plain}]|\\[nt"\\])*)"$`,
  'gm',
);
/** Before anything else such lines are comments, whatever they say. */
const openingComments = new RegExp(String.raw`^(?:#[${plain}"\\]*\n)+`);

/** Of the private use area. */
const mark = '\ue000';
/** A text that has the mark, or could by an escape, is left alone. */
const couldMark = /\ue000|\\[uUx]/;

/** @returns undefined where a text of its own could be taken for a stand-in */
export function hollowed(text: string): Hollowed | undefined {
  if (couldMark.test(text)) return undefined;
  const taken: string[] = [];
  const body = text
    .replace(openingComments, '')
    .replace(quoted, (_, before: string, content: string) => {
      taken.push(content.includes('\\') ? String(JSON.parse(`"${content}"`)) : content);
      return `${before}"${mark}${taken.length - 1}"`;
    });
  return { text: body, taken };
}

/**
 * How a parsed hollowed text is filled. Only where each stand-in is one whole value: then it was a
 * double quoted scalar, and another text between those quotes changes nothing else.
 *
 * @returns undefined where a stand-in is elsewhere: in a key, within a block of text, in a comment
 */
export function fillingOf(document: unknown, count: number): Filling | undefined {
  const seen: number[] = [];
  const filling = fillingAt(document, seen);
  return seen.length === count ? filling : undefined;
}

function fillingAt(value: unknown, seen: number[]): Filling {
  if (typeof value === 'string') return fillingOfText(value, seen);
  if (Array.isArray(value)) {
    const items = value.map((item) => fillingAt(item, seen));
    return (taken) => items.map((fill) => fill(taken));
  }
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [key, fillingAt(item, seen)] as const);
    return (taken) => new Map(entries.map(([key, fill]) => [key, fill(taken)]));
  }
  return () => value;
}

function fillingOfText(value: string, seen: number[]): Filling {
  const index = value.startsWith(mark) ? Number(value.slice(mark.length)) : Number.NaN;
  if (!Number.isInteger(index)) return () => value;
  seen.push(index);
  return (taken) => taken[index];
}
