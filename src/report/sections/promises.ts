import type { Measured, PolicyOutcome, When } from '../../analysis/policies/types.ts';
import { only, perWeek } from '../../counts/week-count.ts';
import { describe } from '../../ir/describe/index.ts';
import type { Category } from '../../model/types.ts';
import { formatTime } from '../../time/civil.ts';
import { minuteText } from '../clock-words.ts';
import { code, escapeText, table } from '../markdown.ts';
import { busiestText, spanText } from '../moment-words.ts';
import { change, changeSize, whole } from '../numbers.ts';
import { categoryName, enumerate, isIn, isPaused, type PageContext } from '../page-context.ts';

const kept = '✓';
const broken = '✗';

interface Row {
  readonly tick: typeof kept | typeof broken;
  readonly label: string;
  readonly measured: string;
}

/** What the schedule promises: that categories keep to windows, and each policy of the file. */
function rowsOf(context: PageContext): readonly Row[] {
  const bound = context.catalog.categories.filter(({ windowsOnly }) => windowsOnly);
  return [...bound.map((category) => windowsRow(category, context)), ...policyRows(context)];
}

function policyRows(context: PageContext): readonly Row[] {
  return context.outcomes.map(({ policy, findings, measured }: PolicyOutcome) => ({
    tick: findings.length === 0 ? kept : broken,
    label: escapeText(policy.label),
    measured: measuredText(measured, context),
  }));
}

/** Without it nothing would have been written. */
function windowsRow(category: Category, { after, phrases }: PageContext): Row {
  const { promises, numbers } = phrases;
  const own = only(after, isIn(category));
  const jobs = phrases.jobs(own.jobs.length, whole(own.jobs.length, numbers));
  const starts = perWeek(own);
  return {
    tick: kept,
    label: promises.windowsOnly(categoryName(category, phrases)),
    measured: promises.inWindows(jobs, starts, whole(starts, numbers)),
  };
}

/** "Promises: 7 of 7 kept"; absent where nothing is promised. */
export function promisesLine(context: PageContext): string | undefined {
  const rows = rowsOf(context);
  if (rows.length === 0) return undefined;
  const { numbers, promises } = context.phrases;
  const held = rows.filter(({ tick }) => tick === kept).length;
  return promises.count(whole(held, numbers), whole(rows.length, numbers));
}

/** Each promise with its measure; absent where nothing is promised. */
export function promisesSection(context: PageContext): string | undefined {
  const rows = rowsOf(context);
  if (rows.length === 0) return undefined;
  const { promises } = context.phrases;
  const cells = rows.map(({ tick, label, measured }) => [tick, label, measured]);
  const isAnyBroken = rows.some(({ tick }) => tick === broken);
  return [
    `## ${promises.heading}`,
    table(promises.columns, ['text', 'text', 'text'], cells),
    ...(isAnyBroken ? [promises.broken] : []),
  ].join('\n\n');
}

function measuredText(measured: Measured, context: PageContext): string {
  const { catalog, phrases, targets } = context;
  const { promises, numbers } = phrases;
  const jobsText = (count: number) => phrases.jobs(count, whole(count, numbers));
  switch (measured.kind) {
    case 'protect': {
      const { inside, categories, span, nearest } = measured;
      const names = enumerate(
        categories.map((each) => categoryName(each, phrases)),
        phrases,
      );
      const where = spanText(span, catalog.locale);
      const next = nearest === undefined ? undefined : formatTime(nearest);
      return promises.protect(inside, whole(inside, numbers), names, where, next);
    }
    case 'allowed': {
      const [first, last] = measured.between?.map(formatTime) ?? [];
      const span = spanText(measured.span, catalog.locale);
      return promises.allowed(jobsText(measured.jobs), first, last, span);
    }
    case 'must_run':
      return mustRunText(measured, context);
    case 'never_on': {
      const labels = measured.targets.map((id) => targets.find((t) => t.id === id)?.label ?? id);
      return promises.neverOn(jobsText(measured.jobs), enumerate(labels.map(escapeText), phrases));
    }
    case 'required_keys': {
      const keys = enumerate(measured.keys.map(code), phrases);
      return promises.requiredKeys(whole(measured.having, numbers), jobsText(measured.jobs), keys);
    }
    case 'load':
      return [whole(measured.starts, numbers), ...whenText(measured.when, context)].join(', ');
    case 'reduction':
      return reductionText(measured, context);
    case 'wakeups':
      return promises.wakeups[measured.per](whole(measured.minutes, numbers));
  }
}

function mustRunText(
  { name, jobs }: Extract<Measured, { kind: 'must_run' }>,
  { catalog, phrases }: PageContext,
): string {
  const { promises } = phrases;
  if (jobs.length === 0) return promises.missing(code(name));
  const schedules = jobs.flatMap((job) => job.schedules);
  const when = escapeText(describe(schedules, catalog.locale, catalog.zone));
  return jobs.some(isPaused) ? promises.held(code(name), when) : promises.running(code(name), when);
}

function whenText(when: When | undefined, { catalog, phrases }: PageContext): readonly string[] {
  switch (when?.kind) {
    case undefined:
      return [];
    case 'once':
      return [minuteText(when.at, phrases.numbers)];
    case 'weekly':
      return [busiestText(when, catalog.locale, phrases)];
  }
}

function reductionText(
  { before, after }: Extract<Measured, { kind: 'reduction' }>,
  { phrases }: PageContext,
): string {
  const { numbers, comparison } = phrases;
  const isLess = after < before;
  return (
    (isLess ? changeSize(before, after, numbers) : undefined) ??
    change(before, after, numbers, comparison.appeared)
  );
}
