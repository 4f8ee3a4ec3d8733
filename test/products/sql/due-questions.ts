import { occurrences } from '../../../src/ir/occurrences.ts';
import type { InstantMinute } from '../../../src/ir/types.ts';
import { dayNumber } from '../../../src/time/civil.ts';
import { catalogOf } from '../../model/source.ts';
import { recorded } from './files.ts';

/** A job, an instant, and the last start until then by the definition; both in UTC. */
export interface DueQuestion {
  readonly job: string;
  readonly up_to: string;
  readonly due: string | null;
}

const zones = {
  newyork: 'America/New_York',
  lordhowe: 'Australia/Lord_Howe',
  santiago: 'America/Santiago',
  troll: 'Antarctica/Troll',
  cairo: 'Africa/Cairo',
  saopaulo: 'America/Sao_Paulo',
};

/** Each with its reason. */
const expressions = {
  gap: '30 0,1,2 * * *', // in the gaps of all zones, at midnight too
  weekly: '15 1 * * 0', // on the days of the changes alone
  hourly: '0 * * * 0', // an interval with slots
  either: '30 2 8 3,11 0', // a date or a weekday, in some months
  dates: '45 23 1,31 * *', // not in every month
};

const policies = { open: '', firm: 'dst: { skipped: drop, repeated: twice }, ' };
const minute = (year: number, month: number, date: number): InstantMinute =>
  dayNumber({ year, month, date }) * 1440;

/** Every 37 minutes around the changes of these zones in 2026, and every 19 hours of the year. */
function instants(): readonly InstantMinute[] {
  const changes = [
    [3, 8],
    [3, 29],
    [4, 5],
    [4, 24],
    [9, 6],
    [10, 4],
    [10, 25],
    [10, 30],
    [11, 1],
  ];
  const near = changes.flatMap(([month = 1, date = 1]) =>
    Array.from({ length: 60 }, (_, step) => minute(2026, month, date) - 720 + step * 37),
  );
  const far = Array.from({ length: 460 }, (_, step) => minute(2026, 1, 1) + step * 19 * 60);
  return [...near, ...far];
}

export function dueQuestions(): {
  readonly source: string;
  readonly wanted: readonly DueQuestion[];
} {
  const jobs = Object.entries(zones).flatMap(([place, zone]) =>
    Object.entries(expressions).flatMap(([kind, text]) =>
      Object.entries(policies).map(
        ([policy, dst]) =>
          `${place}_${kind}_${policy}: { schedule: "${text}", timezone: ${zone}, ${dst}endpoint: /jobs/x }`,
      ),
    ),
  );
  const source = recorded(jobs.join('\n'));
  const all = instants();
  const wanted = catalogOf(source).jobs.flatMap(({ name, schedules }, index) => {
    const starts = occurrences(schedules, minute(2025, 1, 1), minute(2027, 2, 1));
    // Each job is asked at its own share of the instants.
    return all
      .filter((_, at) => at % 5 === index % 5)
      .map((at) => ({
        job: name,
        up_to: written(at),
        due: written(starts.findLast((start) => start <= at)),
      }));
  });
  return { source, wanted };
}

function written(at: InstantMinute | undefined): string {
  return at === undefined ? '' : new Date(at * 60_000).toISOString().replace('.000Z', '+00:00');
}

/** The same questions, answered by SQL. */
export function dueOfSql(questions: readonly DueQuestion[]): string {
  const asked = JSON.stringify(questions.map(({ job, up_to }) => ({ job, up_to })));
  return `select job, up_to, job_latest_due(job, up_to) as due
    from json_to_recordset('${asked}') as asked (job text, up_to timestamptz)`;
}
