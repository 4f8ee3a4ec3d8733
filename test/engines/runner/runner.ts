import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Shell, toolbox } from './shells.ts';

export const SCRIPT = fileURLToPath(
  new URL('../../../src/products/run-job/run-job.sh', import.meta.url),
);

export const TOKEN = 's3cret-"t0k\\en';

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly finished: Promise<Finished>;
}

export interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly script?: string;
  /** Run as nobody when the tests run as root, who may write everywhere. */
  readonly unprivileged?: boolean;
  /** Put in front of the shell: `unshare` and its like. */
  readonly under?: readonly string[];
}

const boxes = new Map<string, string>();

/** The complete toolbox of a shell, made once per test file. */
export function fullToolbox(shell: Shell): string {
  const box = boxes.get(shell.name) ?? toolbox(shell);
  boxes.set(shell.name, box);
  return box;
}

let count = 0;

/** A job name that no other test uses. */
export function newJob(): string {
  count += 1;
  return `job_${process.pid}_${count}`;
}

/** Throws for bytes that are not valid UTF-8, which a lenient reader would hide. */
function utf8(chunks: readonly Buffer[]): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

function collect(child: ChildProcess): Promise<Finished> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      try {
        resolve({ status, stdout: utf8(out), stderr: utf8(err) });
      } catch (invalid) {
        reject(invalid);
      }
    });
  });
}

/** Starts the runner with nothing in its environment but a PATH and what the setting names. */
export function start(shell: Shell, args: readonly string[], setting: Setting = {}): Started {
  const words = [...(setting.under ?? []), ...shell.command, setting.script ?? SCRIPT, ...args];
  const [program = '', ...rest] = words;
  const nobody = setting.unprivileged === true && process.getuid?.() === 0;
  const child = spawn(program, rest, {
    env: { PATH: setting.path ?? fullToolbox(shell), ...setting.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(nobody ? { uid: 65534, gid: 65534 } : {}),
  });
  return { child, pid: child.pid ?? 0, finished: collect(child) };
}

export function run(shell: Shell, args: readonly string[], setting?: Setting): Promise<Finished> {
  return start(shell, args, setting).finished;
}

/** The arguments of an ordinary call. */
export function call(job: string, path: string, ...more: readonly string[]): readonly string[] {
  return [...facts(job), '--allow-http', ...more, path];
}

export function facts(job: string): readonly string[] {
  return ['--job', job, '--category', 'campaigns', '--target', 'kubernetes'];
}

export function place(url: string): Readonly<Record<string, string>> {
  return { JOBS_BASE_URL: url, JOBS_TOKEN: TOKEN };
}
