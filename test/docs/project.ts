import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { record } from '../recorded-terminal.ts';
import { type Block, repository } from './blocks.ts';

interface Manifest {
  readonly version: string;
  readonly bin: { readonly cronwright: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(`${repository}package.json`, 'utf8')) as Manifest;

/** No word of npm's own, and nothing from a registry. */
const quiet = {
  npm_config_loglevel: 'error',
  npm_config_update_notifier: 'false',
  npm_config_offline: 'true',
};

/**
 * `npx` for a package that is installed, which is all the documents use it for: npm's own takes longer to
 * start than the program it starts. With npm's, test/engines/docs walks their first steps.
 */
const npx = `#!/bin/sh
if [ "$1" = --no-install ]; then shift; fi
program=$1
shift
exec "node_modules/.bin/$program" "$@"
`;

/** Packs what the last build made, and answers with the packed file. */
export function packedFile(into: string): string {
  if (!existsSync(`${repository}dist/cronwright.cjs`)) throw new Error('run `npm run build` first');
  // Without scripts: other tests read dist, so it must not be built again under them.
  const args = ['pack', '--ignore-scripts', '--pack-destination', into];
  execFileSync('npm', args, { cwd: repository, stdio: 'pipe', env: { ...process.env, ...quiet } });
  return join(into, `cronwright-${manifest.version}.tgz`);
}

/** What a shell block printed, both streams together, and its status. */
export interface Printed {
  readonly text: string;
  readonly status: number | null;
}

/** Folders, one for each name a document uses, in which cronwright is installed as npm would. */
export class Project {
  readonly root = mkdtempSync(join(tmpdir(), 'cronwright-docs-'));
  private readonly commands = join(this.root, 'commands');

  constructor() {
    const modules = join(this.root, 'node_modules');
    const home = join(modules, 'cronwright');
    mkdirSync(home, { recursive: true });
    execFileSync('tar', ['-xzf', packedFile(this.root), '--strip-components=1', '-C', home]);
    for (const name of Object.keys(manifest.dependencies)) {
      symlinkSync(join(repository, 'node_modules', name), join(modules, name));
    }
    mkdirSync(join(modules, '.bin'));
    const program = join(home, manifest.bin.cronwright);
    chmodSync(program, 0o755);
    symlinkSync(program, join(modules, '.bin/cronwright'));
    mkdirSync(this.commands);
    writeFileSync(join(this.commands, 'npx'), npx, { mode: 0o755 });
  }

  folder(name: string): string {
    const folder = join(this.root, name);
    if (!existsSync(folder)) {
      mkdirSync(folder);
      symlinkSync('../node_modules', join(folder, 'node_modules'));
      writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    }
    return folder;
  }

  path(block: Block, path: string): string {
    return join(this.folder(block.folder), path);
  }

  /** Writes a block that is a file, or puts it below a line of the file or in its place. */
  write(block: Block): void {
    const path = this.path(block, block.says.get('file') ?? '');
    const below = block.says.get('below');
    const line = below ?? block.says.get('instead of');
    const kept = below === undefined ? '' : `${below}\n`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, line === undefined ? block.text : replaced(path, line, kept + block.text));
  }

  /** Runs a script as somebody would type it, and stops at the first command that fails. */
  shell(script: string, folder: string): Printed {
    const ended = spawnSync('sh', ['-euc', `exec 2>&1\n${script}`], {
      cwd: this.folder(folder),
      encoding: 'utf8',
      env: {
        ...process.env,
        ...quiet,
        NO_COLOR: '1',
        PATH: [this.commands, process.env.PATH].join(delimiter),
      },
    });
    return { text: ended.stdout, status: ended.status };
  }

  /** Compiles a folder's schedule inside this process, for what is about the document, not the program. */
  async compile(option: '--strict' | '--check', folder: string): Promise<Printed> {
    const { status, out, talk } = await record(['compile', option], this.folder(folder));
    return { text: out + talk, status };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A file's text with other lines in the place of one that it has exactly once. */
function replaced(path: string, line: string, lines: string): string {
  const parts = readFileSync(path, 'utf8').split(`\n${line}\n`);
  if (parts.length !== 2) throw new Error(`${path} has not exactly one line "${line}"`);
  return parts.join(`\n${lines}`);
}
