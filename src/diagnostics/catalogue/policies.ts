import type { CatalogueEntry } from './entry.ts';

/** CW5xx: what the schedule promises, and what its source expects of it. */
export const policies = {
  CW501: {
    severity: 'error',
    title: 'policy without exactly one promise',
    explanation:
      'A policy makes one promise: protect, allowed, must_run, never_on, required_keys, load, reduction or wakeups. The page shows each with a tick of its own, so two promises are two policies.',
  },
  CW502: {
    severity: 'error',
    title: 'policies that contradict one another',
    explanation:
      'Whatever the jobs do, one of these promises would be broken: a category is protected from all the hours that it is allowed, or kept away from every target; a job must run more often than a limit lets it; a count is of some categories and of all but some at once. Change one of them. It is a warning where one of them only warns.',
  },
  CW503: {
    severity: 'error',
    title: 'bad percentage',
    explanation:
      'A reduction says how many of every hundred starts are gone: from 0% to 100%, with one decimal at most.',
  },
  CW504: {
    severity: 'error',
    title: 'reduction without a baseline',
    explanation:
      'A reduction compares the schedule with the one before the change, which stands in a file of its own: baseline, at the top level, names it.',
  },
  CW505: {
    severity: 'error',
    title: 'expectation of a job that does not exist',
    explanation:
      'expect is keyed by the names of jobs: a key under jobs, whose times or windows count together, or one of the names it expands to. A job that must always be there is a policy, must_run.',
  },
  CW506: {
    severity: 'error',
    title: 'expectation of a minute that never is',
    explanation:
      'The minute lies outside the 28 years from the anchor on the clock of the job, which are all that is looked at, or a clock change skips it: no clock in the zone of the job ever shows it, so that nothing can be said of it. A start that was meant for such a minute comes at the first that is shown.',
  },
  CW511: {
    severity: 'error',
    accept: 'whole',
    title: 'a start in a protected span',
    explanation: `The policy protects a span of the week from some categories: none of their jobs starts while the file's clock reads a time in it, and none that states a duration still runs then by that duration. The end is out. A span over midnight belongs to the weekday it opens on.
What counts are instants, 28 years of them from the anchor on: a job of another zone is looked at by the file's clock, before and after every clock change of either. Where a clock change leaves open whether or when a job starts, all that a platform may do counts. Pauses don't.`,
  },
  CW512: {
    severity: 'error',
    accept: 'whole',
    title: 'a start outside the span that is allowed',
    explanation: `The policy allows jobs of some categories to start in a span of the week only, while the file's clock reads a time in it; the end is out. A span over midnight belongs to the weekday it opens on.
What counts are instants, 28 years of them from the anchor on: a job of another zone is looked at by the file's clock, before and after every clock change of either, and a time that a clock change skips counts when it starts instead. Where a change leaves open whether or when a job starts, all that a platform may do counts. Pauses don't.`,
  },
  CW513: {
    severity: 'error',
    title: 'a job that must run',
    explanation: `The policy says that a job must run. It must be there under its name; nothing in the source may pause it: not the job, its category or window, nor all of its targets; and with every, no two neighbouring starts may be further apart than that.
Distances are looked at over 28 years from the anchor on. A clock change alone slows no job down: a distance is the smaller of the time that passes and of what the clock of the job shows. A start that a clock change leaves open does not count: a stated dst makes it certain.`,
  },
  CW514: {
    severity: 'error',
    accept: 'whole',
    title: 'a job on a target where its category never runs',
    explanation:
      'The policy keeps some categories away from some targets, but the list of targets in force for a job names one. Take it out of the list; where the list is inherited, give the category or the job its own.',
  },
  CW515: {
    severity: 'error',
    accept: 'whole',
    title: 'a job without a required key',
    explanation:
      'The policy wants every job, or every job of some categories, to have certain keys. A key that the job inherits counts.',
  },
  CW516: {
    severity: 'error',
    title: 'too many starts at once',
    explanation: `The policy limits how many starts there are within any stretch of a length, of all jobs or of some categories. The fullest stretch of the 28 years from the anchor on is shown, with its jobs and the nearest times of that day at which one more start would break nothing.
Instants count, whatever clock a job goes by; where a clock change leaves open when a job starts, all that a platform may do counts. Pauses don't.`,
  },
  CW517: {
    severity: 'error',
    title: 'too small a reduction',
    explanation:
      'The policy promises that a share of the starts of the baseline is gone. Both schedules are counted over the week from the anchor, as written, with all that is paused.',
  },
  CW518: {
    severity: 'error',
    title: 'too many wake-ups',
    explanation:
      'The policy limits the minutes in which anything starts: in any 60 minutes on end of the 28 years from the anchor on, or in the week from the anchor. However many jobs start in a minute, it counts once.',
  },
  CW521: {
    severity: 'error',
    title: 'a start that was not expected, or is missing',
    explanation: `The source expects a job to start, or not to, in a certain minute on the clock of the job's zone, and it is the other way round. In a minute that a clock change repeats, a start in either pass is one.
Where a clock change leaves open whether the job starts, neither can be expected: state a dst. Pauses don't count.`,
  },
  CW522: {
    severity: 'error',
    title: 'another number of starts than expected',
    explanation:
      'The source expects a number of starts of a job: per_day, on each day of the week from the anchor on which it starts at all, or per_week, in that week. Days and weeks are those of the clock of the job. Pauses do not count.',
  },
} as const satisfies Record<string, CatalogueEntry>;
