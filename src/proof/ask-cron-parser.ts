import type { CronExpressionParser } from 'cron-parser';
import type { InstantMinute } from '../ir/types.ts';
import type { Horizon } from './types.ts';

/**
 * The second opinion's own answers, without a line of ours. Only forward, and with an explicit first
 * instant: it misses a day going back across a gap, and finds a bad zone no sooner.
 */

/** The program that is asked, as package.json pins it. */
export const program = 'cron-parser 5.10.5';

export type Parser = typeof CronExpressionParser;

/** Loaded when somebody asks: with its library for dates it takes longer to start than all the rest. */
export async function loadParser(): Promise<Parser> {
  return (await import('./cron-parser.ts')).CronExpressionParser;
}

/** What it said when it refused an expression; undefined: it takes it. */
export function refusalOf(parser: Parser, text: string): string | undefined {
  try {
    parser.parse(text, { currentDate: new Date(0) });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** Its starts in a stretch of time, and why they break off where they do. */
export interface Answers {
  readonly starts: readonly InstantMinute[];
  readonly brokenOff?: { readonly after: InstantMinute; readonly why: string };
}

/**
 * @param text an expression that it takes
 * @param most so many starts are believed to be an answer
 */
export function ask(
  parser: Parser,
  text: string,
  tz: string,
  { from, until }: Horizon,
  most: number,
): Answers {
  const starts: InstantMinute[] = [];
  let last = from - 1;
  const brokenOff = (why: string) => ({ starts, brokenOff: { after: last, why } });
  try {
    // A start is later than the instant it is looked for from.
    const expression = parser.parse(text, { tz, currentDate: new Date(from * 60_000 - 1) });
    for (;;) {
      const at = expression.next().getTime() / 60_000;
      if (at >= until) return { starts };
      if (at <= last) return brokenOff('it goes back in time');
      if (starts.length === most) return brokenOff(`it starts more than ${most} times`);
      starts.push(at);
      last = at;
    }
  } catch (error) {
    return brokenOff(messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
