import { whole } from '../numbers.ts';
import { momentText } from './moments.ts';
import type { Saying } from './saying.ts';

/** What was held against what, and of which time; `name` says a path. */
export function introOf(saying: Saying, zone: string, name: (path: string) => string): string {
  const { report, words, phrases } = saying;
  const [first = '-', ...others] = report.logs;
  const head = first === '-' ? words.standardInput : name(first);
  const logs =
    others.length === 0 ? head : words.moreLogs(head, whole(others.length, phrases.numbers));
  const { from, until } = periodOf(saying);
  return words.intro(
    name(report.sourcePath),
    logs,
    momentText(from, saying),
    momentText(until, saying),
    zone,
  );
}

/** What was asked for; where nothing was, the span of the log. */
function periodOf({ report: { period, audit } }: Saying) {
  const span = audit.span ?? { from: 0, until: 0 };
  return {
    from: period.from === undefined ? span.from : period.from * 60_000,
    until: period.until === undefined ? span.until : period.until * 60_000,
  };
}
