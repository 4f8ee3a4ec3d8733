import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/diagnostics/catalogue/index.ts';
import { codesWithoutExample } from './docs/without-example.ts';
import { expectGolden } from './golden.ts';
import { record } from './recorded-terminal.ts';

/**
 * Each folder below test/diagnostics/{ok,err} is a source and all that `compile --check` prints
 * for it. Drift is left out: nothing was ever compiled there.
 */
const root = fileURLToPath(new URL('diagnostics/', import.meta.url));

function casesIn(kind: 'ok' | 'err'): readonly string[] {
  return readdirSync(join(root, kind)).sort();
}

/** What is printed about the source: findings without the files that were never written. */
function withoutDrift(talk: string): string {
  const drift = talk.indexOf('error[CW901]');
  return drift === -1 ? talk : `${talk.slice(0, drift).trimEnd()}\n`.trimStart();
}

async function printed(kind: 'ok' | 'err', name: string) {
  const { status, out, talk } = await record(
    ['compile', '--check', 'jobs.yaml'],
    join(root, kind, name),
  );
  expect(out).toBe('');
  expect(talk).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return { status, talk };
}

describe('a source that is refused', () => {
  it.each(casesIn('err'))('%s', async (name) => {
    const { status, talk } = await printed('err', name);
    expect(talk).toContain('error[');
    expect(talk).not.toContain('CW901');
    expect(status).toBe(/error\[CW0/.test(talk) ? 2 : 1);
    expectGolden(join(root, 'err', name, 'expected.txt'), talk);
  });
});

describe('a source that compiles', () => {
  it.each(casesIn('ok'))('%s', async (name) => {
    const { talk } = await printed('ok', name);
    const findings = withoutDrift(talk);
    expect(findings).not.toContain('error[');
    expectGolden(join(root, 'ok', name, 'expected.txt'), findings);
  });
});

describe('the list of codes', () => {
  it('has a golden case for every code that a source can cause', () => {
    const seen = new Set<string>();
    for (const kind of ['ok', 'err'] as const) {
      for (const name of casesIn(kind)) {
        const text = readFileSync(join(root, kind, name, 'expected.txt'), 'utf8');
        for (const [, code] of text.matchAll(/\[(CW\d{3})\]/g)) seen.add(code ?? '');
      }
    }
    const elsewhere: readonly string[] = codesWithoutExample;
    const silent = Object.keys(catalogue).filter(
      (code) => !seen.has(code) && !elsewhere.includes(code),
    );
    expect(silent).toEqual([]);
  });
});
