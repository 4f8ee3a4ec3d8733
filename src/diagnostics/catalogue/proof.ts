import type { CatalogueEntry } from './entry.ts';

/** CW61x and CW62x: what is written, read back and held against the source. */
export const proof = {
  CW610: {
    severity: 'error',
    accept: 'byDate',
    title: 'a job that would start at other times than the source says',
    explanation: `Every file is read back under a model of the program that will run it, and its starts are compared with the source's over 28 years: day by day between the changes of the clocks concerned, minute by minute around them. Here no way to write the job gives the same starts; the message names the first minute that differs.
Where the author states no dst, a time that a clock change skips may start after the gap or not at all, and one that it shows twice may start in either pass or in both. A stated dst is a promise, and everything else must hold on every platform.
Let the job run on another target, move its time out of the hours that change, or leave the policy open. A crontab is read on its host's clock: let host_timezone name the job's zone where the host keeps it, or write for implementation: cronie, whose lines name a zone of their own (CRON_TZ). What is only about days of clock changes can be accepted in writing:
    accept: [{ code: CW610, target: kubernetes, reason: "a missed Friday does no harm" }]`,
  },
  CW611: {
    severity: 'error',
    title: 'a job that the engine would refuse',
    explanation: `The program that runs the target does not take any text that would say this schedule. Nothing was written, because some daemons ignore the whole file for one bad line.
Write the schedule otherwise, or let the job run on another target.`,
  },
  CW612: {
    severity: 'error',
    title: 'a job of which nobody can tell when it would start',
    explanation: `No model can foretell when the target's program would start this job, and what is not proved is not written.
Write the schedule otherwise, or let the job run on another target.`,
  },
  CW613: {
    severity: 'error',
    title: 'files that do not say what the source says',
    explanation: `cronwright reads back what it is about to write, with a reader that shares nothing with the writer, and compares every fact: job, call, zone, pause, overlap, deadlines, settings. They differ, so nothing was written. This is a bug in cronwright, or in its reader: please report it with the message.`,
  },
  CW620: {
    severity: 'note',
    title: 'starts that a change of the clocks leaves open',
    explanation: `Schedulers disagree about times that a clock change skips or shows twice. Where the author states no dst, cronwright lets each target do what it does: a skipped time starts after the gap or not at all, a repeated one in either pass or in both. This note lists what will happen where it is not the same everywhere, with the first date; "cronwright verify --all-dates" lists them all. Of what is accepted on any date it prints the dates as well, ready to be pasted behind dates: of the acceptance, which then accepts no other.
To have a say, state a policy on the job, its category or under defaults:
    dst: { skipped: after, repeated: once }
A target that can't keep it is then an error.`,
  },
  CW621: {
    severity: 'warning',
    accept: 'never',
    title: 'an expression that another program reads otherwise',
    explanation: `"cronwright verify" also asks cron-parser, a program of somebody else's, when each expression starts: the first twenty times, and around the first four changes of its zone. Its known faults are listed by name in the report. Here it answers something else and none of them says why, so one of the two programs is wrong, and it may be cronwright. The files are still proved against cronwright's own reading: please report it with the message, and until then look at "cronwright next" for the job.`,
  },
} as const satisfies Record<string, CatalogueEntry>;
