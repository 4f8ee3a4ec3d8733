import { printCron } from '../cron/print.ts';
import { occurrences } from '../ir/occurrences.ts';
import { makeSchedule } from '../ir/schedule.ts';
import type { InstantMinute, Schedule } from '../ir/types.ts';
import type { Job } from '../model/types.ts';
import {
  type Answers,
  ask,
  loadParser,
  type Parser,
  program,
  refusalOf,
} from './ask-cron-parser.ts';
import { changesOf } from './cuts.ts';
import { faultBehind, faultBehindSilence, faultWithText } from './known-faults.ts';
import type {
  AskedExpression,
  Disagreement,
  Horizon,
  KnownFault,
  OneSided,
  SecondOpinion,
} from './types.ts';

/**
 * What somebody else's program makes of our expressions: a sample of starts, as it reads the author's
 * own text. It has one rule for clock changes, so it is held against the one that schedules get without
 * a stated policy.
 */

const minutesPerDay = 1440;
const firstStarts = 20;
const changesAsked = 4;
const aroundChange = 2 * minutesPerDay;
/** On either side of a change: an hour of an entry of every minute. */
const mostAroundChange = 60;

/** Asks about every distinct expression and zone among the jobs. */
export async function secondOpinion(
  jobs: readonly Job[],
  horizon: Horizon,
): Promise<SecondOpinion> {
  const parser = await loadParser();
  const questions = questionsOf(jobs);
  const replies = questions.map((question) => replyTo(question, parser, horizon));
  const faults = [...new Set(replies.flatMap(({ known }) => known))];
  return {
    program,
    questions: questions.length,
    agreed: replies.reduce((sum, { agreed }) => sum + agreed, 0),
    known: faults.map((fault) => ({
      fault,
      questions: replies.filter(({ known }) => known.includes(fault)).map((one) => one.question),
    })),
    disagreements: replies.flatMap(({ disagreement }) => disagreement ?? []),
  };
}

/** The author's own text where there is one that holds as it is: so our parser is asked about, too. */
function questionsOf(jobs: readonly Job[]): readonly AskedExpression[] {
  const questions = new Map<string, AskedExpression>();
  for (const { name, trigger, schedules, offset } of jobs) {
    const isAsWritten = trigger.kind === 'schedule' && !offset?.laterMinutes;
    for (const { zone, ...fields } of schedules) {
      if (fields.days.kind === 'both') continue; // five fields can't say it
      const text = isAsWritten ? trigger.text : printCron(fields);
      const known = questions.get(`${text} ${zone}`);
      const schedule = known?.schedule ?? makeSchedule(fields, zone);
      questions.set(`${text} ${zone}`, { text, schedule, jobs: [...(known?.jobs ?? []), name] });
    }
  }
  return [...questions.values()];
}

interface Reply {
  readonly question: AskedExpression;
  readonly agreed: number;
  readonly known: readonly KnownFault[];
  readonly disagreement?: Disagreement;
}

function replyTo(question: AskedExpression, parser: Parser, horizon: Horizon): Reply {
  const { text, schedule } = question;
  const refusal = refusalOf(parser, text);
  const fault = faultWithText(text, refusal);
  const known = fault ? [fault] : [];
  if (refusal !== undefined && !fault) {
    return { question, agreed: 0, known, disagreement: { question, minutes: [], said: refusal } };
  }
  const asked = fault ? printCron(schedule) : text;
  const compared = spansOf(schedule, horizon).map((span) => compare(schedule, asked, parser, span));
  const minutes = compared.flatMap(({ unexplained }) => unexplained);
  const said = compared.find((one) => one.said !== undefined)?.said;
  return {
    question,
    agreed: compared.reduce((sum, one) => sum + one.agreed, 0),
    known: [...new Set([...known, ...compared.flatMap((one) => one.known)])],
    ...(minutes.length > 0 && { disagreement: { question, minutes, ...(said && { said }) } }),
  };
}

/** The first starts there are, and those around the first changes of the zone. */
function spansOf(schedule: Schedule, horizon: Horizon): readonly Horizon[] {
  const changes = changesOf(schedule.zone, horizon).slice(0, changesAsked);
  return [firstSpan(schedule, horizon), ...changes.map((at) => spanAround(schedule, at))];
}

function firstSpan(schedule: Schedule, { from, until }: Horizon): Horizon {
  for (let days = 1; ; days *= 2) {
    const end = Math.min(from + days * minutesPerDay, until);
    const enough = occurrences([schedule], from, end)[firstStarts - 1];
    if (enough !== undefined) return { from, until: enough + 1 };
    if (end === until) return { from, until };
  }
}

function spanAround(schedule: Schedule, at: InstantMinute): Horizon {
  const [from, until] = [at - aroundChange, at + aroundChange];
  const before = occurrences([schedule], from, at).slice(-mostAroundChange);
  const after = occurrences([schedule], at, until).slice(0, mostAroundChange + 1);
  return {
    from: before.length === mostAroundChange ? (before[0] ?? from) : from,
    until: after[mostAroundChange] ?? until,
  };
}

interface Compared {
  readonly agreed: number;
  readonly known: readonly KnownFault[];
  readonly unexplained: readonly OneSided[];
  readonly said?: string;
}

function compare(schedule: Schedule, text: string, parser: Parser, span: Horizon): Compared {
  const ours = occurrences([schedule], span.from, span.until);
  const answers = ask(parser, text, schedule.zone, span, 2 * ours.length + mostAroundChange);
  const agreed = ours.filter((at) => answers.starts.includes(at)).length;
  const silence = answers.brokenOff && faultBehindSilence(schedule.zone, span);
  const known = new Set<KnownFault>(silence ? [silence] : []);
  const unexplained = oneSided(ours, answers).filter((one) => {
    if (silence && one.at > (answers.brokenOff?.after ?? 0)) return false;
    const fault = faultBehind(one, schedule, span);
    if (fault) known.add(fault);
    return !fault;
  });
  const said = answers.brokenOff?.why;
  return { agreed, known: [...known], unexplained, ...(said !== undefined && { said }) };
}

function oneSided(ours: readonly InstantMinute[], { starts }: Answers): readonly OneSided[] {
  const [us, them] = [new Set(ours), new Set(starts)];
  return [
    ...ours.filter((at) => !them.has(at)).map((at) => ({ at, by: 'us' as const })),
    ...starts.filter((at) => !us.has(at)).map((at) => ({ at, by: 'cron-parser' as const })),
  ].sort((a, b) => a.at - b.at);
}
