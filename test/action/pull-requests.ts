import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cronwright, remove } from '../end-to-end/real-copy.ts';

/** A branch as git allows it, which a shell that read it would run. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's, not ours
export const branch = 'm\'a"i$(touch${IFS}pwned)`touch${IFS}pwned`n';

/** Git without the settings of whoever runs the tests. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

const jobs = (time: string, label: string, other: string) => `version: 1
timezone: Etc/UTC
defaults: { targets: [crontab] }
categories: { c: { label: ${JSON.stringify(label)} } }
jobs:
  a: { times: "${time}", category: c, endpoint: /jobs/a }
  b: { times: "${other}", category: c, endpoint: /jobs/b }
targets:
  crontab: { user: jobs, host_timezone: Etc/UTC }
`;

/**
 * A repository with two pull requests, and a branch that has gone on since GitHub merged them for its
 * checks.
 */
export class PullRequests {
  readonly folder = mkdtempSync(join(tmpdir(), 'cronwright-action-'));
  readonly origin = join(this.folder, 'origin');
  /** Moves job a, and its category's label is a command to the runner. */
  readonly moving: string;
  /** Changes a comment alone, and edits a generated file. */
  readonly drifting: string;

  constructor() {
    mkdirSync(join(this.origin, 'schedules'), { recursive: true });
    this.git('init', '-q', '-b', branch);
    this.write(jobs('08:00', 'C', '10:00'));
    const first = this.commit();
    this.moving = this.pullRequest(first, () => {
      this.write(jobs('09:00', '::error::C ##[error]C @all', '10:00'));
    });
    this.drifting = this.pullRequest(first, () => {
      const crontab = join(this.origin, 'generated/crontab/cronwright');
      writeFileSync(crontab, `${readFileSync(crontab, 'utf8')}# by hand\n`);
    });
    this.git('checkout', '-q', branch);
    this.write(jobs('08:00', 'C', '11:11'));
    this.commit();
  }

  /** Writes the source and what cronwright makes of it. */
  private write(source: string): void {
    writeFileSync(join(this.origin, 'schedules/jobs.yaml'), source);
    const { status, talk } = cronwright(['compile'], this.origin);
    if (status !== 0) throw new Error(talk);
  }

  private commit(): string {
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'parent of nothing\n\nparent 0\n');
    return this.git('rev-parse', 'HEAD');
  }

  /** Commits a change beside the branch, and the merge that GitHub makes of both. */
  private pullRequest(base: string, change: () => void): string {
    this.git('checkout', '-q', '--detach', base);
    change();
    const head = this.commit();
    this.git('checkout', '-q', '--detach', base);
    this.git('merge', '-q', '--no-ff', '--no-edit', head);
    const merge = this.git('rev-parse', 'HEAD');
    this.git('update-ref', `refs/pull/${merge}/merge`, merge);
    return merge;
  }

  /** A clone as actions/checkout makes it, with so many commits of history. */
  clone(merge: string, depth: number | 'all'): string {
    const workspace = mkdtempSync(join(this.folder, 'workspace-'));
    this.git('-C', workspace, 'init', '-q');
    this.git('-C', workspace, 'remote', 'add', 'origin', pathToFileURL(this.origin).href);
    const history = depth === 'all' ? '+refs/heads/*:refs/remotes/origin/*' : undefined;
    const options = history === undefined ? [`--depth=${depth}`] : [];
    const refs = [...(history === undefined ? [] : [history]), `refs/pull/${merge}/merge`];
    this.git('-C', workspace, 'fetch', '-q', '--no-tags', ...options, 'origin', ...refs);
    this.git('-C', workspace, 'checkout', '-q', '--detach', merge);
    return workspace;
  }

  git(...args: readonly string[]): string {
    const env = { PATH: process.env.PATH ?? '', ...gitEnvironment };
    return execFileSync('git', args, { cwd: this.origin, encoding: 'utf8', env }).trim();
  }

  remove(): void {
    remove(this.folder);
  }
}
