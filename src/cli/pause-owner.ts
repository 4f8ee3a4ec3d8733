import { didYouMean } from '../diagnostics/did-you-mean.ts';
import { parseSelector } from '../model/selector.ts';
import type { Catalog } from '../model/types.ts';
import type { PauseOwner } from '../source/pause-edit.ts';
import { UsageError } from './terminal.ts';

/**
 * What of the source a selector pauses: a key under `jobs`, `categories` or `windows`.
 * @throws UsageError for a word that names none, with what can be paused instead
 */
export function pauseOwner(word: string, catalog: Catalog): PauseOwner {
  const target = /^target:(.+)$/.exec(word)?.[1];
  if (target !== undefined) throw new UsageError(targetHelp(target));
  const selector = parseSelector(word);
  switch (selector?.kind) {
    case undefined:
      throw new UsageError(
        `"${word}" is no selector; pause  category:NAME | window:NAME | job:NAME | NAME`,
      );
    case 'all':
      throw new UsageError(
        `"all" stands nowhere in the source; pause its categories or targets there, or all at once without a deploy:  cronwright switch all --target ID`,
      );
    case 'category':
      return named('categories', selector.name, catalog);
    case 'window':
      return named('windows', selector.name, catalog);
    case 'job':
      return job(selector.name, catalog);
  }
}

function targetHelp(id: string): string {
  return `a target is no selector; to pause it, write under targets, ${id}:   paused: { reason: "…" }`;
}

function named(section: 'categories' | 'windows', name: string, catalog: Catalog): PauseOwner {
  const names = catalog[section].map((each) => each.name);
  if (names.includes(name)) return { section, name };
  const kind = section === 'categories' ? 'category' : 'window';
  throw new UsageError(`there is no ${kind} "${name}"${guess(name, names, `${kind}:`)}`);
}

/** Only what has a key of its own can be paused: a job that several times or windows make has none. */
function job(name: string, { jobs, categories, windows }: Catalog): PauseOwner {
  const sources = [...new Set(jobs.map(({ source }) => source))];
  if (sources.includes(name)) return { section: 'jobs', name };
  const made = jobs.find((each) => each.name === name);
  if (made) {
    const all = jobs.filter(({ source }) => source === made.source).map((each) => each.name);
    const window = made.window ? `, or window:${made.window.name} with all its jobs` : '';
    throw new UsageError(
      `${name} is made by the job ${made.source}; pause that (${all.join(', ')})${window}; alone it can be paused without a deploy:  cronwright switch ${name} --target ID`,
    );
  }
  const known = [
    ...sources,
    ...categories.map((each) => `category:${each.name}`),
    ...windows.map((each) => `window:${each.name}`),
  ];
  const kind = [
    ...categories.map((c) => ({ ...c, of: 'category' })),
    ...windows.map((w) => ({ ...w, of: 'window' })),
  ];
  const other = kind.find((each) => each.name === name);
  const help = other ? `; did you mean "${other.of}:${name}"?` : guess(name, known, '');
  throw new UsageError(`there is no job "${name}"${help}`);
}

function guess(word: string, known: readonly string[], prefix: string): string {
  const meant = didYouMean(word, known);
  return meant ? `; did you mean "${prefix}${meant}"?` : '';
}
