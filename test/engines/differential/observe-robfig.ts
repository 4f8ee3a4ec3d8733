import type { Observation, Situation } from '../../engine-models/compare.ts';
import { askRobfig } from '../robfig.ts';

/** Asks robfig/cron for all starts of a window, searching from one second before it. */
export async function observeRobfig(
  { zone, hostZone, from, until }: Situation,
  expressions: readonly string[],
): Promise<readonly Observation[]> {
  const after = new Date(from * 60_000 - 1000);
  // Admission reads the schedule alone, the controller with the zone before it: both have to work.
  const admitted = await askRobfig(
    expressions.map((expression) => ({ expression, after, until: 0 })),
  );
  const answers = await askRobfig(
    expressions.map((expression) => ({
      expression,
      zone: zone ?? hostZone,
      after,
      until: new Date(until * 60_000),
    })),
  );
  return expressions.map((expression, index) => {
    const [alone, answer] = [admitted[index], answers[index]];
    if (!alone || !answer || 'error' in alone || 'error' in answer) {
      return { expression, accepted: false, starts: [] };
    }
    const starts = answer.instants.map((instant) => Math.floor(instant.getTime() / 60_000));
    return { expression, accepted: true, starts };
  });
}

/** Whether `next` finds what robfig/cron finds from each origin; both in seconds since 1970. */
export async function nextFrom(
  expression: string,
  zone: string,
  origins: readonly number[],
): Promise<readonly (number | undefined)[]> {
  const answers = await askRobfig(
    origins.map((origin) => ({ expression, zone, after: new Date(origin * 1000), until: 1 })),
  );
  return answers.map((answer) => {
    if ('error' in answer) throw new Error(`${expression}: ${answer.error}`);
    const [first] = answer.instants;
    return first && first.getTime() / 1000;
  });
}
