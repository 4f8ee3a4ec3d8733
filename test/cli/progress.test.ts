import { expect, it } from 'vitest';
import { compileFrom } from '../../src/cli/load.ts';
import { Progress } from '../../src/cli/progress.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

/** What is said when a command reports after so many milliseconds each, and ends. */
function said(listener: Terminal['listener'], times: readonly number[]): string {
  let talk = '';
  let now = 0;
  const terminal = {
    listener,
    talk: (text: string) => {
      talk += text;
    },
  };
  const progress = new Progress(terminal, () => now);
  for (const time of times) {
    now = time;
    progress.report(() => `at ${time}`);
  }
  progress.end();
  return talk;
}

const clear = '\r\u001b[K';

it.each([
  ['person', [100, 499], '', 'nobody waits for what takes less than half a second'],
  ['person', [499, 500], `${clear}at 500${clear}`, 'then it is said, and wiped off at the end'],
  ['person', [500, 900, 1000], `${clear}at 500${clear}at 1000${clear}`, 'twice a second at most'],
  ['file', [500, 10_000], '', 'nobody is there'],
] as const)('to a %s at %j: %j, because %s', (listener, times, talk, _) => {
  expect(said(listener, times)).toBe(talk);
});

it('says of a compilation which target it is at, and which job', () => {
  const text = `version: 1
timezone: Etc/UTC
targets: { crontab: { user: jobs, implementation: cronie }, kubernetes: { namespace: jobs } }
defaults: { targets: [crontab, kubernetes] }
jobs:
  a: { endpoint: /a, schedule: "5 4 * * *" }
  b: { endpoint: /b, schedule: "5 5 * * *" }
`;
  const told: string[] = [];
  const read = (path: string) => ({ path, text });
  const { outputs } = compileFrom(
    read,
    'jobs.yaml',
    { now: () => 0 },
    { report: (words) => told.push(words()) },
  );
  expect(outputs.length).toBeGreaterThan(0);
  expect(told).toEqual(
    ['crontab', 'Kubernetes'].flatMap((label) => [
      `writing for ${label}: 0 of 2 jobs`,
      `writing for ${label}: 1 of 2 jobs`,
      `proving for ${label}: 0 of 2 jobs`,
      `proving for ${label}: 1 of 2 jobs`,
    ]),
  );
});
