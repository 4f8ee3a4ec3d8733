import type { Document, ErrorCode, YAMLError } from 'yaml';
import type { Code } from '../../diagnostics/catalogue/index.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../../diagnostics/source-file.ts';
import { maxLevels } from './grow.ts';
import { isWholeLine, levelBefore, lineAt, openBefore } from './syntax-places.ts';

interface Fault {
  readonly file: SourceFile;
  readonly error: YAMLError;
  readonly document: Document.Parsed;
  /** The line on which the reader stopped, without its blanks. */
  readonly line: string;
}

interface Words {
  readonly code: Code;
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
  /** Where to point, if not at the place the reader names. */
  readonly start?: number;
}

/** The first syntax error in our words. Those after it are mostly its echo, so they are not told. */
export function syntaxError(file: SourceFile, document: Document.Parsed): Diagnostic | undefined {
  const [error] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (error === undefined) return undefined;
  const words = wordsFor[error.code]({ file, error, document, line: lineAt(file, error.pos[0]) });
  return diagnostic(words.code, words.message, {
    span: spanOf(file, error, words),
    ...(words.label === undefined ? {} : { label: words.label }),
    ...(words.help === undefined ? {} : { help: words.help }),
  });
}

function spanOf(file: SourceFile, { pos }: YAMLError, { code, start }: Words): Span {
  const { text } = file;
  const named = Math.min(start ?? pos[0], text.length);
  if (code === 'CW024') {
    const first = named + text.slice(named).search(/[^ ]|$/);
    return { file, start: first, end: first + text.slice(first).search(/[:\s]|$/) };
  }
  const until = start === undefined ? pos[1] : named + 1;
  const lineEnd = text.slice(named).search(/\n|$/) + named;
  return { file, start: named, end: Math.max(named, Math.min(until, lineEnd)) };
}

const wordsFor: Readonly<Record<ErrorCode, (fault: Fault) => Words>> = {
  ALIAS_PROPS: () => ({
    code: 'CW010',
    message: 'an alias can carry neither an anchor nor a tag',
    help: 'write the alias alone   *name',
  }),
  BAD_ALIAS: () => ({
    code: 'CW016',
    message: 'an anchor or alias has no name',
    label: '& and * are followed by a name',
    help: 'put quotes around the value if it is a text',
  }),
  BAD_COLLECTION_TYPE: () => unknownTag,
  BAD_DIRECTIVE: () => badDirective,
  BAD_DQ_ESCAPE: ({ file, error }) => ({
    code: 'CW026',
    message: `${file.text.slice(error.pos[0], error.pos[0] + 2)} is no escape that YAML knows`,
    help: 'write the text in single quotes, where a backslash is only a backslash',
  }),
  BAD_INDENT: ({ document, error }) =>
    /must be sufficiently indented and end with/.test(error.message)
      ? unclosedBracket(document, error)
      : badIndent,
  BAD_PROP_ORDER: () => ({
    code: 'CW010',
    message: 'an anchor or tag stands at the wrong place',
    label: 'it belongs behind the key and in front of the value',
  }),
  BAD_SCALAR_START: ({ file, error }) => ({
    code: 'CW025',
    message: `a text that begins with ${file.text[error.pos[0]]} needs quotes`,
    label: 'YAML keeps this character for itself',
    help: 'put the value into double quotes',
  }),
  BLOCK_AS_IMPLICIT_KEY: nestedKey,
  BLOCK_IN_FLOW: () => ({
    code: 'CW023',
    message: 'inside brackets there are only items and commas',
    help: 'close the bracket first, or write the items one a line without brackets',
  }),
  DUPLICATE_KEY: () => ({ code: 'CW015', message: 'a key stands here twice' }),
  IMPOSSIBLE: ({ line }) => (/^[[{]/.test(line) ? bracketAsKey : notYaml),
  KEY_OVER_1024_CHARS: () => ({
    code: 'CW010',
    message: 'a key is longer than 1,024 characters',
    help: 'put a long text into quotes, behind its key',
  }),
  MISSING_CHAR: missingCharacter,
  MULTILINE_IMPLICIT_KEY: (fault) => lineWithoutKey(fault),
  MULTIPLE_ANCHORS: () => ({ code: 'CW010', message: 'a value can have only one anchor' }),
  MULTIPLE_DOCS: () => ({
    code: 'CW019',
    message: 'a second document begins here',
    label: 'one file is one document',
    help: 'take the line --- or ... out, or put what follows into a file of its own',
  }),
  MULTIPLE_TAGS: () => unknownTag,
  NON_STRING_KEY: () => ({ code: 'CW022', message: 'a key must be a text' }),
  RESOURCE_EXHAUSTION: ({ document, error }) => ({
    code: 'CW027',
    message: 'the file is nested too deeply to be read',
    help: 'a schedule needs six levels at most',
    start: levelBefore(document, error.pos[0], maxLevels),
  }),
  TAB_AS_INDENT: () => ({
    code: 'CW011',
    message: 'a tab indents this line',
    label: 'YAML counts blanks only',
    help: 'indent with blanks, two a level; most editors can convert the whole file',
  }),
  TAG_RESOLVE_FAILED: () => unknownTag,
  UNEXPECTED_TOKEN: (fault) => unexpectedText(fault),
};

const notYaml: Words = { code: 'CW010', message: 'this is not YAML' };

const bracketAsKey: Words = {
  code: 'CW022',
  message: 'a key must be a text',
  label: 'a bracket begins here',
  help: 'every line is   key: value',
};

const unknownTag: Words = {
  code: 'CW020',
  message: 'tags have no meaning in this file',
  help: 'take the !tag out; a text that begins with ! needs quotes',
};

const badDirective: Words = {
  code: 'CW020',
  message: 'this directive has no meaning here',
  help: 'take the line out; the file is read as YAML 1.2',
};

const badIndent: Words = {
  code: 'CW024',
  message: 'this line is not indented like its neighbours',
  label: 'it begins at a column where nothing else does',
  help: 'keys that belong together begin at the same column, two blanks a level',
};

const colonInValue: Words = {
  code: 'CW025',
  message: 'a text with a colon and a blank in it needs quotes',
  label: 'YAML takes what stands before the second colon for a key',
  help: 'put the whole value into double quotes',
};

function unclosedBracket(document: Document.Parsed, { message, pos }: YAMLError): Words {
  const bracket = message.endsWith('}') ? '{' : '[';
  return {
    code: 'CW023',
    message: `a bracket ${bracket} is never closed`,
    help: `close it with ${bracket === '{' ? '}' : ']'} on the same line`,
    start: openBefore(document, pos[0], 'collection'),
  };
}

function missingCharacter({ document, error }: Fault): Words {
  if (error.message.includes('quote')) {
    const start = openBefore(document, error.pos[0], 'scalar');
    return {
      code: 'CW023',
      message: 'a quote is never closed',
      label: 'it opens here',
      help: 'close it on the same line',
      start,
    };
  }
  if (error.message.startsWith('Comments')) {
    return {
      code: 'CW010',
      message: 'a comment needs a blank in front of it',
      help: 'put a blank before the #, or quotes around the text',
    };
  }
  return { code: 'CW028', message: 'a key or a colon is missing here', help: keyHelp };
}

const keyHelp = 'every line is   key: value   with a blank behind the colon';

function lineWithoutKey({ file, line, error }: Fault): Words {
  const hasKey = /^[^\s#]+:(\s|$)/.test(line);
  const isLater = file.text.slice(...error.pos).includes('\n');
  if (hasKey && !isLater) return badIndent;
  // A key on the column of a list's dashes: the reader names the item above it.
  if (line.startsWith('- ') && isLater) {
    return { ...badIndent, start: file.text.indexOf('\n', error.pos[0]) + 1 };
  }
  return { code: 'CW028', message: 'this line has no key', help: keyHelp };
}

function unexpectedText({ file, error, line }: Fault): Words {
  const before = file.text.slice(0, error.pos[0]).trimEnd().at(-1);
  if (before === '"' || before === "'") {
    return {
      code: 'CW023',
      message: 'there is text behind a closed quote',
      help: 'put quotes around the whole value; a quote inside is written \\" between double quotes',
    };
  }
  if (/:\s+-\s/.test(line)) {
    return {
      code: 'CW010',
      message: 'a list cannot begin on the line of its key',
      help: 'write   key: [a, b]   or begin the list on the next line',
    };
  }
  return {
    ...notYaml,
    message: 'YAML does not expect this here',
    help: 'a text with signs in it needs quotes',
  };
}

/** Two keys on one line, or a value with a line below it that is indented like its own. */
function nestedKey({ file, error }: Fault): Words {
  const lineEnd = file.text.indexOf('\n', error.pos[0]);
  const rest = file.text.slice(error.pos[0], lineEnd === -1 ? undefined : lineEnd);
  if (/:(\s|$)/.test(rest)) return isWholeLine(file, error.pos[0]) ? badIndent : colonInValue;
  return { ...badIndent, start: lineEnd + 1 };
}
