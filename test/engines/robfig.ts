import { installed } from './installed.ts';
import { runProgram } from './run-program.ts';

/** One question to robfig/cron v3, asked as the CronJob controller asks it. */
export interface RobfigQuery {
  /** The `schedule` of a CronJob. */
  readonly expression: string;
  /** The `timeZone` of a CronJob; absent: none, which is the controller's own (here UTC). */
  readonly zone?: string;
  /** The search begins after this instant. */
  readonly after: Date;
  /** How many instants are wanted at most, or the end of the search, exclusive. */
  readonly until: number | Date;
}

/** Either the instants it starts at, or the parser's own message. */
export type RobfigAnswer = { readonly instants: readonly Date[] } | { readonly error: string };

/**
 * Answers a batch of queries, in their order; a schedule that never fires has no instants.
 * @throws when the driver does not answer every query.
 */
export async function askRobfig(queries: readonly RobfigQuery[]): Promise<readonly RobfigAnswer[]> {
  const stdin = queries.map(printQuery).join('');
  const { stdout, stderr } = await runProgram([installed('robfig')], {
    stdin,
    env: { TZ: 'UTC' },
  });
  const answers = readAnswers(stdout.split('\n').filter((line) => line !== ''));
  if (answers.length !== queries.length) {
    throw new Error(`robfig: ${answers.length} answers to ${queries.length} queries\n${stderr}`);
  }
  return answers;
}

function printQuery({ expression, zone = '', after, until }: RobfigQuery): string {
  const end = typeof until === 'number' ? String(until) : printInstant(until);
  return `${[expression, zone, printInstant(after), end].join('\t')}\n`;
}

function printInstant(instant: Date): string {
  return instant.toISOString().replace('.000Z', 'Z');
}

/** Lines are `#<TAB>query<TAB>count` with that many instants below, or `!<TAB>query<TAB>message`. */
function readAnswers(lines: readonly string[]): readonly RobfigAnswer[] {
  const answers: RobfigAnswer[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [mark, , rest = ''] = (lines[at] ?? '').split('\t');
    if (mark === '!') {
      answers.push({ error: rest });
      continue;
    }
    const instants = lines.slice(at + 1, at + 1 + Number(rest)).map((text) => new Date(text));
    answers.push({ instants });
    at += instants.length;
  }
  return answers;
}
