import type { PolicyOutcome } from '../analysis/policies/types.ts';
import { countWeek, type Week, type WeekCount, weekFrom } from '../counts/week-count.ts';
import type { BaselineJob, Catalog, Category, Job } from '../model/types.ts';
import type { TargetProof } from '../proof/types.ts';
import type { Target } from '../targets/types.ts';
import { phrasesOf } from './locales/index.ts';
import type { Phrases } from './locales/phrases.ts';
import { code, escapeText } from './markdown.ts';

/** What the page says of a target: its name, and what a start costs where starts are billed. */
export type PageTarget = Pick<Target, 'id' | 'label' | 'billing'>;

/** What the page and its picture are made from, counted once for both. */
export interface PageContext {
  readonly catalog: Catalog;
  readonly phrases: Phrases;
  /** In the registry's order. */
  readonly targets: readonly PageTarget[];
  /** Of the configured targets, all good. */
  readonly proofs: readonly TargetProof[];
  /** How the file's policies fare; what breaks one is a warning or accepted. */
  readonly outcomes: readonly PolicyOutcome[];
  readonly week: Week;
  readonly after: WeekCount<Job>;
  /** Absent without a baseline. */
  readonly before?: WeekCount<BaselineJob>;
}

/** Stands beside whatever is paused, in every section. */
const pauseMark = ' ⏸';

export function pageContext(
  catalog: Catalog,
  targets: readonly PageTarget[],
  proofs: readonly TargetProof[],
  outcomes: readonly PolicyOutcome[] = [],
): PageContext {
  const week = weekFrom(catalog.zone, catalog.anchor);
  return {
    catalog,
    phrases: phrasesOf(catalog.locale),
    targets,
    proofs,
    outcomes,
    week,
    after: countWeek(catalog.jobs, week),
    ...(catalog.baseline && { before: countWeek(catalog.baseline.jobs, week) }),
  };
}

/** The categories some of these jobs are in, in page order; `undefined` stands for none, last. */
export function categoriesIn(
  catalog: Catalog,
  jobs: readonly { readonly category?: Category }[],
): readonly (Category | undefined)[] {
  const used = new Set(jobs.map((job) => job.category?.name));
  const named = catalog.categories.filter(({ name }) => used.has(name));
  return used.has(undefined) ? [...named, undefined] : named;
}

export function isIn(category: Category | undefined) {
  return (job: { readonly category?: Category }) => job.category?.name === category?.name;
}

/** The category's label, ready for a cell. */
export function categoryName(category: Category | undefined, phrases: Phrases): string {
  return category ? escapeText(category.label) : phrases.noCategory;
}

export function isPaused(job: Job): boolean {
  return job.pauses.length > 0;
}

/** The text, with the mark where there is a pause. */
export function marked(text: string, pause: unknown): string {
  return pause ? `${text}${pauseMark}` : text;
}

/** The job's name, with the mark when anything but its target holds it. */
export function jobName(job: Job): string {
  return marked(code(job.name), isPaused(job) || undefined);
}

/** `a`, `a e b`, `a, b e c`. */
export function enumerate(items: readonly string[], phrases: Phrases): string {
  const head = items.slice(0, -1).join(', ');
  return head === '' ? (items[0] ?? '') : `${head} ${phrases.and} ${items.at(-1)}`;
}
