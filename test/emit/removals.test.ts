import { describe, expect, it } from 'vitest';
import { withHeader } from '../../src/emit/header.ts';
import { type FoundFile, planFiles } from '../../src/emit/plan.ts';
import { removalCommands } from '../../src/emit/removals.ts';
import type { Job } from '../../src/model/types.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import type { Artifact, Target } from '../../src/targets/types.ts';
import { artifactsOf, job, planOf } from '../targets/job-factory.ts';

const sourcePath = 'schedules/jobs.yaml';
const [morning, evening] = [job({ name: 'morning' }), job({ name: 'evening' })];

type Settings = Readonly<Record<string, string>>;
const needed: Readonly<Record<string, Settings>> = {
  crontab: { user: 'jobs' },
  kubernetes: { namespace: 'jobs' },
};

function targetOf(id: string): Target {
  const target = targetRegistry.find((each) => each.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return target;
}

/** What a target makes of jobs, as artifacts. */
function made(id: string, jobs: readonly Job[], settings: Settings = {}): readonly Artifact[] {
  const target = targetOf(id);
  return artifactsOf(target, planOf(target, { ...needed[id], ...settings }, jobs));
}

/** The same on the disk, perhaps from another source, or after a change. */
function onDisk(artifacts: readonly Artifact[], from = sourcePath): readonly FoundFile[] {
  return artifacts.map((artifact) => ({
    path: artifact.path,
    text: withHeader(artifact, from),
    encoding: 'utf-8',
    executable: artifact.mode === 0o755,
  }));
}

function moved(files: readonly FoundFile[], from: string, to: string): readonly FoundFile[] {
  return files.map((file) => ({ ...file, path: file.path.replace(from, to) }));
}

function changed(files: readonly FoundFile[], from: string | RegExp, to: string) {
  const result = files.map((file) => ({ ...file, text: file.text.replace(from, to) }));
  expect(result).not.toEqual(files);
  return result;
}

function removals(files: readonly FoundFile[], wanted: readonly Artifact[]): readonly string[] {
  const found = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return removalCommands(planFiles(wanted, found, sourcePath), found, targetRegistry);
}

const both = made('kubernetes', [morning, evening]);
const one = made('kubernetes', [morning]);
const gone = 'kubectl delete cronjob evening --namespace jobs';
const runnerGone = 'kubectl delete configmap cronwright-run-job --namespace jobs';

interface Row {
  readonly why: string;
  readonly found: readonly FoundFile[];
  readonly wanted: readonly Artifact[];
  readonly commands: readonly string[];
}

const rows: readonly Row[] = [
  {
    why: 'a job that is gone leaves its CronJob',
    found: onDisk(both),
    wanted: one,
    commands: [gone],
  },
  {
    why: 'a target that is gone leaves all it had put there',
    found: onDisk(one),
    wanted: [],
    commands: [runnerGone, 'kubectl delete cronjob morning --namespace jobs'],
  },
  {
    why: 'another namespace leaves every object in the old one',
    found: onDisk(one),
    wanted: made('kubernetes', [morning], { namespace: 'crm' }),
    commands: [runnerGone, 'kubectl delete cronjob morning --namespace jobs'],
  },
  {
    why: 'another set leaves the runner of the old one, and what the new label will not prune',
    found: onDisk(both),
    wanted: made('kubernetes', [morning], { set: 'crm' }),
    commands: [gone, runnerGone],
  },
  {
    why: 'any other change leaves nothing',
    found: onDisk(one),
    wanted: made('kubernetes', [job({ name: 'morning', timeoutSeconds: 10 })]),
    commands: [],
  },
  {
    why: 'another folder leaves nothing: the objects are the same',
    found: moved(onDisk(one), 'generated/', 'deploy/'),
    wanted: one,
    commands: [],
  },
  {
    why: 'a copy under another name has the object of the original',
    found: [...onDisk(one), ...moved(onDisk(one), 'morning.yaml', 'morning-copy.yaml')],
    wanted: one,
    commands: [],
  },
  {
    why: 'a copy of what is gone is gone with it, once',
    found: [...onDisk(both), ...moved(onDisk(both), 'evening.yaml', 'evening-copy.yaml')],
    wanted: one,
    commands: [gone],
  },
  {
    why: 'a file of somebody else\u2019s that has the object keeps it',
    found: [
      ...onDisk(both),
      { path: 'x/mine.yaml', text: both[1]?.body ?? '', encoding: 'utf-8', executable: false },
    ],
    wanted: one,
    commands: [],
  },
  {
    why: 'so does one with other line ends',
    found: [
      ...onDisk(both),
      ...changed(moved(onDisk(both, 'b.yaml'), 'generated', 'x'), /\n/g, '\r\n'),
    ],
    wanted: one,
    commands: [],
  },
  {
    why: 'another source\u2019s runner of the same set is still needed',
    found: [...onDisk(one), ...moved(onDisk(both, 'b/jobs.yaml'), 'generated', 'b')],
    wanted: [],
    commands: [],
  },
  {
    why: 'a name that was edited into a command is none',
    found: changed(onDisk(both), '  name: "evening"', '  name: "evening; rm -r x"'),
    wanted: one,
    commands: [],
  },
  {
    why: 'a crontab that is gone is still in the folder of cron',
    found: onDisk(made('crontab', [morning])),
    wanted: [],
    commands: ['sudo rm /etc/cron.d/cronwright'],
  },
  {
    why: 'a crontab that has moved is the same crontab',
    found: onDisk(made('crontab', [morning])),
    wanted: made('crontab', [morning], { out: 'deploy/cron' }),
    commands: [],
  },
  {
    why: 'a workflow that is gone may have been copied to where it is live',
    found: onDisk(made('github-actions', [morning, evening])),
    wanted: made('github-actions', [morning]),
    commands: ['git rm .github/workflows/cronwright-evening.yml'],
  },
  {
    why: 'a workflow that is deleted where it is live needs no command',
    found: [
      ...onDisk(made('github-actions', [morning, evening])),
      ...onDisk(made('github-actions', [evening], { out: '.github/workflows' })),
    ],
    wanted: made('github-actions', [morning]),
    commands: [],
  },
];

describe('the commands that remove what is no longer asked for', () => {
  it.each(rows)('$why', ({ found, wanted, commands }) => {
    expect(removals(found, wanted)).toEqual(commands);
  });
});
