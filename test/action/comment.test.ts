import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commentPath, commentScript, stepsOf, workflow } from './recipes.ts';

const marker = stepsOf(workflow(commentPath))[0]?.env?.MARKER ?? '';
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What GitHub answers: what --jq lets through of it, a line each; test/engines tries the filters. */
interface Answers {
  readonly pulls: string;
  readonly artifacts: string;
  readonly artifact: string;
  readonly comments: string;
}
type Missing = Readonly<Record<keyof Answers, undefined>>;
const usual: Answers = {
  pulls: '7\n',
  artifacts: '55\n',
  artifact: `${marker}\n### A title\n\nby @all\n`,
  comments: '',
};

/** Stands in for GitHub's command: prints the answer to a request, and keeps what was asked. */
const gh = `#!/bin/sh
set -eu
printf '%s\\n' "$@" >>calls
for word; do
  case $word in
    */zip) cat answers/artifact ;;
    */pulls) cat answers/pulls ;;
    */artifacts\\?*) cat answers/artifacts ;;
    */comments\\?*) cat answers/comments ;;
    body=@*) cp "\${word#body=@}" posted ;;
  esac
done
`;

interface Commented {
  readonly status: number | null;
  readonly said: string;
  /** The words of all requests, one below the other. */
  readonly calls: string;
  /** The comment; undefined where there is none. */
  readonly posted: string | undefined;
}

/** Runs the recipe's script where GitHub answers like this; an answer that is missing is a failure. */
function comment(answers: Partial<Answers | Missing>, branch = 'topic'): Commented {
  const folder = mkdtempSync(join(tmpdir(), 'cronwright-comment-'));
  folders.push(folder);
  for (const name of ['bin', 'answers']) mkdirSync(join(folder, name));
  for (const [name, text] of Object.entries({ ...usual, ...answers })) {
    if (text !== undefined) writeFileSync(join(folder, 'answers', name), text);
  }
  const unzip = '#!/bin/sh\n[ "$1 $3" = "-p cronwright-diff.md" ] && cat "$2"\n';
  for (const [name, text] of Object.entries({ gh, unzip })) {
    writeFileSync(join(folder, 'bin', name), text);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  writeFileSync(join(folder, 'run.sh'), commentScript());
  const { status, stdout, stderr } = spawnSync('sh', ['-e', join(folder, 'run.sh')], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      RUNNER_TEMP: folder,
      GITHUB_REPOSITORY: 'us/jobs',
      GITHUB_SERVER_URL: 'https://github.example',
      RUN: '99',
      HEAD: 'a'.repeat(40),
      OWNER: 'them',
      BRANCH: branch,
      MARKER: marker,
    },
  });
  const read = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
  expect(readdirSync(folder)).not.toContain('pwned');
  return { status, said: stdout + stderr, calls: read('calls') ?? '', posted: read('posted') };
}

describe('the comment on a pull request', () => {
  it('says whose words it holds before them, and calls nobody', () => {
    const { status, said, calls, posted } = comment({});
    expect(status, said).toBe(0);
    expect(calls).toMatch(/--method\nPOST\nrepos\/us\/jobs\/issues\/7\/comments\n/);
    expect(posted).toBe(
      `${marker}\n<sub>Written by <a href="https://github.example/us/jobs/actions/runs/99">a run</a> of the code in this pull request, at ${'a'.repeat(40)}.</sub>\n\n### A title\n\nby @\u200ball\n`,
    );
  });

  it('replaces the first of its own', () => {
    const { calls, posted } = comment({ comments: '31\n32\n' });
    expect(calls).toMatch(/--method\nPATCH\nrepos\/us\/jobs\/issues\/comments\/31\n/);
    expect(calls).not.toContain('POST');
    expect(posted).toContain('### A title');
  });

  it('takes the name of a branch for a name', () => {
    const { calls } = comment({}, '$(touch pwned)`touch pwned`"\'');
    expect(calls).toContain('\nhead=them:$(touch pwned)`touch pwned`"\'\n');
  });

  it('cuts what is longer than any comment', () => {
    const { posted } = comment({ artifact: `${marker}\n${'x'.repeat(1_000_000)}\n` });
    expect(posted?.length).toBeLessThan(251_000);
  });

  const silent = [
    ['the branch went on', { pulls: '' }, 0],
    ['two pull requests have this head', { pulls: '7\n8\n' }, 0],
    ['the run left nothing', { artifacts: '' }, 0],
    ['the artifact is something else', { artifact: `# hello\n${marker}\n` }, 1],
    ['the artifact is no archive', { artifact: '' }, 1],
    ['its comments are not known: it must not write a second one', { comments: undefined }, 1],
  ] as const;

  it.each(silent)('is not made where %s', (_, answers, wanted) => {
    const { status, said, calls, posted } = comment(answers);
    expect(status, said).toBe(wanted);
    expect(posted).toBeUndefined();
    expect(calls).not.toMatch(/POST|PATCH/);
  });
});
