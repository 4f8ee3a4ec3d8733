import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  acceptabilityOf,
  type Code,
  catalogue,
  isCode,
} from '../../src/diagnostics/catalogue/index.ts';
import { displayable } from '../../src/diagnostics/displayable.ts';
import { howToAccept } from '../../src/diagnostics/how-to-accept.ts';
import { repository } from './blocks.ts';
import { situationOf } from './without-example.ts';

/** A golden case with its file mended beside it: what the page shows of its code. */
export interface Example {
  readonly code: Code;
  /** The folder of `jobs.yaml`, `expected.txt` and `fixed.yaml`. */
  readonly folder: string;
}

const cases = join(repository, 'test/diagnostics');

/** The golden cases that have a `fixed.yaml`; their names begin with the number of their code. */
export function examples(): readonly Example[] {
  return ['err', 'ok'].flatMap((kind) =>
    readdirSync(join(cases, kind))
      .sort()
      .map((name) => ({ code: `CW${name.slice(0, 3)}`, folder: join(cases, kind, name) }))
      .filter(({ folder }) => existsSync(join(folder, 'fixed.yaml')))
      .flatMap(({ code, folder }) => (isCode(code) ? [{ code, folder }] : [])),
  );
}

const chapters: readonly (readonly [begins: string, title: string])[] = [
  ['CW0', 'The file and its YAML'],
  ['CW1', 'Keys and values'],
  ['CW2', 'Cron expressions'],
  ['CW3', 'Names'],
  ['CW4', 'What a target can do'],
  ['CW5', 'Policies and expectations'],
  ['CW6', 'What is proved'],
  ['CW7', 'Advice'],
  ['CW9', 'Generated files'],
];

function block(language: string, text: string): string {
  const lines = text.trimEnd().split('\n');
  return `\`\`\`${language}\n${lines.map(displayable).join('\n')}\n\`\`\``;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<[\]]/g, '\\$&');
}

/** An explanation as Markdown: a line is a paragraph, and indented lines together are a sample. */
function paragraphs(text: string): string {
  return text
    .split(/\n(?! )|\n(?= )(?<!\n .*\n)/)
    .map((part) =>
      part.startsWith(' ') ? block('text', part.replace(/^ +/gm, '')) : escaped(part),
    )
    .join('\n\n');
}

/** The lines that differ, in one piece, with a line around them to find them by. */
export function change(before: string, after: string): string {
  const [old, now] = [before, after].map((text) => text.trimEnd().split('\n'));
  if (!old || !now) return '';
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [
    ...old.slice(Math.max(0, head - 1), head).map((line) => ` ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
    ...old
      .slice(old.length - tail)
      .slice(0, 1)
      .map((line) => ` ${line}`),
  ].join('\n');
}

/** Whether it can be accepted, in brackets behind the title. A note needs no leave. */
function acceptance(code: Code): string {
  if (catalogue[code].severity === 'note') return '';
  switch (acceptabilityOf(code)) {
    case 'never':
      return " (can't be accepted)";
    case 'whole':
      return ' (can be accepted)';
    case 'byDate':
      return ' (can be accepted for one target, on all dates or on those that are named)';
  }
}

/** What to write where it is meant. */
function howAccepted(code: Code): readonly string[] {
  const [words, sample] = howToAccept(code)?.split('\n') ?? [];
  return words === undefined || sample === undefined ? [] : [words, block('yaml', sample.trim())];
}

function shown(code: Code, example: Example | undefined): string {
  if (!example) return `No small file causes it. ${situationOf(code) ?? ''}`;
  const read = (name: string) => readFileSync(join(example.folder, name), 'utf8');
  return [
    block('yaml', read('jobs.yaml')),
    block('text', read('expected.txt')),
    'Mended:',
    block('diff', change(read('jobs.yaml'), read('fixed.yaml'))),
  ].join('\n\n');
}

function entry(code: Code, example: Example | undefined): string {
  const { severity, title, explanation } = catalogue[code];
  return [
    `### ${code}`,
    `**${severity}: ${escaped(title)}**${acceptance(code)}`,
    paragraphs(explanation),
    ...howAccepted(code),
    shown(code, example),
  ].join('\n\n');
}

const preface = `<!-- Written by test/docs/diagnostics-page.test.ts from src/diagnostics/catalogue/ and test/diagnostics/. -->

# What cronwright says

Every problem that cronwright can name has a code, which stays the same when its words change.
\`npx cronwright explain CW401\` tells in the terminal what this page tells, without the examples.

An **error** keeps everything from being written, a **warning** does so with \`--strict\`, a **note**
never does. Each example is a whole \`jobs.yaml\`, what cronwright says about it, and a change that
mends it; what it holds that nobody sees is written as \`\\u{…}\`.`;

/** The page: every code of the catalogue, in order, with its example. */
export function diagnosticsPage(): string {
  const known = new Map(examples().map((example) => [example.code, example]));
  const codes = Object.keys(catalogue).filter(isCode).sort();
  const parts = chapters.flatMap(([begins, title]) => {
    const inside = codes.filter((code) => code.startsWith(begins));
    const list = inside.map(
      (code) => `- [${code}](#${code.toLowerCase()}) ${escaped(catalogue[code].title)}`,
    );
    return [`## ${title}`, list.join('\n'), ...inside.map((code) => entry(code, known.get(code)))];
  });
  return `${[preface, ...parts].join('\n\n')}\n`;
}
