import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from './scratch.ts';

/** Every program the runner may start. A tool that is not listed here does not exist in these tests. */
const TOOLS = [
  ...['awk', 'cat', 'cmp', 'curl', 'date', 'flock', 'grep', 'head', 'id', 'logger', 'ls', 'mkdir'],
  ...['mktemp', 'od', 'readlink', 'rm', 'sed', 'sleep', 'tr'],
] as const;

export type Tool = (typeof TOOLS)[number];

export interface Shell {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly hasMilliseconds: boolean;
  /** Where the tool of this shell's world lies. */
  readonly locate: (tool: Tool) => { readonly target: string };
}

/** The absolute path of a program; throws when it is missing, because a missing shell must fail. */
export function installed(program: string): string {
  const folders = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`.split(':');
  const found = folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${program} is not installed`);
  return found;
}

const system = (tool: Tool) => ({ target: installed(tool) });

/** Alpine's world: every applet there is; curl and what Debian's build leaves out (flock) are real. */
function busyboxWorld(busybox: string): Shell['locate'] {
  const applets = new Set(execFileSync(busybox, ['--list'], { encoding: 'utf8' }).split('\n'));
  return (tool) => (applets.has(tool) ? { target: busybox } : system(tool));
}

function busyboxShell(): Shell {
  const busybox = installed('busybox');
  return {
    name: 'busybox sh',
    command: [busybox, 'sh'],
    hasMilliseconds: false,
    locate: busyboxWorld(busybox),
  };
}

export const SHELLS: readonly Shell[] = [
  { name: 'dash', command: [installed('dash')], hasMilliseconds: true, locate: system },
  {
    name: 'bash as sh',
    command: [installed('bash'), '--posix'],
    hasMilliseconds: true,
    locate: system,
  },
  busyboxShell(),
];

/** A folder to be the whole PATH: the tools of the shell's world, some of them left out. */
export function toolbox(shell: Shell, leftOut: readonly Tool[] = []): string {
  const folder = scratch();
  for (const tool of TOOLS.filter((name) => !leftOut.includes(name))) {
    symlinkSync(shell.locate(tool).target, join(folder, tool));
  }
  return folder;
}
