import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { engines } from '../../src/engines/registry.ts';

/**
 * An engine that used another's code, or the reader of our own source, could prove itself right. So
 * each knows only what is shared by design: base, and for the two that descend from Vixie's cron
 * what they have both inherited.
 */
const folder = fileURLToPath(new URL('../../src/engines/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

const outside = /^\.\.\/(ir\/(types|number-set)|time\/[a-z-]+|diagnostics\/[a-z-]+)\.ts$/;
const vixie = ['debian-cron', 'cronie'];

function family(file: string): string {
  return file.replace(/\.ts$/, '').split('/')[0] ?? '';
}

function mayImport(file: string, imported: string): boolean {
  const [own, other] = [family(file), family(imported)];
  if (imported.startsWith('..')) return outside.test(imported);
  if (file === 'registry.ts') return other in engines || other === 'base';
  if (own === other || other === 'base') return true;
  return other === 'vixie' && vixie.includes(own);
}

test.each(files)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, path]) =>
    relative(folder, join(folder, dirname(file), path ?? '')).replaceAll('\\', '/'),
  );
  expect(imports.filter((path) => !mayImport(file, path))).toEqual([]);
});
