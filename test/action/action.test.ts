import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../end-to-end/real-copy.ts';
import { type Used, useAction } from './composite.ts';
import { branch, gitEnvironment, PullRequests } from './pull-requests.ts';

let made: PullRequests;
beforeAll(() => {
  made = new PullRequests();
}, 120_000);
afterAll(() => made.remove());

interface Situation {
  readonly workspace: string;
  readonly merge?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Uses the action in a pull request; without a merge, in a push. */
function use({ workspace, merge, inputs, env }: Situation): Used {
  const event: Readonly<Record<string, string>> = merge
    ? { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: branch, GITHUB_SHA: merge }
    : { GITHUB_EVENT_NAME: 'push', GITHUB_BASE_REF: '' };
  const used = useAction(
    { program, ...inputs },
    { workspace, temporary: made.folder, env: { ...gitEnvironment, ...event, ...env } },
  );
  expect(readdirSync(workspace)).not.toContain('pwned');
  return used;
}

/** The commands that a runner would find in a log, without those that stop and resume them. */
function commandsIn(log: string): readonly string[] {
  const commands: string[] = [];
  let stopped: string | undefined;
  for (const line of log.split('\n').map((text) => text.trim())) {
    const [, token] = /^::stop-commands::(.+)$/.exec(line) ?? [];
    if (stopped === undefined && token !== undefined) stopped = `::${token}::`;
    else if (line === stopped) stopped = undefined;
    else if (stopped === undefined && line.startsWith('::')) commands.push(line);
  }
  return commands;
}

describe('in a pull request', { timeout: 60_000 }, () => {
  it('says what merging changes, and nothing of what the branch did since', () => {
    const workspace = made.clone(made.moving, 'all');
    const { status, outputs, summary, log } = use({
      workspace,
      merge: made.moving,
      inputs: { sarif: 'true' },
    });
    expect(status, log).toBe(0);
    expect(outputs).toMatchObject({ status: '0', changed: 'true' });
    const markdown = readFileSync(outputs['diff-file'] ?? '', 'utf8');
    expect(markdown).toMatch(/^<!-- cronwright:diff schedules\/jobs\.yaml -->\n### /);
    expect(markdown).toContain('08:00');
    expect(markdown).toContain('09:00');
    expect(markdown).not.toContain('11:11');
    expect(summary).toContain(markdown);
    expect(JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
    expect(commandsIn(log)).toEqual([]);
  });

  it('says it when the check fails, too, fails at the end, and leaves a shallow clone shallow', () => {
    const workspace = made.clone(made.drifting, 1);
    const { status, outputs, summary, log } = use({ workspace, merge: made.drifting });
    expect(status, log).toBe(1);
    expect(outputs).toMatchObject({ status: '1', changed: 'false', 'sarif-file': '' });
    expect(existsSync(outputs['diff-file'] ?? '')).toBe(true);
    expect(summary).toMatch(/CW901[\s\S]*<!-- cronwright:diff /);
    expect(commandsIn(log)).toEqual([expect.stringMatching(/^::error file=.*CW901/)]);
    const refs = made.git('-C', workspace, 'for-each-ref', '--format=%(refname)');
    expect(refs).toBe(`refs/base/${branch}`);
    expect(made.git('-C', workspace, 'rev-list', '--count', '--all')).toBe('2');
  });

  it('compares with the branch as it is when the checkout is not that merge', () => {
    const workspace = made.clone(made.moving, 'all');
    const inputs = { check: 'false' };
    const { outputs } = use({ workspace, merge: '0'.repeat(40), inputs });
    expect(readFileSync(outputs['diff-file'] ?? '', 'utf8')).toContain('11:11');
    expect(made.git('-C', workspace, 'rev-parse', '--is-shallow-repository')).toBe('false');
  });

  it('tells a shallow clone what to fetch where it can not fetch itself', () => {
    const workspace = made.clone(made.moving, 1);
    made.git('-C', workspace, 'remote', 'set-url', 'origin', 'file:///nowhere');
    const { status, outputs, log } = use({
      workspace,
      merge: made.moving,
      inputs: { check: 'false' },
    });
    expect(status).toBe(2);
    expect(outputs).toEqual({ status: '2', changed: '', 'diff-file': '', 'sarif-file': '' });
    expect(commandsIn(log)).toEqual([expect.stringMatching(/^::error::.*fetch-depth: 2$/)]);
  });

  it('needs no fetch with the depth that it asks for', () => {
    const workspace = made.clone(made.moving, 2);
    made.git('-C', workspace, 'remote', 'set-url', 'origin', 'file:///nowhere');
    const inputs = { check: 'false' };
    expect(use({ workspace, merge: made.moving, inputs }).outputs.changed).toBe('true');
  });
});

describe('elsewhere', { timeout: 60_000 }, () => {
  it('compares with what it is told, and says which line fetches it', () => {
    const workspace = made.clone(made.moving, 1);
    const inputs = { check: 'false', against: 'origin/$(touch pwned)\n::add-mask::x' };
    const { status, log } = use({ workspace, inputs });
    expect(status).toBe(2);
    expect(log).toContain("git fetch --depth=1 origin '+origin/$(touch pwned)");
    expect(commandsIn(log)).toEqual([expect.stringMatching(/^::error::what changes is not known/)]);
  });

  it('checks alone in a push, with what is installed, and reads a name as a name', () => {
    const workspace = made.clone(made.moving, 1);
    mkdirSync(join(workspace, 'node_modules/.bin'), { recursive: true });
    symlinkSync(program, join(workspace, 'node_modules/.bin/cronwright'));
    const source = `--help'"$(touch pwned)\`touch pwned\`\n::error::x`;
    const { status, outputs, summary, log } = use({ workspace, inputs: { source, program: '' } });
    expect(status, log).toBe(2);
    expect(outputs).toMatchObject({ status: '2', changed: '', 'diff-file': '' });
    expect(summary).toContain('CW007');
    expect(commandsIn(log)).toEqual([expect.stringMatching(/^::error file=.*CW007/)]);
  });

  it('keeps what a broken source says from the runner', () => {
    const workspace = made.clone(made.moving, 1);
    const text = 'version: 1\njobs: |\n  ::error::x\n  ::add-mask::a\n';
    writeFileSync(join(workspace, 'schedules/jobs.yaml'), text);
    const { status, outputs, log } = use({ workspace, inputs: { against: 'HEAD' } });
    expect(status, log).toBeGreaterThan(0);
    expect(outputs.status).toBe(String(status));
    for (const command of commandsIn(log)) expect(command).toMatch(/^::error file=/);
  });
});

describe('before anything runs', () => {
  const stops = [
    ['an input that is neither', { check: 'yes' }, {}, "'true' or 'false'"],
    [
      'the event that lends its secrets',
      {},
      { GITHUB_EVENT_NAME: 'pull_request_target' },
      'secrets',
    ],
    // Offline, so that asking the registry is seen to bring nothing.
    ['no cronwright', { program: '' }, { npm_config_offline: 'true' }, 'run npm ci'],
    ['a program that is not there', { program: '--version' }, {}, 'names no file'],
  ] as const;

  it.each(stops)('stops for %s', (_, inputs, env, said) => {
    const { status, log } = use({ workspace: made.folder, inputs, env });
    expect(status).not.toBe(0);
    expect(commandsIn(log)).toEqual([expect.stringMatching(/^::error::/)]);
    expect(log).toContain(said);
  });
});
