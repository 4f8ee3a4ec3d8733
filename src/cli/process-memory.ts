import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf, type Memory } from './memory.ts';

/**
 * Where a process with these words may remember what it did: below XDG_CACHE_HOME, else below `.cache` in HOME.
 * Absent where neither says where that is, or where it lies in the folder one works in: nothing is
 * ever written there that nobody asked for.
 */
export function processMemory(cwd: string, args: readonly string[]): Memory | undefined {
  const { XDG_CACHE_HOME, HOME } = process.env;
  const home = XDG_CACHE_HOME || (HOME && join(HOME, '.cache'));
  if (!home || !isAbsolute(home)) return undefined;
  const way = relative(cwd, home);
  if (!isAbsolute(way) && way.split(/[\\/]/)[0] !== '..') return undefined;
  let program: string | undefined;
  return {
    folder: join(home, 'cronwright'),
    program: () => {
      program ??= programId();
      return program;
    },
    args,
  };
}

/**
 * Changes with every byte of the program, and with the node that runs it: its tz data, ICU and V8. The
 * parts' names hold hashes of their contents; size and time tell of a part that was changed by hand. Not
 * bundled, as in the tests, all parts lie beside this file.
 */
function programId(): string {
  const own = fileURLToPath(import.meta.url);
  const beside = join(dirname(own), 'parts');
  const parts = existsSync(beside) ? beside : dirname(own);
  const stamps = readdirSync(parts).map((name) => {
    const { size, mtimeMs } = statSync(join(parts, name));
    return [name, size, mtimeMs];
  });
  const { NODE_OPTIONS, NODE_ICU_DATA } = process.env;
  const node = [process.versions, process.arch, process.execArgv, NODE_OPTIONS, NODE_ICU_DATA];
  return JSON.stringify([digestOf(readFileSync(own)), stamps, node]);
}
