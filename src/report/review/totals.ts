import { type Busiest, busiestOf } from '../../counts/busiest.ts';
import { perWeek, type WeekCount } from '../../counts/week-count.ts';
import type { JobReview, Review, SideCount } from '../../review/types.ts';
import { busiestText } from '../moment-words.ts';
import { change, type NumberStyle, whole } from '../numbers.ts';
import { runsOf, type Saying } from './change-lines.ts';

/** A row of the table of totals: label, before, after, what to say of it. Plain text. */
export type TotalsRow = readonly [label: string, before: string, after: string, note: string];

const minus = '−';
const none = '—';

/** How many starts more or fewer, `+1` or `−671`. */
export function signed(value: number, numbers: NumberStyle): string {
  if (value === 0) return '±0';
  return `${value < 0 ? minus : '+'}${whole(Math.abs(value), numbers)}`;
}

/** Runs a week, the busiest minute and the baseline, on both sides; one that is absent has a dash. */
export function totalsRows(saying: Saying): readonly TotalsRow[] {
  const { counts } = saying.review;
  return [
    runsRow(saying),
    ...(isAnyPaused(counts.before) || isAnyPaused(counts.after) ? [writtenRow(saying)] : []),
    busiestRow(saying),
    ...baselineRows(saying),
  ];
}

function isAnyPaused(side: SideCount | undefined): boolean {
  return side !== undefined && side.running.jobs.length !== side.written.jobs.length;
}

function cell(side: SideCount | undefined, pick: (side: SideCount) => string): string {
  return side ? pick(side) : none;
}

function runsRow(saying: Saying): TotalsRow {
  const { review, words, phrases } = saying;
  const { before, after } = review.counts;
  const runs = (side: SideCount) => whole(perWeek(side.running), phrases.numbers);
  return [words.totals.perWeek, cell(before, runs), cell(after, runs), deltaText(saying)];
}

/** `−671 (+1 of new jobs, −672 paused, 5 moved)` */
function deltaText(saying: Saying): string {
  const { review, words, phrases } = saying;
  const { before, after } = review.counts;
  if (!before || !after) return '';
  const parts = deltaParts(review);
  const named = (['added', 'removed', 'paused', 'resumed', 'rescheduled'] as const)
    .filter((kind) => parts[kind] !== 0)
    .map((kind) => words.totals.parts[kind](signed(parts[kind], phrases.numbers)));
  const moved = words.totals.parts.moved(parts.moved, whole(parts.moved, phrases.numbers));
  const all = parts.moved > 0 ? [...named, moved] : named;
  const delta = signed(perWeek(after.running) - perWeek(before.running), phrases.numbers);
  return all.length === 0 ? delta : `${delta} (${all.join(', ')})`;
}

type Parts = Record<'added' | 'removed' | 'paused' | 'resumed' | 'rescheduled' | 'moved', number>;

/** What each kind of change does to the runs of the week; all but `moved` sum up to the difference. */
export function deltaParts({ jobs, counts }: Pick<Review, 'jobs' | 'counts'>): Parts {
  const parts: Parts = { added: 0, removed: 0, paused: 0, resumed: 0, rescheduled: 0, moved: 0 };
  const { before, after } = counts;
  if (!before || !after) return parts;
  for (const one of jobs) addTo(parts, one, before, after);
  return parts;
}

function addTo(parts: Parts, one: JobReview, before: SideCount, after: SideCount): void {
  switch (one.kind) {
    case 'added':
      parts.added += runsOf(one.after, after.running);
      return;
    case 'removed':
      parts.removed -= runsOf(one.before, before.running);
      return;
    case 'kept':
      if (one.standing === 'paused') parts.paused -= runsOf(one.before, before.running);
      else if (one.standing === 'resumed') parts.resumed += runsOf(one.after, after.running);
      else if (one.timing.kind !== 'same' && one.after.runsOn.length > 0) {
        const { kind, added, removed } = one.timing;
        parts.rescheduled += added.length - removed.length;
        if (kind === 'moved') parts.moved += Math.min(added.length, removed.length);
      }
  }
}

function writtenRow({ review, words, phrases }: Saying): TotalsRow {
  const { before, after } = review.counts;
  const runs = (side: SideCount) => whole(perWeek(side.written), phrases.numbers);
  const delta =
    before && after
      ? signed(perWeek(after.written) - perWeek(before.written), phrases.numbers)
      : '';
  return [words.totals.withoutPauses, cell(before, runs), cell(after, runs), delta];
}

function busiestRow(saying: Saying): TotalsRow {
  const { review, words, phrases } = saying;
  const { before, after } = review.counts;
  const [old, now] = [before, after].map((side) => side && busiestOf(side.running));
  const [was, is] = [old, now].map((one) => one && busiestText(one, review.locale, phrases));
  const shared = was === undefined || is === undefined || was === is ? (is ?? was) : undefined;
  const starts = (one: Busiest | undefined) => (one ? whole(one.starts, phrases.numbers) : none);
  const told = (one: Busiest | undefined, when: string | undefined) =>
    shared !== undefined || !when ? starts(one) : `${starts(one)} (${when})`;
  const written = after && busiestOf(after.written).starts;
  const note =
    written !== undefined && written !== now?.starts
      ? words.totals.busiestWritten(whole(written, phrases.numbers))
      : '';
  return [words.totals.busiest(shared), told(old, was), told(now, is), note];
}

function baselineRows({ review, words, phrases }: Saying): readonly TotalsRow[] {
  const { before, after } = review.counts;
  if (before?.baseline === undefined && after?.baseline === undefined) return [];
  const percent = ({ baseline, written }: SideCount) => {
    if (baseline === undefined) return none;
    const runs = perWeek(written);
    return runs === baseline ? '±0%' : change(baseline, runs, phrases.numbers, none);
  };
  const anyPaused = isAnyPaused(before) || isAnyPaused(after);
  const note = anyPaused ? words.totals.pausesDoNotCount : '';
  return [[words.totals.baseline, cell(before, percent), cell(after, percent), note]];
}

/** Runs of a week by name, before and after, only where they differ. */
export interface PartRow {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** What changes by category (their labels) and then by target (their ids). */
export function partRows({ review, words }: Saying): readonly PartRow[] {
  const { before, after } = review.counts;
  if (!before || !after) return [];
  const named = [...review.categories.map(({ name, label }) => ({ name, label })), undefined];
  const ofCategories = named.map((category) => ({
    name: category?.label ?? words.parts.noCategory,
    before: runsIn(before.running, category?.name),
    after: runsIn(after.running, category?.name),
  }));
  const targets = [...new Set([...after.perTarget.keys(), ...before.perTarget.keys()])];
  const ofTargets = targets.map((name) => ({
    name,
    before: before.perTarget.get(name) ?? 0,
    after: after.perTarget.get(name) ?? 0,
  }));
  return [...ofCategories, ...ofTargets].filter((row) => row.before !== row.after);
}

function runsIn(count: WeekCount<SideCount['running']['jobs'][number]>, name: string | undefined) {
  return perWeek({ ...count, jobs: count.jobs.filter((job) => job.category?.name === name) });
}
