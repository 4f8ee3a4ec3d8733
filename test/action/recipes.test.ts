import { describe, expect, it } from 'vitest';
import { action } from './composite.ts';
import { commentPath, stepsOf, workflow, workflowTexts } from './recipes.ts';

describe.each([...workflowTexts().keys()])('%s', (path) => {
  const { permissions, jobs } = workflow(path);
  const steps = stepsOf({ jobs });

  it('asks for few permissions, and ends some time', () => {
    const writes = [permissions, ...Object.values(jobs).map((job) => job.permissions)]
      .flatMap((map) => Object.entries(map ?? {}))
      .filter(([, access]) => access === 'write')
      .map(([name]) => name);
    const expected: Readonly<Record<string, readonly string[]>> = {
      [commentPath]: ['pull-requests'],
      '.github/workflows/schedule-findings.yml': ['security-events'],
    };
    expect(permissions).toBeDefined();
    expect(writes).toEqual(expected[path] ?? []);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('lets no shell read what GitHub puts in place of an expression', () => {
    for (const { run } of steps) expect(run ?? '').not.toMatch(/\$\{\{/);
  });

  it('names the version of each action, and a hash with the tag it stands for', () => {
    const text = workflowTexts().get(path) ?? '';
    for (const { uses } of steps) {
      if (uses === undefined || uses === './') continue;
      expect(uses).toMatch(/@(v\d+|[0-9a-f]{40}|COMMIT)$/);
      if (/@[0-9a-f]{40}$/.test(uses)) expect(text).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+`));
    }
  });

  it('gives the action only inputs that it has', () => {
    const ours = steps.filter(({ uses }) => /^\.\/$|\/cronwright@/.test(uses ?? ''));
    for (const step of ours) {
      const unknown = Object.keys(step.with ?? {}).filter((name) => !(name in action.inputs));
      expect(unknown).toEqual([]);
    }
  });
});

it('the workflow that may write runs nothing but its own script', () => {
  expect(stepsOf(workflow(commentPath)).map(({ uses }) => uses)).toEqual([undefined]);
});
