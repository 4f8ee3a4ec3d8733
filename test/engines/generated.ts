import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../generated/', import.meta.url));

/**
 * The absolute path of a generated file or folder.
 * @throws when it is not there: what is missing fails, it is never skipped.
 */
export function generatedPath(name: string): string {
  const path = join(root, name);
  if (!existsSync(path)) throw new Error(`generated/${name} is missing: run \`npm run compile\``);
  return path;
}

/** The text of a generated file. */
export function generatedText(name: string): string {
  return readFileSync(generatedPath(name), 'utf8');
}

/**
 * The generated files below a folder whose path there matches, as `folder/path`, in order.
 * @throws when none does.
 */
export function generatedFiles(folder: string, pattern: RegExp): readonly string[] {
  const all = readdirSync(generatedPath(folder), { recursive: true, encoding: 'utf8' });
  const found = all.filter((name) => pattern.test(name)).sort();
  if (found.length === 0) throw new Error(`generated/${folder} holds no file like ${pattern}`);
  return found.map((name) => join(folder, name));
}
