import type { Job } from '../../model/types.ts';
import { describePause, onOneLine, pausesOf } from '../comment-text.ts';
import { noticeFor } from '../notice.ts';
import { runnerArtifact } from '../runner-artifact.ts';
import type { Artifact, TargetJob, TargetPlan } from '../types.ts';
import { commandOf } from './command.ts';
import type { CrontabSettings } from './settings.ts';

type Plan = TargetPlan<CrontabSettings>;

/** The crontab and, beside it, the runner that its lines call. */
export function render(plan: Plan): readonly Artifact[] {
  return [
    {
      path: `${plan.settings.out}/cronwright`,
      mode: 0o644,
      comment: 'hash',
      notice: noticeFor(plan.sourcePath),
      body: crontabBody(plan),
    },
    runnerArtifact(plan),
  ];
}

/** A system crontab: its settings, then the jobs, category by category, each below its name. */
export function crontabBody(plan: Plan): string {
  const { settings } = plan;
  const lines = [
    '# Belongs into /etc/cron.d/cronwright: owner root, mode 0644, no dot in its name.',
    `# Every time is the host's own, in ${settings.hostZone}.`,
    '',
    'SHELL=/bin/sh',
    `MAILTO="${settings.mailto}"`,
    ...byCategory(plan.jobs).flatMap((group) => categoryLines(group, plan)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Jobs of one category together, in the order in which the categories first appear. */
function byCategory(jobs: readonly TargetJob[]): readonly (readonly TargetJob[])[] {
  const groups = new Map<string | undefined, TargetJob[]>();
  for (const targetJob of jobs) {
    const name = targetJob.job.category?.name;
    const group = groups.get(name);
    if (group) group.push(targetJob);
    else groups.set(name, [targetJob]);
  }
  return [...groups.values()];
}

function categoryLines(group: readonly TargetJob[], plan: Plan): readonly string[] {
  const category = group[0]?.job.category;
  const title = category ? `${category.name}: ${onOneLine(category.label)}` : 'without a category';
  return ['', `# ---- ${title} ----`, ...group.flatMap((targetJob) => jobLines(targetJob, plan))];
}

/** A paused job's entries stand commented out below its reasons. */
function jobLines({ job, entries }: TargetJob, plan: Plan): readonly string[] {
  const command = commandOf(job, plan);
  const lines = entries.map((entry) => `${entry.expression} ${plan.settings.user} ${command}`);
  const pauses = pausesOf(job, plan.pause);
  return [
    '',
    `# ${titleOf(job)}`,
    ...pauses.map((pause) => `# paused: ${describePause(pause)}`),
    ...(pauses.length > 0 ? lines.map((line) => `# ${line}`) : lines),
  ];
}

function titleOf(job: Job): string {
  return onOneLine(job.owner ? `${job.name} (owner: ${job.owner})` : job.name);
}
