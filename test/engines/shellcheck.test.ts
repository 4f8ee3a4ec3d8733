import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../action/composite.ts';
import { stepsOf, workflow, workflowTexts } from '../action/recipes.ts';
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

test('every script of the action is clean', async () => {
  const scripts = readdirSync(join(root, 'action'));
  expect(scripts).toContain('diff.sh');
  for (const name of scripts) {
    const text = readFileSync(join(root, 'action', name), 'utf8');
    expect(await shellcheck(text), name).toEqual(clean);
  }
});

test('every script of our own workflow and of those that we tell people to use is clean', async () => {
  for (const path of workflowTexts().keys()) {
    for (const { run = '' } of stepsOf(workflow(path))) {
      expect(await shellcheck(run), `${path}: ${run}`).toEqual(clean);
    }
  }
});

/** The `run` of every step of every job. */
function scriptsOf(workflow: unknown): readonly string[] {
  const jobs = fieldsAt({ path: '', value: workflow }, 'jobs')[0]?.value;
  return Object.values(isMap(jobs) ? jobs : {})
    .flatMap((job) => fieldsAt({ path: '', value: job }, 'steps[*].run'))
    .map(({ value }) => value)
    .filter((script) => typeof script === 'string');
}
