/**
 * Files of one kind differ in a few quoted texts and numbers only. What they have in common is parsed
 * once, with a stand-in for each of those: reading a CronJob takes a tenth of the time then.
 */

/** A text, and what was taken out of it. */
export interface Hollowed {
  readonly text: string;
  /** What the stand-ins stand for, in their order. */
  readonly taken: readonly Taken[];
}

type Taken = string | number;

/** A document with stand-ins: the filled one, given what they stand for. */
export type Filling = (taken: readonly Taken[]) => unknown;

/**
 * Printable and the same in YAML 1.1 and 1.2 between double quotes on one line, with the escapes
 * that JSON has too (YAML 1.2.2, 5.1 and 5.7; 1.1 breaks lines at U+0085, U+2028 and U+2029).
 */
const plain = String.raw`\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff`;
const scalar = String.raw`"((?:[${plain}]|\\[nt"\\])*)"|(0|[1-9]\d{0,9})`;
/** Alone on its line, but for a key and a hyphen before it. */
const alone = new RegExp(String.raw`^( *(?:- )?(?:[\w./-]+: )?)(?:${scalar})$`, 'gm');
/** Before anything else such lines are comments, whatever they say. */
const openingComments = new RegExp(String.raw`^(?:#[${plain}"\\]*\n)+`);

/** Of the private use area. */
const mark = '\ue000';
/** Stand-ins of numbers count up from here. */
const base = 4_503_599_000_000_000;
/** A text that has the beginning of a stand-in, or could by an escape, is left alone. */
const telltales = [mark, '\\u', '\\U', '\\x', '4503599'];

/** @returns undefined where a text of its own could be taken for a stand-in */
export function hollowed(text: string): Hollowed | undefined {
  if (telltales.some((one) => text.includes(one))) return undefined;
  const taken: Taken[] = [];
  const body = text
    .replace(openingComments, '')
    .replace(alone, (_, before: string, content: string | undefined, digits: string) => {
      const index = taken.length;
      taken.push(content === undefined ? Number(digits) : unescaped(content));
      return content === undefined ? `${before}${base + index}` : `${before}"${mark}${index}"`;
    });
  return { text: body, taken };
}

function unescaped(content: string): string {
  return content.includes('\\') ? String(JSON.parse(`"${content}"`)) : content;
}

/**
 * How a parsed hollowed text is filled. Only where each stand-in is one whole value: then it was a
 * double quoted scalar or a decimal number, and another in its place changes nothing else.
 *
 * @returns undefined where a stand-in is elsewhere: in a key, within a block of text, in a comment
 */
export function fillingOf(document: unknown, count: number): Filling | undefined {
  const seen: number[] = [];
  const filling = fillingAt(document, seen);
  return seen.length === count ? filling : undefined;
}

function fillingAt(value: unknown, seen: number[]): Filling {
  const index = indexOf(value);
  if (index !== undefined) {
    seen.push(index);
    return (taken) => taken[index];
  }
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

/** Which of those taken a value stands for. */
function indexOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= base ? value - base : undefined;
  if (typeof value !== 'string' || !value.startsWith(mark)) return undefined;
  return Number(value.slice(mark.length));
}
