import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The built program. */
export const program = join(root, 'dist/cronwright.cjs');

/** The built program, run as users run it. */
export interface ProgramRun {
  readonly status: number | null;
  readonly out: string;
  readonly talk: string;
}

/** Runs `cronwright ARGS` in a folder, as a process of its own. */
export function cronwright(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): ProgramRun {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  if (error) throw error;
  return { status, out: stdout, talk: stderr };
}

/** A copy of the committed schedule with all that was generated from it. */
export function copyOfTheRealSchedule(): string {
  const copy = mkdtempSync(join(tmpdir(), 'cronwright-'));
  for (const path of [
    'schedules',
    'generated',
    'docs/jobs-schedule.md',
    'docs/jobs-schedule.svg',
  ]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  return copy;
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Every file below a folder: its path, whether it may be executed, and its bytes. */
export function bytesBelow(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    files.map((path) => {
      const executable = (statSync(path).mode & 0o100) !== 0 ? 'x' : '-';
      return [path.slice(folder.length + 1), `${executable} ${readFileSync(path, 'utf8')}`];
    }),
  );
}
