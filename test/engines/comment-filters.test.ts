import { expect, test } from 'vitest';
import { commentScript } from '../action/recipes.ts';
import { runProgram } from './run-program.ts';

/**
 * The filters of the recipe's script, asked of jq: `gh` has one like it inside. Everything else of the
 * script is tried in test/action/comment.test.ts.
 */
const filters = [...commentScript().matchAll(/--jq '([^']+)'/g)].map(([, filter = '']) => filter);
const [pulls, artifacts, comments] = filters;

const marker = '<!-- cronwright:diff schedules/jobs.yaml -->';
const bot = 'github-actions[bot]';

async function filtered(filter: string | undefined, answer: unknown): Promise<string> {
  const { status, stdout, stderr } = await runProgram(['jq', '-r', filter ?? ''], {
    stdin: JSON.stringify(answer),
    env: { ...process.env, HEAD: 'abc', MARKER: marker },
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

test('are three', () => expect(filters).toHaveLength(3));

test('find the pull request whose branch is where the run began', async () => {
  const answer = [
    { number: 1, head: { sha: 'def' } },
    { number: 2, head: { sha: 'abc' } },
  ];
  expect(await filtered(pulls, answer)).toBe('2\n');
  expect(await filtered(pulls, [])).toBe('');
});

test('find the newest artifact of a fitting size: a run that is repeated leaves several', async () => {
  const answer = {
    artifacts: [
      { id: 30, size_in_bytes: 900 },
      { id: 40, size_in_bytes: 900 },
      { id: 50, size_in_bytes: 900_000_000 },
    ],
  };
  expect(await filtered(artifacts, answer)).toBe('40\n');
  expect(await filtered(artifacts, { artifacts: [] })).toBe('');
});

test('find the comments that are marked and by the bot', async () => {
  const answer = [
    { id: 1, user: { login: 'mallory' }, body: `${marker}\nx` },
    { id: 2, user: { login: bot }, body: `hello ${marker}` },
    { id: 3, user: { login: bot }, body: `${marker}\nx` },
    { id: 4, user: { login: bot }, body: '' },
  ];
  expect(await filtered(comments, answer)).toBe('3\n');
});
