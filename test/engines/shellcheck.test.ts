import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { generatedFiles, generatedText } from './generated.ts';
import { fieldsAt, isMap } from './manifests/fields.ts';
import { shellcheck } from './shellcheck.ts';

const clean = { status: 0, stdout: '', stderr: '' };

test('shellcheck flags a word that splits and a bashism', async () => {
  const { status, stdout } = await shellcheck('#!/bin/sh\n[[ -n $1 ]] && rm $1\n');
  expect(status).toBe(1);
  expect(stdout).toContain('SC2086');
  expect(stdout).toContain('SC3010');
});

test('every generated runner is clean', async () => {
  for (const file of generatedFiles('.', /(^|\/)run-job$/)) {
    expect(await shellcheck(generatedText(file)), file).toEqual(clean);
  }
});

test('every script inside a generated workflow is clean', async () => {
  const files = generatedFiles('github-actions', /\.yml$/);
  const scripts = files.flatMap((file) => scriptsOf(parse(generatedText(file))));
  expect(scripts).not.toEqual([]);
  for (const script of scripts) expect(await shellcheck(script)).toEqual(clean);
});

/** The `run` of every step of every job. */
function scriptsOf(workflow: unknown): readonly string[] {
  const jobs = fieldsAt({ path: '', value: workflow }, 'jobs')[0]?.value;
  return Object.values(isMap(jobs) ? jobs : {})
    .flatMap((job) => fieldsAt({ path: '', value: job }, 'steps[*].run'))
    .map(({ value }) => value)
    .filter((script) => typeof script === 'string');
}
