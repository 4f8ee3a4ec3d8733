import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { workflowTexts } from '../action/recipes.ts';
import { type Finding, falseAlarms, isFalseAlarm, lintWorkflows } from './workflow-lint.ts';

const caller = `name: report
on:
  schedule:
    - cron: '0 8 * * 1-5'
      timezone: America/Sao_Paulo
  workflow_dispatch:
permissions: {}
concurrency:
  group: report
jobs:
  run:
    uses: ./.github/workflows/run.yml
    with:
      job: report
    secrets:
      JOBS_TOKEN: \${{ secrets.JOBS_TOKEN }}
`;
const callee = `name: run
on:
  workflow_call:
    inputs:
      job: { type: string, required: true }
    secrets:
      JOBS_TOKEN: { required: true }
permissions: {}
jobs:
  run:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - name: Run
        shell: sh {0}
        env:
          JOB: \${{ inputs.job }}
          JOBS_TOKEN: \${{ secrets.JOBS_TOKEN }}
          JOBS_BASE_URL: \${{ vars.JOBS_BASE_URL }}
        run: sh "$RUNNER_TEMP/run-job" --job "$JOB"
`;

const print = ({ file, tool, line, message }: Finding) => `${file}:${line} ${tool}: ${message}`;

test('a good caller and callee give false alarms only, and each of them', async () => {
  const found = await lintWorkflows({ 'report.yml': caller, 'run.yml': callee });
  expect(found.filter((finding) => !isFalseAlarm(finding)).map(print)).toEqual([]);
  for (const { tool, message, reason } of falseAlarms) {
    const raised = found.filter((f) => f.tool === tool && message.test(f.message));
    expect(raised, `no longer raised, take it out: ${reason}`).not.toEqual([]);
  }
});

test('our own workflow and those that we tell people to use are clean', async () => {
  const files = [...workflowTexts()].map(([path, text]) => [basename(path), text] as const);
  const found = await lintWorkflows(Object.fromEntries(files));
  expect(found.filter((finding) => !isFalseAlarm(finding)).map(print)).toEqual([]);
});

/** Each is the caller with one text replaced, and what must be said of it. */
const mistakes = [
  ['an unknown key', 'permissions: {}', 'permission: {}', "Unexpected value 'permission'"],
  ['a mistyped timezone key', 'timezone:', 'timezonee:', "Unexpected value 'timezonee'"],
  ['a weekday 7', '1-5', '7', 'workflow-parser: Invalid cron expression'],
  ['a weekday 7, by actionlint', '1-5', '7', 'actionlint: invalid CRON format "0 8 * * 7"'],
  ['a start every minute', '0 8 * * 1-5', '* * * * *', 'once per 60 seconds'],
  ['a missing input', '      job: report\n', '      other: x\n', 'Input job is required'],
  ['an unknown input', 'job: report\n', 'job: report\n      x: y\n', 'x is not defined'],
  ['a missing secret', 'JOBS_TOKEN:', 'OTHER:', 'Secret JOBS_TOKEN is required'],
  ['a callee that is not there', 'run.yml', 'gone.yml', 'Unable to find reusable workflow'],
  ['a key no call may have', 'with:', 'timeout-minutes: 5\n    with:', "'timeout-minutes'"],
] as const;

describe('flags', () => {
  let found: readonly Finding[] = [];
  beforeAll(async () => {
    const files = mistakes.map(([name, text, replacement]) => {
      expect(caller).toContain(text);
      return [`${name}.yml`, caller.replace(text, replacement)] as const;
    });
    const bad = callee.replace('inputs.job', 'inputs.jobb').replace('24.04', '42.04');
    const workflows = { ...Object.fromEntries(files), 'run.yml': callee, 'bad.yml': bad };
    found = (await lintWorkflows(workflows)).filter((finding) => !isFalseAlarm(finding));
  });
  const saidOf = (file: string) => {
    return found
      .filter((finding) => finding.file === file)
      .map(print)
      .join('\n');
  };

  test.each(mistakes)('%s', (name, _text, _replacement, message) => {
    expect(saidOf(`${name}.yml`)).toContain(message);
  });

  test('an unknown property and an unknown runner', () => {
    expect(saidOf('bad.yml')).toContain('property "jobb" is not defined');
    expect(saidOf('bad.yml')).toContain('label "ubuntu-42.04" is unknown');
  });

  test('nothing in the good one beside them', () => {
    expect(saidOf('run.yml')).toBe('');
  });
});
