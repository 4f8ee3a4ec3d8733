import type { Document, Path, ScheduleSource } from '../source/types.ts';
import { inYaml } from './in-yaml.ts';
import type { Aspect, Cause, JobReview, ReviewedJob } from './types.ts';

type Source = Document<ScheduleSource>;

/**
 * The edits that explain what happens to the jobs, from the top of the file: each key whose value is
 * not the same on both sides, with the jobs that it reaches and whose change is of its kind. Edits that
 * change no job (labels, comments, the order of keys) are not named.
 */
export function causesOf(
  before: Source,
  after: Source,
  reviews: readonly JobReview[],
): readonly Cause[] {
  return editsOf(before.data, after.data)
    .flatMap((edit): readonly Cause[] => {
      const sides = { before: before.data, after: after.data };
      const jobs = reviews.filter((review) => isCausedBy(edit, review, sides)).map(nameOf);
      if (jobs.length === 0 && edit.aspect !== 'settings') return [];
      const side = edit.after === undefined ? 'before' : 'after';
      const { places } = side === 'after' ? after : before;
      return [
        {
          path: edit.path.join('.'),
          at: places.keySpanOf(edit.path),
          side,
          ...(edit.before === undefined ? {} : { before: inYaml(edit.before) }),
          ...(edit.after === undefined ? {} : { after: inYaml(edit.after) }),
          jobs,
        },
      ];
    })
    .toSorted((a, b) => a.side.localeCompare(b.side, 'en') || a.at.start - b.at.start);
}

/** A key whose value differs; absent on a side that does not have it. */
interface Edit {
  readonly path: Path;
  readonly aspect: Aspect;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Sections whose members have keys of their own; all else at the top is one key. */
const sections = ['windows', 'categories', 'jobs', 'targets'] as const;
type Section = (typeof sections)[number];

function editsOf(before: ScheduleSource, after: ScheduleSource): readonly Edit[] {
  return [
    ...keyEdits(['timezone'], before, after),
    ...keyEdits(['defaults'], before.defaults ?? {}, after.defaults ?? {}, 'each'),
    ...sections.flatMap((section) => sectionEdits(section, before, after)),
  ];
}

type Members = Readonly<Record<string, unknown>>;

function sectionEdits(
  section: Section,
  before: ScheduleSource,
  after: ScheduleSource,
): readonly Edit[] {
  const [old, now]: readonly [Members, Members] = [before[section] ?? {}, after[section] ?? {}];
  return unionOfKeys(old, now).flatMap((name): readonly Edit[] => {
    const [one, other] = [old[name], now[name]];
    const path = [section, name];
    if (isMembers(one) && isMembers(other)) return keyEdits(path, one, other, 'each');
    // A window or a category alone changes nothing: what is made from it is named.
    if (section === 'windows' || section === 'categories') return [];
    const aspect = section === 'jobs' ? 'presence' : 'settings';
    return [{ path, aspect, before: one, after: other }];
  });
}

/** The keys that differ: the path's own, or each one below it. */
function keyEdits(
  path: Path,
  before: object,
  after: object,
  kind: 'own' | 'each' = 'own',
): readonly Edit[] {
  const [old, now] = [before as Members, after as Members];
  const keys = kind === 'own' ? path.map(String) : unionOfKeys(old, now);
  return keys.flatMap((key): readonly Edit[] => {
    if (JSON.stringify(old[key]) === JSON.stringify(now[key])) return [];
    const full = kind === 'own' ? path : [...path, key];
    return [{ path: full, aspect: aspectOf(full, key), before: old[key], after: now[key] }];
  });
}

function unionOfKeys(before: Members, after: Members): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const timingKeys = new Set([
  'schedule',
  'times',
  'windows',
  'hours',
  'weekdays',
  'timezone',
  'dst',
  'stagger',
]);

/** The fact that a key is told as; other keys are words for people, and cause nothing. */
const factOf: Readonly<Record<string, string>> = {
  endpoint: 'call',
  method: 'call',
  timeout: 'timeout',
  overlap: 'overlap',
  grace: 'grace',
  attempts: 'retry',
  backoff: 'retry',
  on_timeout: 'retry',
  retry: 'retry',
  owner: 'owner',
  category: 'category',
};

function aspectOf([section]: Path, key: string): Aspect {
  if (key === 'paused') return 'standing';
  if (section === 'targets') return 'settings';
  if (timingKeys.has(key)) return 'timing';
  return key === 'targets' ? 'targets' : 'facts';
}

interface Sides {
  readonly before: ScheduleSource;
  readonly after: ScheduleSource;
}

function isCausedBy(edit: Edit, review: JobReview, sides: Sides): boolean {
  const { path, aspect } = edit;
  // A job comes and goes by its own lines, whatever else was edited around it.
  if (review.kind !== 'kept') return path[0] === 'jobs' && reachesOne(edit, review, sides);
  if (!aspectsOf(review).has(aspect) || !reachesOne(edit, review, sides)) return false;
  const fact = factOf[String(path.at(-1))];
  return aspect !== 'facts' || review.facts.some((one) => one.fact === fact);
}

/** On a side that does not have the key nothing follows it. */
function reachesOne(edit: Edit, review: JobReview, { before, after }: Sides): boolean {
  const { path } = edit;
  switch (review.kind) {
    case 'added':
      return reaches(path, review.after, after);
    case 'removed':
      return reaches(path, review.before, before);
    case 'kept':
      return (
        (edit.before !== undefined && reaches(path, review.before, before)) ||
        (edit.after !== undefined && reaches(path, review.after, after))
      );
  }
}

/** What of a job's change an edit may explain. New times can be a new job: `times` gets a key. */
function aspectsOf(review: JobReview): ReadonlySet<Aspect> {
  if (review.kind !== 'kept') return new Set<Aspect>(['presence', 'timing', 'targets']);
  const { renamed, timing, standing, heldOn, targets, facts } = review;
  const isHeld = standing !== 'same' || heldOn.paused.length + heldOn.resumed.length > 0;
  const all: readonly (readonly [Aspect, boolean])[] = [
    ['presence', renamed === 'yes'],
    ['timing', timing.kind !== 'same' || renamed === 'yes' || facts.some(isAboutTime)],
    ['standing', isHeld],
    ['targets', targets.added.length + targets.removed.length > 0],
    ['facts', facts.length > 0],
  ];
  return new Set(all.filter(([, holds]) => holds).map(([aspect]) => aspect));
}

function isAboutTime({ fact }: { readonly fact: string }): boolean {
  return fact === 'dst' || fact === 'window';
}

function nameOf(review: JobReview): string {
  return review.kind === 'removed' ? review.before.name : review.after.name;
}

/** Whether the value at a path is one that the job follows: no level nearer to it has its own. */
function reaches(path: Path, job: ReviewedJob, data: ScheduleSource): boolean {
  const [section, name] = path;
  const key = String(path.at(-1));
  const own: Members = { ...data.jobs[job.source] };
  const ofCategory: Members = { ...data.categories?.[job.category?.name ?? ''] };
  switch (section) {
    case 'jobs':
      return job.source === name;
    case 'windows':
      return job.window === name;
    case 'categories':
      return job.category?.name === name && (key === 'paused' || !(key in own));
    case 'targets':
      return job.targets.includes(String(name));
    default:
      return !(key in own) && !(key in ofCategory);
  }
}
