import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Catalog } from '../../src/model/types.ts';
import { readSource } from '../../src/read-source.ts';

const fileAt = (path: string) => ({
  path,
  text: readFileSync(new URL(`../../schedules/${path}`, import.meta.url), 'utf8'),
});

/** What was read, on a stack of its own, which is gone when it is looked at. */
function read(): { readonly catalog?: Catalog; readonly held: readonly WeakRef<object>[] } {
  const { catalog, document } = readSource({ source: fileAt('jobs.yaml'), read: fileAt });
  if (!catalog || !document) throw new Error('the source does not hold');
  return {
    catalog,
    held: [document, document.data, document.places].map((one) => new WeakRef(one)),
  };
}

/** Of 10,000 jobs the source with its places takes a fifth of all memory, and nothing asks for it any more. */
it('is let go whole: no catalog holds the document it was made of', async () => {
  setFlagsFromString('--expose-gc');
  const { catalog, held } = read();
  await setTimeout(1); // what a WeakRef was made of lives on until its task ends
  (runInNewContext('gc') as () => void)();
  expect(held.map((one) => one.deref() === undefined)).toEqual([true, true, true]);
  expect(catalog?.jobs.length).toBeGreaterThan(1);
});

it('stands in a compilation where it was to be kept', () => {
  const request = { source: fileAt('jobs.yaml'), read: fileAt, runner: '' };
  expect('document' in compile(request)).toBe(false);
  expect('document' in compile({ ...request, keep: 'document' })).toBe(true);
});
