import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './composite.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}
const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

const files = [
  ['schedules/jobs.yaml', ['check', 'compile'], 'the source'],
  ['schedules/team/baseline.yml', ['check', 'compile'], 'what a source may name'],
  ['generated/crontab/run-job', ['check'], 'written by compile: an edit by hand is drift'],
  ['docs/jobs-schedule.md', ['check'], 'written by compile'],
  ['.github/workflows/cronwright-a.yml', ['check'], 'written by compile, where it is live'],
  ['.github/workflows/ci.yml', [], 'written by people'],
  ['src/schedules/jobs.yaml', [], 'not at the root'],
  ['schedules/README.md', [], 'no source'],
] as const;

describe('.pre-commit-hooks.yaml', () => {
  it('has the keys that pre-commit asks for, and none that it does not know', () => {
    // pre-commit.com, "Creating new hooks", read 2026-11-28. All but id and files are constants here.
    for (const hook of hooks) {
      expect(hook).toEqual({
        id: expect.stringMatching(/^cronwright-/),
        name: expect.any(String),
        description: expect.any(String),
        entry: expect.stringMatching(/^npx --no-install cronwright compile( --check)?$/),
        language: 'system',
        files: expect.any(String),
        pass_filenames: false,
      });
    }
    expect(hooks.map(({ id }) => id)).toEqual(['cronwright-check', 'cronwright-compile']);
  });

  it.each(files)('for %s runs %j: %s', (path, expected) => {
    const run = hooks.filter((hook) => new RegExp(hook.files).test(path));
    expect(run.map(({ id }) => id)).toEqual(expected.map((id) => `cronwright-${id}`));
  });
});
