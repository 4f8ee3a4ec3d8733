import { closeSync, openSync, writeSync } from 'node:fs';
import { occurrences } from '../src/ir/occurrences.ts';
import type { Job } from '../src/model/types.ts';

/** A log in which every job ran when it should have, from the anchor of the real schedule on. */

const from = Date.UTC(2026, 0, 5) / 60_000;
const minutesPerWeek = 7 * 1440;

/** Writes so many lines, as the runner does; the same for the same jobs and count. */
export function writeLog(path: string, jobs: readonly Job[], count: number): void {
  const file = openSync(path, 'w');
  let written = 0;
  for (let week = from; written < count; week += minutesPerWeek) {
    const lines = linesOfWeek(jobs, week).slice(0, count - written);
    writeSync(file, `${lines.join('\n')}\n`);
    written += lines.length;
  }
  closeSync(file);
}

function linesOfWeek(jobs: readonly Job[], week: number): readonly string[] {
  return jobs
    .flatMap(({ name, schedules }) =>
      occurrences(schedules, week, week + minutesPerWeek).map((minute) => ({ name, minute })),
    )
    .sort((a, b) => a.minute - b.minute)
    .map(({ name, minute }, index) => lineOf(name, minute * 60_000, index));
}

function lineOf(job: string, due: number, index: number): string {
  const started = due + 1000 + (index % 7) * 300;
  return JSON.stringify({
    id: `${(due / 60_000).toString(36)}-${index.toString(36)}`,
    job_name: job,
    target: 'crontab',
    trigger: 'schedule',
    started_at: new Date(started).toISOString(),
    finished_at: new Date(started + 500 + (index % 11) * 700).toISOString(),
    outcome: 'success',
  });
}
