import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingPeers } from '../../bench/peers.ts';
import { rows } from '../../bench/rows/registry.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'peers-'));
  write('package.json', { dependencies: { yaml: '2.9.1' }, devDependencies: { croner: '11.0.1' } });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, value: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(value));
}

describe('peers', () => {
  it('are told when they are absent, of another version, or pinned nowhere', () => {
    write('node_modules/yaml/package.json', { version: '2.8.0' });
    expect(missingPeers(['yaml', 'croner', 'cdk8s', 'yaml'], root)).toEqual([
      'cdk8s is not in package.json',
      'croner 11.0.1 is not installed',
      'yaml is 2.8.0, not 2.9.1',
    ]);
  });

  it('are nothing to tell where they are as pinned', () => {
    write('node_modules/croner/package.json', { version: '11.0.1' });
    expect(missingPeers(['croner'], root)).toEqual([]);
  });

  it('of every row are installed in this repository', () => {
    expect(
      missingPeers(
        rows.flatMap(({ peers }) => peers),
        repository,
      ),
    ).toEqual([]);
  });
});
