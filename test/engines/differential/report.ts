import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isLarge } from './size.ts';
import type { Tally } from './tally.ts';

const folder = fileURLToPath(new URL('../.build/differential/', import.meta.url));

/** Prints the table of a large run, and keeps it with every difference beside the engines. */
export async function report(name: string, tally: Tally): Promise<void> {
  if (isLarge) process.stdout.write(`\n${tally.report()}`);
  await keep(name, tally);
}

/** Keeps what there is so far: a run that is broken off after an hour has shown something, too. */
export async function keep(name: string, tally: Tally): Promise<void> {
  const table = tally.report();
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}${name}.txt`, `${table}\n${tally.differences.join('\n')}\n`);
}
