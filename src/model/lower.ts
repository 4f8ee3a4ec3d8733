import { parseCron } from '../cron/parse.ts';
import type { CronProblem } from '../cron/types.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-file.ts';
import { setOf } from '../ir/number-set.ts';
import { allMonths, makeSchedule } from '../ir/schedule.ts';
import type { DstPolicy, Schedules } from '../ir/types.ts';
import type { Located } from '../source/types.ts';
import type { Expansion } from './expand.ts';

/** What a trigger means, and what there is to say about it. No schedules when it is refused. */
export interface Lowered {
  readonly schedules?: Schedules;
  readonly diagnostics: readonly Diagnostic[];
}

/** The clock a job goes by: a zone's, and what its changes do to times of day. */
export interface Clock {
  readonly zone: string;
  readonly dst: DstPolicy;
}

/** From the trigger as written to the schedules it means. */
export function lower(expansion: Expansion, clock: Clock, places: Located): Lowered {
  const { trigger } = expansion;
  switch (trigger.kind) {
    case 'schedule':
      return lowerExpression(trigger.text, expansion, clock, places);
    case 'times':
      return { schedules: [daily(trigger.minuteOfDay, trigger.weekdays, clock)], diagnostics: [] };
    case 'window': {
      const { hours, weekdays } = trigger.window;
      return { schedules: [daily(hours.from, weekdays, clock)], diagnostics: [] };
    }
  }
}

/** Once on each of the weekdays. */
function daily(minuteOfDay: number, weekdays: readonly number[], { zone, dst }: Clock) {
  const fields = {
    minutes: setOf([minuteOfDay % 60]),
    hours: setOf([Math.floor(minuteOfDay / 60)]),
    months: allMonths,
    days: { kind: 'onWeekdays', weekdays: setOf(weekdays) },
  } as const;
  return makeSchedule(fields, zone, dst);
}

function lowerExpression(
  text: string,
  { triggerPath }: Expansion,
  { zone, dst }: Clock,
  places: Located,
): Lowered {
  const result = parseCron(text);
  const problems = result.kind === 'fields' ? result.findings : result.problems;
  const diagnostics = problems.map((problem) => {
    const span = places.spanInside(triggerPath, problem.start, problem.end);
    return toDiagnostic(problem, span);
  });
  return result.kind === 'fields'
    ? { schedules: [makeSchedule(result.fields, zone, dst)], diagnostics }
    : { diagnostics };
}

function toDiagnostic(problem: CronProblem, span: Span): Diagnostic {
  const help = problem.rewrite ? `write   schedule: "${problem.rewrite}"` : problem.help;
  return diagnostic(problem.code, problem.message, {
    span,
    ...(problem.label !== undefined && { label: problem.label }),
    ...(help !== undefined && { help }),
  });
}
