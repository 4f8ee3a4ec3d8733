import { weekFrom } from '../counts/week-count.ts';
import type { Catalog } from '../model/types.ts';
import type { EngineHost, ReadBack } from '../targets/types.ts';
import { clockChangeDays } from './clock-change-days.ts';
import { countSide } from './count-side.ts';
import { reviewJobs } from './job-reviews.ts';
import { jobsOfFiles } from './jobs-of-files.ts';
import type { Review, ReviewedJob } from './types.ts';

/** The files of one target as they stand and as they should, both as its reader found them. */
export interface TargetFiles {
  readonly target: string;
  /** The program that reads them; unknown where the source does not configure the target any more. */
  readonly host?: EngineHost;
  readonly before: ReadBack;
  readonly after: ReadBack;
}

/** What compiling would change on one target: the files are compared by what its engine makes of them. */
export function reviewFiles(files: TargetFiles, catalog: Catalog): Review {
  const week = weekFrom(catalog.zone, catalog.anchor);
  const jobsOf = ({ jobs }: ReadBack) =>
    jobsOfFiles(jobs, files.target, files.host ?? catalog.zone).map((job) =>
      asWritten(job, catalog),
    );
  const [before, after] = [jobsOf(files.before), jobsOf(files.after)];
  const jobs = reviewJobs(before, after, week);
  return {
    labels: { before: `the files of ${files.target}`, after: 'this version' },
    sourcePath: catalog.sourcePath,
    locale: catalog.locale,
    zone: catalog.zone,
    anchor: catalog.anchor,
    jobs,
    counts: { before: countSide(before, week), after: countSide(after, week) },
    categories: catalog.categories,
    causes: [],
    promises: [],
    clockChanges: clockChangeDays(jobs, week),
    findings: { appeared: [], gone: [] },
    proofs: [],
    removals: [],
  };
}

/** With what the source knows of a job of this name and the files don't say: its label, its place. */
function asWritten(job: ReviewedJob, { jobs, categories }: Catalog): ReviewedJob {
  const written = jobs.find(({ name }) => name === job.name);
  const category = written?.category ?? categories.find(({ name }) => name === job.facts.category);
  return {
    ...job,
    ...(category && { category }),
    ...(written && { source: written.source, pauses: written.pauses, at: written.places.trigger }),
  };
}
