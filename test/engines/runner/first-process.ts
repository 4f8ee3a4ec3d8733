import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { installed } from './shells.ts';

const asRoot = process.getuid?.() === 0 ? [installed('env')] : [installed('sudo'), '-n'];

/** What makes a program the first process of a PID namespace, as in a container. */
export function firstProcess(env: Readonly<Record<string, string>>): readonly string[] {
  const assignments = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const [program, ...flags] = [installed('unshare'), '--pid', '--fork'];
  return [...asRoot, installed('env'), '-i', ...assignments, program, ...flags];
}

export function childrenOf(pid: number): readonly number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return list
    .split(' ')
    .filter((word) => word !== '')
    .map(Number);
}

/** The process below `pid` that is number 1 in its own namespace. */
export function namespaceInit(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  if (/^NSpid:.*\t1$/m.test(status)) return pid;
  for (const child of childrenOf(pid)) {
    const found = namespaceInit(child);
    if (found !== 0) return found;
  }
  return 0;
}

/** Sends a signal to a process that may be root's. */
export function signalAsRoot(signal: 'TERM' | 'KILL', pid: number): void {
  const [program = '', ...before] = asRoot;
  execFileSync(program, [...before, installed('kill'), `-${signal}`, `${pid}`], { stdio: 'pipe' });
}
