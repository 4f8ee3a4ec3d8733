import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Printed } from '../../docs/project.ts';

const setup = fileURLToPath(new URL('host.sh', import.meta.url));
const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** A Debian host in namespaces of its own (host.sh); needs root. */
export class Host {
  private readonly folder: string;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private count = 0;

  private constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'cronwright-host-'));
    chmodSync(this.folder, 0o755); // the jobs' user starts sudo's programs from here
    this.child = spawn('unshare', [...namespaces, 'sh', setup, this.folder]);
    this.lines = createInterface(this.child.stdout)[Symbol.asyncIterator]();
  }

  /** @throws with what was said when the namespace cannot be made. */
  static async start(): Promise<Host> {
    const host = new Host();
    let complaint = '';
    host.child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk;
    });
    if ((await host.answer()) !== 'ready') throw new Error(`no host: ${complaint}`);
    return host;
  }

  /** Runs a script on the host, in a folder of the machine. */
  async run(script: string, folder: string): Promise<Printed> {
    this.count += 1;
    const file = join(this.folder, `script-${this.count}`);
    writeFileSync(file, `cd '${folder}'\n${script}`);
    this.child.stdin.write(`${file}\n`);
    const status = Number(await this.answer());
    return { text: readFileSync(`${file}.out`, 'utf8'), status };
  }

  /** What the runs have said to the system's log so far. */
  log(): string {
    return readFileSync(join(this.folder, 'syslog'), 'utf8');
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.stdin.end();
    await ended;
    rmSync(this.folder, { recursive: true });
  }

  private async answer(): Promise<string | undefined> {
    const { value, done } = await this.lines.next();
    return done ? undefined : value;
  }
}
