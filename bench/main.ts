import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawProfile } from './draw-profile.ts';
import { judgedLines, type Line, plainTable } from './lines.ts';
import { missingPeers } from './peers.ts';
import { writeResults } from './results.ts';
import type { Bench, Row } from './row.ts';
import { rows } from './rows/registry.ts';

/**
 * `npm run bench`: statuses 0 every goal that was measured holds · 1 one falls short · 2 wrong usage,
 * or a peer is missing · 3 a measurement failed.
 */
const status = { holds: 0, fallsShort: 1, usage: 2, failed: 3 } as const;

/** Ratios of fewer pairs are shown and not written down. */
const leastRuns = 5;

interface Options {
  readonly rows: readonly Row[];
  readonly runs: number;
  readonly program: string;
}

class UsageError extends Error {}

const usage = `npm run bench -- [--only ROW,ROW] [--runs N] [--large] [--program FILE]
rows: ${rows.map(({ id, size }) => (size === 'large' ? `${id} (--large)` : id)).join(' ')}
`;

/** @throws UsageError for a row that does not exist, or a number that is none */
function optionsOf(args: readonly string[], root: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      runs: { type: 'string', default: String(leastRuns) },
      large: { type: 'boolean', default: false },
      program: { type: 'string', default: join(root, 'dist/cronwright.cjs') },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new UsageError('--runs takes a number from 1 up');
  const asked = values.only?.split(',');
  const unknown = asked?.find((id) => !rows.some((row) => row.id === id));
  if (unknown !== undefined) throw new UsageError(`there is no row "${unknown}"`);
  const chosen = rows.filter(({ id, size }) => {
    const wanted = asked === undefined || asked.includes(id);
    return wanted && (size === 'ordinary' || values.large || asked !== undefined);
  });
  return { rows: chosen, runs, program: values.program };
}

async function measureAll(options: Options, bench: Bench): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const row of options.rows) {
    bench.say(`${row.id} …\n`);
    const judged = judgedLines(row.goals, await row.measure(bench));
    process.stdout.write(plainTable(judged));
    lines.push(...judged);
  }
  return lines;
}

/** Runs the bench in a repository and gives its status. */
export async function runBench(args: readonly string[], root: string): Promise<number> {
  const say = (text: string) => process.stderr.write(text);
  let options: Options;
  try {
    options = optionsOf(args, root);
  } catch (error) {
    say(`bench: ${(error as Error).message}\n${usage}`);
    return status.usage;
  }
  const missing = missingPeers(
    options.rows.flatMap(({ peers }) => peers),
    root,
  );
  if (missing.length > 0) {
    say(`bench: ${missing.join('; ')}. Nothing was measured; run npm ci.\n`);
    return status.usage;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cronwright-bench-'));
  try {
    const lines = await measureAll(options, { ...options, root, folder, say });
    if (options.runs >= leastRuns) {
      writeResults(lines, options.runs, root);
      const isWhole = options.rows.some(({ id }) => id === 'compile');
      if (isWhole) await drawProfile({ ...options, root, folder, say });
    } else say(`Fewer than ${leastRuns} runs: nothing was written down.\n`);
    return lines.every(({ holds }) => holds) ? status.holds : status.fallsShort;
  } catch (error) {
    say(`bench: ${(error as Error).stack}\n`);
    return status.failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
