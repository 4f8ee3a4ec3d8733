import { weekFrom } from '../counts/week-count.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog } from '../model/types.ts';
import type { TargetProof } from '../proof/types.ts';
import type { Document, ScheduleSource } from '../source/types.ts';
import { causesOf } from './causes.ts';
import { clockChangeDays } from './clock-change-days.ts';
import { countSide } from './count-side.ts';
import { findingsWithout } from './findings.ts';
import { reviewJobs } from './job-reviews.ts';
import { jobsOfCatalog } from './jobs-of-catalog.ts';
import { promiseChanges } from './promise-changes.ts';
import type { Absence, FileChanges, Review, SideCount } from './types.ts';

/** One of two sources, compiled. */
export interface SourceSide {
  /** A ref or a path, as people call it. */
  readonly label: string;
  readonly catalog: Catalog;
  readonly document: Document<ScheduleSource>;
  readonly diagnostics: readonly Diagnostic[];
  readonly proofs: readonly TargetProof[];
}

/** What is known of the files beside the sources. */
export interface FileSide {
  readonly files?: FileChanges;
  readonly removals: readonly string[];
}

/**
 * What changes from one source to another. The week and the clock are those of the side after: so a
 * change of zone is told on the new clock. Without a side before that holds, all is told of the side
 * after that can be told of it alone; only where there was no file at all its jobs count as new.
 */
export function reviewSources(
  before: SourceSide | Absence,
  after: SourceSide,
  { files, removals }: FileSide = { removals: [] },
): Review {
  const { catalog } = after;
  const week = weekFrom(catalog.zone, catalog.anchor);
  const jobs = jobsOfCatalog(catalog);
  const counts = { after: countSide(jobs, week, catalog.baseline?.jobs) };
  const common = {
    labels: { before: before.label, after: after.label },
    sourcePath: catalog.sourcePath,
    locale: catalog.locale,
    zone: catalog.zone,
    anchor: catalog.anchor,
    counts,
    causes: [],
    promises: [],
    clockChanges: [],
    categories: catalog.categories,
    findings: { appeared: [], gone: [] },
    proofs: after.proofs,
    ...(files && { files }),
    removals,
  };
  if ('kind' in before) {
    const isNew = before.kind === 'no source';
    return { ...common, jobs: isNew ? reviewJobs([], jobs, week) : [], absence: before };
  }
  const old = jobsOfCatalog(before.catalog);
  const reviews = reviewJobs(old, jobs, week);
  const ownCategories = new Set(catalog.categories.map(({ name }) => name));
  const counted: SideCount = countSide(old, week, before.catalog.baseline?.jobs);
  return {
    ...common,
    ...(before.catalog.zone === catalog.zone ? {} : { zoneBefore: before.catalog.zone }),
    jobs: reviews,
    counts: { before: counted, after: counts.after },
    categories: [
      ...catalog.categories,
      ...before.catalog.categories.filter(({ name }) => !ownCategories.has(name)),
    ],
    causes: causesOf(before.document, after.document, reviews),
    promises: promiseChanges(before, after),
    clockChanges: clockChangeDays(reviews, week),
    findings: {
      appeared: findingsWithout(after.diagnostics, before.diagnostics),
      gone: findingsWithout(before.diagnostics, after.diagnostics),
    },
  };
}
