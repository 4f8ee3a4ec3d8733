import type { AuditPhrases } from './phrases.ts';

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

export const en: AuditPhrases = {
  title: 'Job audit',
  counted: {
    missed: (_, text) => `${text} missed`,
    late: (_, text) => `${text} late`,
    doubled: (_, text) => `${text} doubled`,
    stray: (_, text) => `${text} not due`,
    strangers: (_, text) => `${text} of unknown jobs`,
    unfinished: (_, text) => `${text} without an end`,
    failed: (_, text) => `${text} failed`,
    timedOut: (_, text) => `${text} timed out`,
  },
  nothingMissed: 'nothing missed',
  nothingJudged: 'nothing was due',
  intro: (source, logs, from, until, zone) =>
    `${logs} against ${source} · ${from} to ${until} · ${zone}`,
  standardInput: 'standard input',
  moreLogs: (first, count) => `${first} and ${count} more`,
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  headings: {
    missed: 'Missed',
    late: 'Late',
    doubled: 'Doubled: a second start on one due minute',
    stray: 'Not due: started by the schedule, but not by this one',
    strangers: 'Unknown: no job of this name in the source',
    manual: 'Started by hand',
    unfinished: 'Without an end: killed, or its host was',
  },
  starts: {
    due: 'Due',
    onTime: 'On time',
    late: 'Late',
    missed: 'Missed',
    held: 'Paused',
    doubled: 'Doubled',
    stray: 'Not due',
    manual: 'By hand',
  },
  runs: {
    runs: 'Runs',
    failed: 'Failed',
    timedOut: 'Timed out',
    skippedPaused: 'Skipped, paused',
    skippedLate: 'Skipped, late',
    skippedOverlap: 'Skipped, overlap',
    skippedUnknown: 'Skipped',
    unfinished: 'No end',
    running: 'Running',
  },
  times: { behind: 'Late by', took: 'Took' },
  largest: 'max',
  columns: { job: 'Job', when: 'When', note: '' },
  all: 'All',
  noCategory: 'No category',
  to: (from, until) => `${from} to ${until}`,
  inARow: (count) => `${count} in a row`,
  lateBy: (time) => `${time} late`,
  againAt: (time) => `again at ${time}`,
  strangerRuns: (count, text) => `${text} ${plural(count, 'run', 'runs')}`,
  since: (moment) => `first ${moment}`,
  more: (count) => `… and ${count} more`,
  calmJobs: (count, text) =>
    `${text} ${plural(count, 'job with nothing to tell is', 'jobs with nothing to tell are')} in the sums only.`,
  notes: {
    percentiles: 'p50 and p95 are within 1 %.',
    standbyOnly: (_, text) =>
      `${text} of the missed starts left a line in standby: another platform was live. Give its log, too; if there is none, look at JOBS_LIVE_TARGET.`,
    outside: (from, until) =>
      `The log tells only of ${from} to ${until}. What was due outside of it is not judged.`,
    unjudged: (count, jobs) =>
      `Not judged, because the log has no line of ${plural(count, 'its', 'their')} platforms: ${jobs}.`,
    broken: (count, text) => `${text} ${plural(count, 'line is', 'lines are')} broken.`,
    disordered: (count, text) =>
      `${text} ${plural(count, 'line stands', 'lines stand')} too far from ${plural(count, 'its', 'their')} place in time and ${plural(count, 'is', 'are')} not counted: sort the log by start.`,
    repeated: (count, text) =>
      `${text} ${plural(count, 'line tells', 'lines tell')} the same again, and ${plural(count, 'is', 'are')} counted once.`,
    faults: 'Lines that could not be used',
  },
};
