import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asJson, type Database, emptied } from '../../products/sql/database.ts';
import { installed } from '../installed.ts';
import { type Ended, runProgram } from '../run-program.ts';

/** PostgreSQL refuses to run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const user = 'cronwright';

/**
 * A server of Debian's PostgreSQL with an empty cluster, reached through a socket only. Its files are
 * copied, because the user that it runs as may not be let into the checkout.
 */
export async function openPostgresql(): Promise<Database> {
  const root = mkdtempSync(join(tmpdir(), 'postgresql-'));
  chmodSync(root, 0o1777);
  cpSync(installed('postgresql'), join(root, 'program'), { recursive: true });
  const cluster = join(root, 'cluster');
  expectDone(
    await program(
      root,
      'initdb',
      '-D',
      cluster,
      '-U',
      user,
      ...'-A trust -E UTF8 -N'.split(' '),
      '--no-locale',
    ),
  );
  const server = serve(root, cluster);
  await untilReady(root, server);
  return {
    answer: (statements, query) => answer(root, statements, query),
    async close() {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(root, { recursive: true });
    },
  };
}

function place(root: string, name: string): string {
  return join(root, 'program/usr/lib/postgresql/15/bin', name);
}

function environment(root: string) {
  const folders = ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu'];
  const libraries = folders.map((folder) => join(root, 'program', folder));
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', LD_LIBRARY_PATH: libraries.join(':') };
}

function program(root: string, name: string, ...args: readonly string[]): Promise<Ended> {
  return runProgram([place(root, name), ...args], { cwd: root, env: environment(root), ...nobody });
}

function serve(root: string, cluster: string): ChildProcess {
  const settings = ['listen_addresses=', 'fsync=off', 'jit=off', `unix_socket_directories=${root}`];
  const args = ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
  return spawn(place(root, 'postgres'), args, {
    cwd: root,
    env: environment(root),
    stdio: 'ignore',
    ...nobody,
  });
}

async function untilReady(root: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const { status } = await program(root, 'pg_isready', '-h', root, '-U', user);
    if (status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`PostgreSQL did not come up (status ${server.exitCode})`);
}

async function answer(root: string, statements: readonly string[], query: string) {
  const script = [emptied, ...statements, `${asJson(query)};`].join('\n');
  const args = ['-h', root, '-U', user, '-d', 'postgres', '-XqAt', '-v', 'ON_ERROR_STOP=1'];
  const ended = await runProgram([place(root, 'psql'), ...args], {
    env: environment(root),
    stdin: script,
  });
  expectDone(ended);
  return JSON.parse(ended.stdout);
}

function expectDone({ status, stderr }: Ended): void {
  if (status !== 0) throw new Error(stderr);
}
