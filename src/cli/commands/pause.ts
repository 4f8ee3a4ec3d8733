import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Compilation } from '../../compile.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { positionAt } from '../../diagnostics/source-file.ts';
import { reasonOf } from '../../diagnostics/system-error.ts';
import { replaceText } from '../../emit/write.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { type PauseEdit, type PauseOwner, pauseEdit, resumeEdit } from '../../source/pause-edit.ts';
import { type PauseWords, pauseText, pauseWordsProblems } from '../../source/pause-text.ts';
import { decodeSource } from '../../source/read-text.ts';
import { withEdits } from '../../source/text-edit.ts';
import type { PauseSource } from '../../source/types.ts';
import { shellCommand } from '../command-line.ts';
import { defaultSource } from '../default-source.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { outJson } from '../json.ts';
import { asWritten, compileFrom, loadAndCompile } from '../load.ts';
import { pauseOwner } from '../pause-owner.ts';
import { readSourceFile } from '../read-source.ts';
import { statusOf } from '../status-of.ts';
import { type Status, status, type Terminal, UsageError } from '../terminal.ts';
import { wrapped } from '../wrapped.ts';
import { pausesOf } from './list.ts';

export interface PauseOptions {
  readonly source: string;
  readonly selector: string;
  /** What to say of the pause; none to take the one that is there out. */
  readonly words?: PauseWords;
  readonly format: BasicFormat;
}

interface Done {
  readonly action: 'paused' | 'resumed' | 'unchanged';
  readonly owner: PauseOwner;
  /** The line that is new, from 1; absent where none is. */
  readonly line?: number;
  readonly catalog: Catalog;
}

/** `cronwright pause` and `cronwright resume`: one line of the source, and nothing else of it. */
export function pause(options: PauseOptions, terminal: Terminal): Status {
  const problems = options.words ? pauseWordsProblems(options.words) : [];
  if (problems.length > 0) {
    talkFindings(problems, terminal, 'The source is as it was.');
    return status.usage;
  }
  const before = loadAndCompile(options.source, terminal, asWritten);
  const { catalog, document } = before;
  if (!catalog || !document) {
    talkFindings(before.diagnostics, terminal, 'The source is as it was.');
    return statusOf(before.diagnostics);
  }
  const owner = pauseOwner(options.selector, catalog);
  const written = document.data[owner.section]?.[owner.name]?.paused;
  if (isAsAsked(written, options.words)) {
    say({ action: 'unchanged', owner, catalog }, options, terminal);
    return status.clean;
  }
  return edit(options, owner, before, terminal);
}

function isAsAsked(written: PauseSource | undefined, words: PauseWords | undefined): boolean {
  if (!words) return !written;
  if (typeof written !== 'object') return false;
  return (['reason', 'by', 'until'] as const).every((key) => written[key] === words[key]);
}

function edit(
  options: PauseOptions,
  owner: PauseOwner,
  before: Compilation,
  terminal: Terminal,
): Status {
  const { source, words } = options;
  const path = resolve(terminal.cwd, source);
  const bytes = readFileSync(path);
  const file = decodeSource(source, bytes);
  if ('code' in file) throw new UsageError(`${source} changed meanwhile; run it again`);
  const wanted = words
    ? pauseEdit(file.text, owner, pauseText(words))
    : resumeEdit(file.text, owner);
  const edits = expectEdits(wanted, file.text, options);
  const characters = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const text = withEdits(characters, edits);
  const after = compiledAs(source, text, terminal);
  const broken = newErrors(before, after);
  if (broken.length > 0 || !after.catalog) {
    talkFindings(broken, terminal, `${source} is as it was.`);
    return status.findings;
  }
  replace(path, { before: bytes, text }, source);
  const line = words && positionAt(file.text, edits[0]?.start ?? 0).line;
  const action = words ? 'paused' : 'resumed';
  say({ action, owner, ...(line ? { line } : {}), catalog: after.catalog }, options, terminal);
  return status.clean;
}

/** @throws UsageError where the source is written in a way that can't be edited here */
function expectEdits(wanted: PauseEdit, text: string, { source, words }: PauseOptions) {
  if (wanted.kind === 'edits') return wanted.edits;
  const { line, column } = positionAt(text, wanted.at);
  const what = words ? `write  paused: ${pauseText(words)}  by hand` : 'take paused out by hand';
  throw new UsageError(`${source}:${line}:${column}: ${wanted.why}; ${what}`);
}

/** The compilation of the text that is to be the source's. */
function compiledAs(source: string, text: string, terminal: Terminal): Compilation {
  const edited = decodeSource(source, new TextEncoder().encode(text));
  return compileFrom(
    (name) => (name === source ? edited : readSourceFile(name, terminal)),
    source,
    terminal,
  );
}

function newErrors(before: Compilation, after: Compilation): readonly Diagnostic[] {
  const known = new Set(before.diagnostics.map(({ code, message }) => `${code} ${message}`));
  return after.diagnostics.filter(
    ({ severity, code, message }) => severity === 'error' && !known.has(`${code} ${message}`),
  );
}

function replace(path: string, change: Parameters<typeof replaceText>[1], source: string): void {
  try {
    if (replaceText(path, change) === 'replaced') return;
  } catch (error) {
    throw new UsageError(`can't write ${source}: ${reasonOf(error)}; it is as it was`);
  }
  throw new UsageError(`${source} changed meanwhile and was left as it is; run it again`);
}

const kinds = { jobs: 'job', categories: 'category', windows: 'window' } as const;

function jobsOf({ section, name }: PauseOwner, { jobs }: Catalog): readonly Job[] {
  switch (section) {
    case 'jobs':
      return jobs.filter(({ source }) => source === name);
    case 'categories':
      return jobs.filter(({ category }) => category?.name === name);
    case 'windows':
      return jobs.filter(({ window }) => window?.name === name);
  }
}

function say(done: Done, { source, words, format }: PauseOptions, terminal: Terminal): void {
  const { action, owner, line, catalog } = done;
  const kind = kinds[owner.section];
  const jobs = jobsOf(owner, catalog);
  const names = jobs.map(({ name }) => name);
  if (format === 'json') {
    outJson(terminal, { action, source, kind, name: owner.name, line: line ?? null, jobs: names });
    return;
  }
  const talk = (text: string) => terminal.talk(`${wrapped(text, terminal.columns)}\n`);
  const isItself = names.length === 1 && names[0] === owner.name;
  const all = isItself ? '' : ` (${names.join(', ') || 'no job'})`;
  const what = `${kind} ${owner.name}`;
  if (action === 'unchanged') {
    talk(`${what} is ${words ? 'already paused so' : 'not paused itself'}; ${source} is as it was`);
  } else {
    const place = line === undefined ? source : `${source}:${line}`;
    talk(`${place}: ${what} is ${action === 'paused' ? 'paused' : 'not paused any more'}${all}`);
  }
  if (!words) sayOtherPauses(jobs, catalog, talk);
  if (action === 'unchanged') return;
  const compile = ['npx', 'cronwright', 'compile', ...(source === defaultSource ? [] : [source])];
  terminal.talk(`\nNow   ${shellCommand(compile)}   and commit and install as ever\n`);
}

/** What holds the jobs all the same: no level un-pauses another. */
function sayOtherPauses(jobs: readonly Job[], catalog: Catalog, talk: (text: string) => void) {
  for (const job of jobs) {
    const others = pausesOf(job, catalog);
    if (others.length > 0) talk(`${job.name} stays paused by ${others.join('; ')}`);
  }
}
