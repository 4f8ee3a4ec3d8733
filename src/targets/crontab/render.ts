import { printCron } from '../../cron/print.ts';
import type { Job } from '../../model/types.ts';
import { clocksAgree } from '../../time/clocks-agree.ts';
import { describePause, onOneLine, pausesOf } from '../comment-text.ts';
import { noticeFor } from '../notice.ts';
import { runnerArtifact } from '../runner-artifact.ts';
import type { Artifact, Entry, TargetJob, TargetPlan } from '../types.ts';
import { commandOf } from './command.ts';
import { joinBlocks } from './comment-rows.ts';
import { dialects } from './dialect.ts';
import { headLines } from './head.ts';
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

/**
 * Settings, then the jobs, category by category, each below its name. A line CRON_TZ holds until the
 * next one and can't be taken back, so what has no zone of its own comes first.
 */
export function crontabBody(plan: Plan): string {
  const [onHost = [], ...inZones] = groupsBy(plan.jobs, ({ entries }) => entries[0].zone, [
    undefined,
  ]);
  const zones = inZones.flatMap((jobs) => [
    ['', `CRON_TZ=${jobs[0]?.entries[0].zone}`],
    ...byCategory(jobs, plan),
  ]);
  const blocks = [headLines(plan), ...byCategory(onHost, plan), ...zones];
  return joinBlocks(blocks, dialects[plan.settings.implementation].longestComment);
}

/** Items of one key together, in the order in which the keys appear; `first` ones before. */
function groupsBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  first: readonly Key[] = [],
): readonly (readonly Item[])[] {
  const groups = new Map<Key, Item[]>(first.map((key) => [key, []]));
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

type Block = readonly string[];

function byCategory(jobs: readonly TargetJob[], plan: Plan): readonly Block[] {
  return groupsBy(jobs, ({ job }) => job.category?.name).flatMap((group) => {
    const category = group[0]?.job.category;
    const title = category
      ? `${category.name}: ${onOneLine(category.label)}`
      : 'without a category';
    const blocks = group.map((targetJob) => jobLines(targetJob, plan));
    return [['', `# ---- ${title} ----`], ...blocks];
  });
}

/** A paused job's entries stand commented out below its reasons. */
function jobLines({ job, entries }: TargetJob, plan: Plan): Block {
  const lines = entries.map((entry) => entryLine(entry, job, plan));
  const pauses = pausesOf(job, plan.pause);
  return [
    '',
    `# ${titleOf(job, entries[0], plan.settings)}`,
    ...pauses.map((pause) => `# paused: ${describePause(pause)}`),
    ...(pauses.length > 0 ? lines.map((line) => `# ${line}`) : lines),
  ];
}

function entryLine({ expression }: Entry, job: Job, plan: Plan): string {
  const { implementation, user } = plan.settings;
  const command = commandOf(job, plan);
  switch (dialects[implementation].file) {
    case 'system':
      return `${expression} ${user} ${command}`;
    case 'user':
      return `${expression} ${command}`;
  }
}

function titleOf(job: Job, { zone }: Entry, { hostZone, anchor }: CrontabSettings): string {
  const moved = zone === undefined && !clocksAgree(job.zone, hostZone, anchor);
  const notes = [
    ...(job.owner ? [`owner: ${job.owner}`] : []),
    ...(moved ? [`${job.schedules.map(printCron).join(' and ')} in ${job.zone}`] : []),
  ];
  return onOneLine(notes.length > 0 ? `${job.name} (${notes.join('; ')})` : job.name);
}
