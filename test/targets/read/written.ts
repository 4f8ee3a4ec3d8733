import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect } from 'vitest';
import { withHeader } from '../../../src/emit/header.ts';
import type { ConfiguredTarget, Job, LogTable } from '../../../src/model/types.ts';
import { crontab } from '../../../src/targets/crontab/index.ts';
import type {
  Facts,
  ReadBack,
  ReadJob,
  Target,
  TargetPlan,
  WrittenFile,
} from '../../../src/targets/types.ts';
import { artifactsOf, planOf, runner, source } from '../job-factory.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The runner that the committed files were made with. */
export const realRunner = readFileSync(join(root, 'src/products/run-job/run-job.sh'), 'utf8');

/** What a target writes for jobs, as it stands on the disk. */
export function written(
  target: Target,
  settings: ConfiguredTarget['settings'],
  jobs: readonly Job[],
  log?: LogTable,
): readonly WrittenFile[] {
  return artifactsOf(target, planOf(target, settings, jobs, log)).map((artifact) => ({
    path: artifact.path,
    text: withHeader(artifact, source.path),
  }));
}

/** The committed files of the real schedule. */
export function committed(target: Target): readonly WrittenFile[] {
  return readdirSync(join(root, target.defaultOut))
    .sort()
    .map((name) => ({
      path: `${target.defaultOut}/${name}`,
      text: readFileSync(join(root, target.defaultOut, name), 'utf8'),
    }));
}

/** What the model says of a job's start, in the words a reader must answer with. */
export function modelFacts(job: Job, target: Target, plan: TargetPlan<{ out: string }>): Facts {
  return {
    method: job.method,
    path: job.path,
    ...(job.query.length > 0 ? { query: job.query.map((pair) => pair.join('=')).join('\n') } : {}),
    timeout: String(job.timeoutSeconds),
    ...(job.category ? { category: job.category.name } : {}),
    ...(job.window ? { window: job.window.name } : {}),
    target: target.id,
    gated: job.targets.length > 1 ? 'yes' : 'no',
    overlap: job.overlap,
    paused: job.pauses.length > 0 ? 'yes' : 'no',
    ...patience(job, target),
    ...(plan.log ? { record: plan.log.columns, record_end: plan.log.end } : {}),
    ...target.facts(plan.settings),
  };
}

/** Of late starts and failed calls; Kubernetes itself says when a start was due. */
function patience({ graceSeconds, window, trigger, zone, retry }: Job, target: Target): Facts {
  const grace = graceSeconds ?? (window ? 3600 : undefined);
  const due = { due: '10:00', zone };
  const isTold = target.id === 'kubernetes' || trigger.kind === 'schedule';
  return {
    ...(grace === undefined ? {} : { grace: String(grace), ...(isTold ? {} : due) }),
    ...(retry ? { attempts: String(retry.attempts), backoff: String(retry.backoffSeconds) } : {}),
    ...(retry?.onTimeout === 'retry' ? { retry_timeouts: 'yes' } : {}),
  };
}

/** A read-back without order, for comparing. */
export function sorted({ jobs, faults }: ReadBack) {
  return { jobs: ofOneOrder(jobs), faults: ofOneOrder(faults) };
}

function ofOneOrder<T>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** One change to one file, and why it must not go unnoticed. */
export interface Mutation {
  readonly why: string;
  /** The end of its path; the target's first file where none is named. */
  readonly file?: string;
  /** Must occur in the text; its first occurrence is replaced. */
  readonly from: string | RegExp;
  readonly to: string;
}

export function mutated(files: readonly WrittenFile[], mutation: Mutation): readonly WrittenFile[] {
  const { file = files[0]?.path ?? '', from, to } = mutation;
  const index = files.findIndex(({ path }) => path.endsWith(file));
  return files.map(({ path, text }, at) => {
    if (at !== index) return { path, text };
    const changed = text.replace(from, () => to);
    expect(changed, `${mutation.why}: nothing to change`).not.toBe(text);
    return { path, text: changed };
  });
}

/**
 * The lines that can go, or be there twice, without the reader's noticing: of the files whose path
 * ends so, comments and empty lines aside.
 */
export function unnoticed(
  target: Target,
  files: readonly WrittenFile[],
  end: string,
): readonly string[] {
  const read = (changed: readonly WrittenFile[]) =>
    JSON.stringify(sorted(target.read({ files: changed, runner })));
  const before = read(files);
  return files
    .filter(({ path }) => path.endsWith(end))
    .flatMap((file) => {
      const lines = file.text.split('\n');
      const goesUnnoticed = (at: number, ...instead: readonly string[]) => {
        const text = lines.toSpliced(at, 1, ...instead).join('\n');
        const others = files.filter((other) => other !== file);
        return read([...others, { path: file.path, text }]) === before;
      };
      return [...lines.entries()]
        .filter(([, line]) => /^ *[^# ]/.test(line))
        .flatMap(([at, line]) => [
          ...(goesUnnoticed(at) ? [`without ${line.trim()}`] : []),
          ...(goesUnnoticed(at, line, line) ? [`twice ${line.trim()}`] : []),
        ]);
    });
}

/** Files with anything at all done to one of their texts. */
export function broken(files: readonly WrittenFile[]): fc.Arbitrary<readonly WrittenFile[]> {
  const scraps = ['\n', ' ', "'", '"', ':', '-', '#', '\0', '\t', '{', '[', '&a', '*a', '!!x', '%'];
  const scrap = fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'binary', maxLength: 6 }));
  return fc
    .record({ file: fc.nat(files.length - 1), at: fc.nat(), cut: fc.nat(40), scrap })
    .map((change) =>
      files.map(({ path, text }, index) => {
        if (index !== change.file) return { path, text };
        const at = change.at % (text.length + 1);
        return { path, text: text.slice(0, at) + change.scrap + text.slice(at + change.cut) };
      }),
    );
}

/** What a reader must answer for jobs that were written as they should be. */
export function expectedJobs(
  target: Target,
  settings: ConfiguredTarget['settings'],
  jobs: readonly Job[],
  log?: LogTable,
): readonly Omit<ReadJob, 'path'>[] {
  const plan = planOf(target, settings, jobs, log);
  return plan.jobs.map(({ job, entries }) => ({
    job: job.name,
    entries,
    facts: modelFacts(job, target, plan),
  }));
}

/** The same for a crontab, where each entry is a line of its own. */
export function expectedLines(
  settings: ConfiguredTarget['settings'],
  jobs: readonly Job[],
  log?: LogTable,
): ReadBack {
  const path = `${crontab.defaultOut}/cronwright`;
  const lines = expectedJobs(crontab, settings, jobs, log).flatMap((expected) =>
    expected.entries.map((entry) => ({ ...expected, path, entries: [entry] })),
  );
  return { jobs: lines, faults: [] };
}

export { runner };
