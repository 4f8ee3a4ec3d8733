import { busiestOf } from '../../counts/busiest.ts';
import { perHour, perWeek } from '../../counts/week-count.ts';
import { code } from '../markdown.ts';
import { busiestText } from '../moment-words.ts';
import { average, changeSize, whole } from '../numbers.ts';
import { categoriesIn, isPaused, type PageContext } from '../page-context.ts';
import { pausedThings } from './paused.ts';
import { promisesLine } from './promises.ts';

function jobsLine({ catalog, phrases }: PageContext): string {
  const { headline, numbers } = phrases;
  const named = categoriesIn(catalog, catalog.jobs).filter((category) => category);
  const categories =
    named.length > 0 ? phrases.categories(named.length, whole(named.length, numbers)) : undefined;
  const zone = headline.zone(code(catalog.zone), headline.zoneNames[catalog.zone]);
  const count = catalog.jobs.length;
  return headline.jobs(phrases.jobs(count, whole(count, numbers)), categories, zone);
}

function runsLine({ after, before, phrases }: PageContext): string {
  const { headline, numbers } = phrases;
  const runs = perWeek(after);
  const now = headline.runs(whole(runs, numbers), average(perHour(after), numbers), runs);
  if (!before) return now;
  const old = perWeek(before);
  const size = changeSize(old, runs, numbers);
  const change = size ? (runs < old ? headline.fewer(size) : headline.more(size)) : headline.same;
  const perHourBefore = average(perHour(before), numbers);
  return `${now}; ${headline.runsBefore(whole(old, numbers), perHourBefore, change)}`;
}

function busiestLine(context: PageContext): string | undefined {
  const { catalog, after, before, phrases } = context;
  const { headline, numbers } = phrases;
  const now = busiestOf(after);
  if (now.starts === 0) return undefined;
  const starts = whole(now.starts, numbers);
  const line = headline.busiest(busiestText(now, catalog.locale, phrases), now.starts, starts);
  const old = before && busiestOf(before);
  if (!old || old.starts === 0) return line;
  const say = old.starts === now.starts ? headline.busiestBeforeSame : headline.busiestBefore;
  return `${line}; ${say(busiestText(old, catalog.locale, phrases), whole(old.starts, numbers))}`;
}

function pausedLine(context: PageContext): string {
  const { catalog, phrases } = context;
  const { headline, numbers } = phrases;
  const things = pausedThings(context);
  if (things.length === 0) return headline.paused(headline.nothing, undefined);
  const held = catalog.jobs.filter(isPaused).length;
  const all = whole(catalog.jobs.length, numbers);
  return headline.paused(
    things.map(({ name }) => name).join(', '),
    held > 0 ? headline.held(whole(held, numbers), all) : undefined,
  );
}

/** What a reader should know when reading nothing else. */
export function headline(context: PageContext): string {
  const lines = [
    jobsLine(context),
    runsLine(context),
    busiestLine(context),
    pausedLine(context),
    promisesLine(context),
  ].filter((line) => line !== undefined);
  return lines.map((line) => `- ${line}`).join('\n');
}
