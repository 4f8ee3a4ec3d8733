import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { firstHidden, type HiddenKind } from './characters.ts';
import { firstInvalidByte } from './utf8.ts';

/** 64 MiB: a hundred thousand jobs need half of it. */
export const maxBytes = 64 * 1024 * 1024;
/** A hundred thousand jobs need half of them. Parsed, they are gigabytes. */
export const maxEntries = 2_000_000;

/**
 * The text of a source file, or why it can't be read. A byte order mark is dropped and CRLF becomes
 * LF, so that offsets, lines and columns are those an editor shows.
 */
export function decodeSource(path: string, bytes: Uint8Array): SourceFile | Diagnostic {
  if (bytes.length > maxBytes) return tooLarge(path, bytes.length);
  const invalid = firstInvalidByte(bytes);
  if (invalid !== undefined) return notUtf8(path, bytes, invalid);
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
  const entries = entriesIn(text);
  if (entries > maxEntries) return tooManyEntries(path, entries);
  const file: SourceFile = { path, text };
  if (text.trim() === '') return empty(file);
  return refusedCharacter(file) ?? file;
}

function tooLarge(path: string, length: number): Diagnostic {
  const size = (length / 1024 / 1024).toFixed(1);
  return diagnostic('CW006', `${path} has ${size} MiB; the limit is 64`, {
    help: 'check that this is the schedule and not a log or a dump',
  });
}

function tooManyEntries(path: string, entries: number): Diagnostic {
  const [found, most] = [entries, maxEntries].map((count) => count.toLocaleString('en'));
  return diagnostic('CW006', `${path} has ${found} entries; the limit is ${most}`, {
    help: 'check that this is the schedule and not a log or a dump',
  });
}

/**
 * About how much there is to parse, before anything is: keys with their values, and items that have a line of
 * their own. Colons within values count as well; of a list in brackets nothing does.
 */
export function entriesIn(text: string): number {
  return countOf(':', text) + (text.match(/^ *-/gm)?.length ?? 0);
}

/** How often a character stands in a text, those within values included. */
function countOf(character: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}

function empty(file: SourceFile): Diagnostic {
  return diagnostic('CW002', `${file.path} says nothing`, {
    span: { file, start: 0, end: 0 },
    help: 'cronwright init   writes a small file to begin with',
  });
}

function notUtf8(path: string, bytes: Uint8Array, offset: number): Diagnostic {
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const before = new TextDecoder().decode(bytes.subarray(0, offset)).replaceAll('\r\n', '\n');
  const rest = new TextDecoder().decode(bytes.subarray(offset)).replaceAll('\r\n', '\n');
  const file: SourceFile = { path, text: before + rest };
  const byte = `0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}`;
  return diagnostic('CW003', `${path} is not UTF-8`, {
    span: { file, start: before.length, end: before.length + 1 },
    label: `byte ${offset + 1} of the file is ${byte}`,
    help: isUtf16
      ? 'it looks like UTF-16: save it as UTF-8'
      : 'save the file as UTF-8; accents from an old editor are often Latin-1',
  });
}

const meaning: Readonly<Record<HiddenKind, string>> = {
  control: 'a control character, which no editor shows',
  bidirectional: 'turns the reading direction: the line does not say what it seems to say',
  invisible: 'takes no room: no reader sees that it is there',
};

function refusedCharacter(file: SourceFile): Diagnostic | undefined {
  const found = firstHidden(file.text);
  if (!found) return undefined;
  const isReturn = file.text[found.offset] === '\r';
  const code = found.kind === 'control' ? 'CW004' : 'CW005';
  return diagnostic(code, `the character ${found.name} is not allowed in the source`, {
    span: { file, start: found.offset, end: found.offset + 1 },
    label: isReturn ? 'a carriage return without a line feed' : meaning[found.kind],
    help: isReturn ? 'end lines with LF or CRLF' : 'delete it',
  });
}
