import { type Document, parseDocument, visit } from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../../diagnostics/source-file.ts';
import { growTree } from './grow.ts';
import { syntaxError } from './syntax.ts';
import type { MapNode } from './tree.ts';
import { masked, needsQuotes, type Unquoted, unquotedAround } from './unquoted.ts';

/** What a file holds, as far as it can be told. */
export interface ParsedFile {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where the syntax leaves open what the author meant: then nothing more is checked. */
  readonly root?: MapNode;
  /** Values that a diagnostic already refused; what else is said about them would mislead. */
  readonly doubtful: readonly Span[];
}

const maxPasses = 20;

/** Reads YAML 1.2 into a tree with places. Unquoted cron texts are told and passed over. */
export function parseFile(file: SourceFile): ParsedFile {
  const { document, unquoted } = parsePassing(file.text);
  const diagnostics = unquoted.map((value) => needsQuotes(file, value));
  const spans = diagnostics.flatMap(({ span }) => (span ? [span] : []));
  const fault = syntaxError(file, document) ?? wrongVersion(file, document);
  if (fault) return { diagnostics: [...diagnostics, fault], doubtful: spans };
  const grown = growTree(file, document);
  const all = [...diagnostics, ...grown.diagnostics];
  const doubtful = [...spans, ...grown.doubtful];
  if (grown.root === undefined) return { diagnostics: all, doubtful };
  return { diagnostics: all, doubtful, root: grown.root };
}

/** The YAML reader's own nodes, with offsets into the text: for edits, which must see what is written. */
export function parseText(text: string): Document.Parsed {
  return parsePassing(text).document;
}

interface Pass {
  readonly document: Document.Parsed;
  readonly unquoted: readonly Unquoted[];
}

/** Reads again with unquoted cron texts masked, until the reader stumbles over none. */
function parsePassing(text: string): Pass {
  let unquoted: readonly Unquoted[] = [];
  for (let pass = 0; ; pass++) {
    const readable = masked(text, unquoted);
    const document = parseDocument(readable, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: false, // growTree tells duplicates with their first place, in linear time
      prettyErrors: false,
      logLevel: 'error',
    });
    const found = pass < maxPasses ? stumbles(readable, document) : [];
    if (found.length === 0) return { document, unquoted };
    unquoted = [...unquoted, ...found];
  }
}

function stumbles(text: string, document: Document.Parsed): readonly Unquoted[] {
  const offsets = document.errors.map(({ pos }) => pos[0]);
  const anchors = new Set<string>();
  visit(document, {
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor) anchors.add(node.anchor);
    },
    Alias: (_key, node) => {
      if (!anchors.has(node.source) && node.range) offsets.push(node.range[0]);
    },
  });
  const byStart = new Map<number, Unquoted>();
  for (const offset of offsets) {
    for (const value of unquotedAround(text, offset)) byStart.set(value.start, value);
  }
  return [...byStart.values()];
}

function wrongVersion(file: SourceFile, document: Document.Parsed): Diagnostic | undefined {
  const { yaml } = document.directives;
  if (!yaml.explicit || yaml.version === '1.2') return undefined;
  const start = Math.max(0, file.text.search(/^%YAML/m));
  return diagnostic('CW020', `the file says it is YAML ${yaml.version}`, {
    span: { file, start, end: start + '%YAML 1.1'.length },
    label: 'where yes, no and 10:00 are not what they seem',
    help: 'take the line out; the file is read as YAML 1.2',
  });
}
