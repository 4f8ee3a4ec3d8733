import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Bench } from './row.ts';

/** Whole processes of Node, from their start to their end. */

export interface Ran {
  /** From before the start to the end. */
  readonly milliseconds: number;
  /** The most memory that it held. */
  readonly bytes: number;
  readonly out: string;
}

export interface Asked {
  readonly args: readonly string[];
  /** Default: the repository's root. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Statuses that are no failure of the measurement. */
  readonly statuses?: readonly number[];
}

/** Extra certificates are read at every start of Node 20 and would count as its bare start. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS, NODE_OPTIONS, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1' };
}

/**
 * Runs Node and times it. @throws Error for a status that was not expected, with what it said.
 * @param memory whether the child also says how much memory it held, which costs it a little time
 */
export async function runNode(
  { args, cwd, env, statuses = [0] }: Asked,
  bench: Pick<Bench, 'root' | 'folder'>,
  memory: 'measured' | 'not measured' = 'not measured',
): Promise<Ran> {
  const told = join(bench.folder, 'memory');
  const preload = ['--require', join(bench.root, 'bench/children/say-memory.cjs')];
  const all = memory === 'measured' ? [...preload, ...args] : args;
  const start = performance.now();
  const child = spawn(process.execPath, all, {
    cwd: cwd ?? bench.root,
    env: { ...cleanEnvironment(), ...env, BENCH_MEMORY: told },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: { out: string; err: string } = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const milliseconds = performance.now() - start;
  if (status === null || !statuses.includes(status)) {
    throw new Error(`node ${args.join(' ')} ended with ${status}:\n${said.err || said.out}`);
  }
  const bytes = memory === 'measured' ? Number(readFileSync(told, 'utf8')) * 1024 : Number.NaN;
  return { milliseconds, bytes, out: said.out };
}
