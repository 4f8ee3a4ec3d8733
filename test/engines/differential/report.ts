import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isLarge } from './size.ts';
import type { Tally } from './tally.ts';

const folder = fileURLToPath(new URL('../.build/differential/', import.meta.url));

/** Prints the table of a large run, and keeps it with every difference beside the engines. */
export async function report(name: string, tally: Tally): Promise<void> {
  const table = tally.report();
  if (isLarge) process.stdout.write(`\n${table}`);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}${name}.txt`, `${table}\n${tally.differences.join('\n')}\n`);
}
