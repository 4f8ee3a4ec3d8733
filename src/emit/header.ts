import { hash } from 'node:crypto';
import type { Artifact } from '../targets/types.ts';

/**
 * The two lines at the head of every generated file: what it is, and from which source with which
 * checksum of the text around them. A `#!` line stays the first of the file. One that branches merge line
 * by line has no checksum.
 */
const stampLine =
  /^(?:# |-- |<!-- )cronwright: from (.+), (?:body sha256 ([0-9a-f]{16})|merged by line)(?: -->)?\r?$/;

/** Lines in which a header is looked for: an edit above it must not hide it. */
const searched = 12;

/** What a generated file says about itself. */
export interface Header {
  readonly sourcePath: string;
  /** Whether the text is still the one that was written, as far as its checksum tells. */
  readonly intact: boolean;
  /** The file without its header. */
  readonly body: string;
}

/** An artifact as it stands on the disk: what is proved, what is written and what is compared. */
export function withHeader(artifact: Artifact, sourcePath: string): string {
  const known = headed.get(artifact);
  return known?.sourcePath === sourcePath ? known.text : headedText(artifact, sourcePath);
}

/** A weak map holds what its keys lead to through many collections: only what is to be kept is put here. */
const headed = new WeakMap<Artifact, { readonly sourcePath: string; readonly text: string }>();

/**
 * The same artifact with its header put on already, for those that are kept by the thousand: its body is the
 * end of that text, which V8 holds once.
 */
export function withHeaderAtOnce(artifact: Artifact, sourcePath: string): Artifact {
  const text = headedText(artifact, sourcePath);
  const { body } = artifact;
  const one = {
    ...artifact,
    body: text.endsWith(body) ? text.slice(text.length - body.length) : body,
  };
  headed.set(one, { sourcePath, text });
  return one;
}

function headedText(artifact: Artifact, sourcePath: string): string {
  const { body, comment, notice } = artifact;
  const seal = artifact.stamp ?? `body sha256 ${checksum(body)}`;
  const stamp = `cronwright: from ${sourcePath}, ${seal}`;
  const header = `${[notice, stamp].map((line) => commented(line, comment)).join('\n')}\n`;
  if (!body.startsWith('#!')) return header + body;
  const end = body.indexOf('\n') + 1;
  return body.slice(0, end) + header + body.slice(end);
}

/** The header of a text, or undefined where there is none: then the file is not cronwright's. */
export function readHeader(text: string): Header | undefined {
  const stamp = findStamp(text);
  if (!stamp) return undefined;
  const { sourcePath, sum, notice, next } = stamp;
  const before = text.slice(0, notice);
  const body = next === undefined ? before.replace(/\n$/, '') : before + text.slice(next);
  return { sourcePath, intact: sum === undefined || checksum(body) === sum, body };
}

/** The source that a text says it was generated from; undefined where it says nothing. */
export function sourcePathIn(text: string): string | undefined {
  return findStamp(text)?.sourcePath;
}

interface Stamp {
  readonly sourcePath: string;
  readonly sum: string | undefined;
  /** Where the line before it begins. */
  readonly notice: number;
  /** Where the line after it begins, if there is one. */
  readonly next: number | undefined;
}

/** Line by line, not further than it may stand: most texts are long. */
function findStamp(text: string): Stamp | undefined {
  let [notice, start] = [0, 0];
  for (let line = 0; line < searched; line++) {
    const end = text.indexOf('\n', start);
    const match = stampLine.exec(end === -1 ? text.slice(start) : text.slice(start, end));
    if (match?.[1]) {
      const sourcePath = match[0].startsWith('<!--') ? withoutReferences(match[1]) : match[1];
      return { sourcePath, sum: match[2], notice, next: end === -1 ? undefined : end + 1 };
    }
    if (end === -1) return undefined;
    [notice, start] = [start, end + 1];
  }
  return undefined;
}

/** Whether a line is the one with the checksum. */
export function hasChecksum(line: string): boolean {
  return stampLine.exec(line)?.[2] !== undefined;
}

/** What ends a comment, or a line for some reader, in the middle of a text. */
const leadsOut = /\p{Cc}|\p{Zl}|\p{Zp}|--!?>/u;

/**
 * @throws Error for a text that would not stay in its comment: what follows could run. Paths are
 * refused where they come in (CW007), so this is a bug.
 */
function commented(line: string, comment: Artifact['comment']): string {
  if (leadsOut.test(line)) throw new Error(`${JSON.stringify(line)} leads out of its comment`);
  switch (comment) {
    case 'hash':
      return `# ${line}`;
    case 'html':
      return `<!-- ${withReferences(line)} -->`;
    case 'dashes':
      return `-- ${line}`;
  }
}

/**
 * XML forbids two hyphens in a comment (XML 1.0, section 2.5) and two characters anywhere (section
 * 2.2): one such path and no browser would show the picture. They are written as references, which
 * are no more than letters there, and read back by us.
 */
function withReferences(line: string): string {
  return line.replace(/(?<=-)-|&(?=#)|[\ufffe\uffff]/g, (one) => `&#${one.charCodeAt(0)};`);
}

function withoutReferences(line: string): string {
  return line.replace(/&#(38|45|65534|65535);/g, (_, code) => String.fromCharCode(Number(code)));
}

/** For one text after the other: encoded into memory of its own, each would ask the system for new pages. */
const room = Buffer.allocUnsafe(1 << 16);
const mostBytesOfUnit = 3;

function checksum(text: string): string {
  const fits = text.length * mostBytesOfUnit <= room.length;
  const bytes = fits ? room.subarray(0, room.write(text)) : text;
  return hash('sha256', bytes, 'hex').slice(0, 16);
}
