import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Goal, type Line, markdownTable } from './lines.ts';
import { rows } from './rows/registry.ts';

/** bench/results.json and docs/performance.md: the last figures of every line. */

interface Result extends Line {
  /** Pairs that its median is of. */
  readonly runs: number;
  /** Node and its zone data: the table of a zone depends on both. */
  readonly node: string;
  readonly tz: string;
}

type Results = Readonly<Record<string, Result>>;

/** Lines that were not measured this time keep their figures; those of goals that are gone go. */
export function mergedResults(
  goals: readonly Goal[],
  before: Results,
  measured: readonly Result[],
): Results {
  const now = Object.fromEntries(measured.map((result) => [result.id, result]));
  return Object.fromEntries(
    goals.flatMap(({ id }) => {
      const result = now[id] ?? before[id];
      return result ? [[id, result]] : [];
    }),
  );
}

/** The page: its prose with the table put in. @throws Error when there is no place for it */
export function pageText(template: string, goals: readonly Goal[], results: Results): string {
  const place = '<!-- table -->';
  if (!template.includes(place)) throw new Error(`the page's prose has no ${place}`);
  const lines = Object.values(results);
  const missing = goals.filter(({ id }) => !results[id]);
  const notes = missing.map(({ what }) => `\nNot measured yet: ${what}.`).join('');
  const machines = [...new Set(lines.map(({ node, tz }) => `Node ${node} with tz ${tz}`))];
  const table = `${markdownTable(lines)}\n${notes ? `${notes}\n` : ''}\nMeasured with ${machines.join(', ')}.`;
  return template.replace(place, () => table);
}

/** Writes what was measured beside what was known. */
export function writeResults(lines: readonly Line[], runs: number, root: string): void {
  const path = join(root, 'bench/results.json');
  const before: Results = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const { node, tz = 'unknown' } = process.versions;
  const measured = lines.map((line) => ({ ...line, runs, node, tz }));
  const goals = rows.flatMap((row) => row.goals);
  const results = mergedResults(goals, before, measured);
  writeFileSync(path, `${JSON.stringify(results, undefined, 2)}\n`);
  const template = readFileSync(join(root, 'bench/performance.template.md'), 'utf8');
  writeFileSync(join(root, 'docs/performance.md'), pageText(template, goals, results));
}
