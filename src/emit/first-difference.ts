import { hasChecksum } from './header.ts';

/** Characters of a line that are quoted at most, and how many of them may stand before the fault. */
const quotedLength = 60;
const lead = 16;

/**
 * Where a file first departs from what it should be, in one sentence. The checksum's line, which
 * differs whenever anything does, is passed over.
 */
export function firstDifference(found: string, expected: string): string {
  if (found.replaceAll('\r\n', '\n') === expected) return 'its lines end in CRLF';
  const there = found.split('\n');
  const wanted = expected.split('\n');
  const length = Math.max(there.length, wanted.length);
  for (let index = 0; index < length; index++) {
    const [is, should] = [there[index], wanted[index]];
    if (is === should || (hasChecksum(is ?? '') && hasChecksum(should ?? ''))) continue;
    return sentence(index + 1, is, should);
  }
  return 'its checksum was changed';
}

function sentence(line: number, is: string | undefined, should: string | undefined): string {
  const [there, wanted] = withoutIndent(is ?? '', should ?? '');
  const from = Math.max(0, commonStart(there, wanted) - lead);
  const says = should === undefined ? 'ends before it' : `says ${excerpt(wanted, from)}`;
  const stands = is === undefined ? 'is missing' : `is ${excerpt(there, from)}`;
  return `line ${line} ${stands}, the source ${says}`;
}

/** Indentation says nothing here, unless it is the difference. */
function withoutIndent(is: string, should: string): readonly [string, string] {
  return is.trim() === should.trim() ? [is, should] : [is.trim(), should.trim()];
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Up to sixty characters of a line, with an ellipsis where it goes on. */
function excerpt(line: string, from: number): string {
  const start = line.length <= quotedLength ? 0 : Math.min(from, line.length - quotedLength);
  const end = start + quotedLength;
  const text = line.slice(start, end);
  const mark = text.includes('"') ? '`' : '"';
  return `${mark}${start > 0 ? '…' : ''}${text}${end < line.length ? '…' : ''}${mark}`;
}
