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
const digitsOfBase = '4503599';
const telltales = [mark, '\\u', '\\U', '\\x', digitsOfBase];

/**
 * As `hollowedLineByLine`, and faster by half for a text that differs from one of the last in short texts
 * and numbers only, as nearly all do.
 * @returns undefined where a text of its own could be taken for a stand-in
 */
export function hollowed(text: string): Hollowed | undefined {
  const opening = openingComments.exec(text)?.[0] ?? '';
  if (!opening.includes('\\') && !text.includes(digitsOfBase)) {
    for (const mould of moulds) {
      const taken = takenFrom(text, opening.length, mould);
      if (!taken) continue;
      if (mould !== moulds[0]) moulds = [mould, ...moulds.filter((other) => other !== mould)];
      return { text: mould.text, taken };
    }
  }
  const hollow = hollowedLineByLine(text);
  if (!hollow) return undefined;
  const others = moulds.filter(({ text: known }) => known !== hollow.text);
  moulds = [hollow.mould, ...others.slice(0, mostMoulds - 1)];
  return { text: hollow.text, taken: hollow.taken };
}

/** A hollowed text in pieces. */
interface Mould {
  readonly text: string;
  /** What stands in front of each stand-in, from the one before on. */
  readonly before: readonly { readonly constant: string; readonly kind: 'text' | 'number' }[];
  /** What stands behind the last. */
  readonly end: string;
}

/** Of the last texts, the latest first. */
let moulds: readonly Mould[] = [];
const mostMoulds = 8;

/**
 * What fills the mould so that it gives this text from `start` on. Its lines are those that the mould was made
 * of, but for scalars that stand alone on them as well: nothing else could be taken out. Texts with an escape
 * may hold what looks like a stand-in, and are looked at line by line.
 */
function takenFrom(text: string, start: number, { before, end }: Mould): Taken[] | undefined {
  const taken: Taken[] = [];
  let at = start;
  for (const { constant, kind } of before) {
    if (!text.startsWith(constant, at)) return undefined;
    const scalar = kind === 'text' ? plainText : number;
    scalar.lastIndex = at + constant.length;
    const content = scalar.exec(text)?.[1];
    if (content === undefined) return undefined;
    taken.push(kind === 'text' ? content : Number(content));
    at = scalar.lastIndex;
  }
  return text.length === at + end.length && text.endsWith(end) ? taken : undefined;
}

const plainText = new RegExp(`"([${plain}]*)"`, 'y');
const number = /(0|[1-9]\d{0,9})/y;

/** @returns undefined where a text of its own could be taken for a stand-in */
export function hollowedLineByLine(
  text: string,
): (Hollowed & { readonly mould: Mould }) | undefined {
  if (telltales.some((one) => text.includes(one))) return undefined;
  const taken: Taken[] = [];
  const before: Mould['before'][number][] = [];
  const body = text.replace(openingComments, '');
  let last = 0;
  const hollow = body.replace(
    alone,
    (found, key: string, content: string | undefined, digits: string, at: number) => {
      const index = taken.length;
      taken.push(content === undefined ? Number(digits) : unescaped(content));
      const constant = body.slice(last, at + key.length);
      before.push({ constant, kind: content === undefined ? 'number' : 'text' });
      last = at + found.length;
      return content === undefined ? `${key}${base + index}` : `${key}"${mark}${index}"`;
    },
  );
  return { text: hollow, taken, mould: { text: hollow, before, end: body.slice(last) } };
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
