import { spawn } from 'node:child_process';

/** How a program ended: its exit status and what it printed. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  /** The whole environment of the program; the caller's own when absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the program reads; without it, nothing. */
  readonly stdin?: string;
  /** Milliseconds after which it is killed; two minutes when absent. */
  readonly timeout?: number;
  /** Who runs it; the caller when absent. */
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Runs a program to its end; a status other than 0 is an answer, not an error.
 * @throws when it cannot be started, or is ended by a signal or the time limit.
 */
export function runProgram(
  argv: readonly [string, ...string[]],
  { stdin = '', timeout = 120_000, ...options }: ProgramOptions = {},
): Promise<Ended> {
  const [program, ...rest] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { ...options, timeout, killSignal: 'SIGKILL' });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      const text = { stdout: `${Buffer.concat(stdout)}`, stderr: `${Buffer.concat(stderr)}` };
      if (status === null) reject(new Error(`${program}: ended by ${signal}\n${text.stderr}`));
      else resolve({ status, ...text });
    });
    // A program that doesn't read its input may close it early.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}
