import type { CatalogueEntry } from './entry.ts';

/** CW3xx: names, expansion and offsets. */
export const names = {
  CW301: {
    severity: 'error',
    title: 'unknown window',
    explanation:
      'A job starts with a window that the file does not define under windows. A window is a named time of day with weekdays; a job that lists it starts when it opens, as <job>_<window>.',
  },
  CW302: {
    severity: 'error',
    title: 'unknown category',
    explanation:
      'A job (or one of the baseline) names a category that the file does not define under categories. The page, the pauses and the log go by category, so a misspelled one is refused rather than made up.',
  },
  CW303: {
    severity: 'error',
    title: 'unknown target',
    explanation:
      'A target is a platform cronwright writes for. Its name stands under targets with its settings, and in the lists that say where jobs run.',
  },
  CW304: {
    severity: 'error',
    title: 'target used but not configured',
    explanation:
      'A list names a target that has no settings under targets, so there is nowhere to write to. Add its settings, or take it out of the list.',
  },
  CW305: {
    severity: 'error',
    title: 'nothing of this kind is defined',
    explanation:
      'A job names a window or a category, but the file has no windows or no categories at all. In a baseline they come from the main file.',
  },
  CW306: {
    severity: 'error',
    title: 'no target in force',
    explanation:
      'A job runs on the targets that it, its category or defaults names, the nearest list replacing the others. A job that nothing names a target for would be written nowhere and never run.',
  },
  CW307: {
    severity: 'error',
    title: 'two jobs of one name',
    explanation:
      'Several times or windows make one job each, called <job>_<key>. After that every name must be there once: pauses, logs, locks and file names go by it.',
  },
  CW308: {
    severity: 'error',
    title: 'expanded name too long',
    explanation:
      'Several times or windows make one job each, called <job>_<key>. A name may have 63 characters at most, as elsewhere in the file; a target may allow fewer.',
  },
  CW309: {
    severity: 'error',
    title: 'windows in another time zone',
    explanation:
      "Windows open and close by the clock of the file's time zone. A job that starts with them, or may start only inside them, cannot read another clock: whether it keeps to the window would change with every clock change of either zone. Two names of one zone are fine.",
  },
  CW310: {
    severity: 'error',
    title: 'windows_only without windows',
    explanation:
      'The jobs of a windows_only category may start only inside windows. Without any window none of them could ever start.',
  },
  CW311: {
    severity: 'error',
    title: 'reserved name',
    explanation:
      'Commands and JOBS_PAUSED choose jobs by a selector: all, category:x, window:x, job:x, or the bare name of a job. A job called all could not be told from every job.',
  },
  CW312: {
    severity: 'error',
    title: 'a start outside every window',
    explanation:
      "The category says windows_only: its jobs may start only while a window is open, the opening included, the close not. The check is exact for all dates: it goes by the days and minutes the trigger names, however it is written, and shows the first start outside from the anchor on. A span that crosses midnight belongs to the weekday it opens on. Pauses don't count.",
  },
  CW313: {
    severity: 'error',
    title: 'stagger on a job without a schedule',
    explanation:
      'stagger spreads the starts of schedules. A window starts its jobs when it opens, and a time under times is meant to the minute: neither is ever moved. A stagger of the category passes such jobs over.',
  },
  CW314: {
    severity: 'error',
    title: "lock that can't be relied on",
    explanation: `The lock beside the source (jobs.lock.yaml) keeps by how many minutes each staggered job starts later than written, so that no edit moves a job that it isn't about. It is written by compile and read strictly: what is left of a merge, or was edited amiss, is refused rather than guessed at.
After a merge take one side of each conflict, whichever, and compile: jobs without a line get an offset, and no other job moves. A lock that is deleted is written anew, with every offset chosen again.`,
  },
  CW315: {
    severity: 'error',
    title: 'lock of an unknown version',
    explanation:
      'The lock beside the source (jobs.lock.yaml) names the version of the rule by which its offsets were chosen. This one was written by another cronwright than the one that reads it; what it says of the offsets may mean something else.',
  },
} as const satisfies Record<string, CatalogueEntry>;
