import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cronwright, remove } from './real-copy.ts';

const workspace = mkdtempSync(join(tmpdir(), 'cronwright-runner-'));
afterAll(() => remove(workspace));

it('reads from the environment of a step where it runs and where its summary is', () => {
  const folder = join(workspace, 'team');
  const summary = join(workspace, 'summary.md');
  mkdirSync(folder);
  writeFileSync(join(folder, 'jobs.yaml'), 'version: 2\n');
  const args = ['compile', 'jobs.yaml', '--format', 'github'];
  const env = { GITHUB_WORKSPACE: workspace, GITHUB_STEP_SUMMARY: summary };
  const { status, out } = cronwright(args, folder, env);
  expect(status).toBe(1);
  expect(out).toMatch(/^::error file=team\/jobs\.yaml,line=1,/);
  expect(readFileSync(summary, 'utf8')).toContain('**error CW103** `team/jobs.yaml:1:10`');
});
