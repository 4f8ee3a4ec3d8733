import type { CatalogueEntry } from './entry.ts';

/** CW7xx: advice. */
export const advice = {
  CW701: {
    severity: 'warning',
    title: 'category without jobs',
    explanation:
      'No job is in this category, neither now nor in the baseline. Take it out, or mend the category of the job that should be in it.',
  },
  CW702: {
    severity: 'warning',
    title: 'window without jobs',
    explanation:
      'No job starts with this window, and no category with jobs keeps to windows. Take it out, or list it under windows of the job that should start with it.',
  },
  CW703: {
    severity: 'warning',
    title: 'target without jobs',
    explanation:
      'The target is configured, but no job runs on it: nothing would be written there. Take it out, or list it where jobs should run.',
  },
  CW704: {
    severity: 'warning',
    title: 'the same call twice at a time',
    explanation:
      'Two jobs make the same call, by method, path and query, and start together at least once in the year from the anchor. overlap: forbid does not help, because it goes by the job.',
  },
  CW705: {
    severity: 'warning',
    title: 'timeout longer than the interval',
    explanation:
      'With overlap: forbid a start is skipped while the run before it is still going. If a call hangs until its timeout and that is longer than the time to the next start, the starts between are lost.',
  },
  CW706: {
    severity: 'warning',
    title: 'policy for clock changes without effect',
    explanation:
      'A job that starts in every hour of the day is an interval: it follows the real clock, so that after a clock change it still starts every so many minutes, and no policy changes that. skipped and repeated are for times of day. A dst that the job inherits from its category or from defaults is not pointed out.',
  },
  CW707: {
    severity: 'warning',
    accept: 'never',
    title: 'acceptance that accepts nothing',
    explanation:
      'What this acceptance is about is not found any more, or not where it looks: on a job it holds for that job, on a category for its jobs, at the top of the file for all; with a target for that target only. Take it out, so that it does not let the next one pass unseen.',
  },
  CW708: {
    severity: 'warning',
    accept: 'never',
    title: 'acceptance whose time is over',
    explanation:
      'The last day the author gave this acceptance is over. Nothing begins to fail by itself: what it accepts is still accepted, and this warning stands in its place. Mend what is accepted and take it out, or look at it again and give it a later until. Days count on the clock of the file.',
  },
  CW709: {
    severity: 'warning',
    title: 'step that begins anew',
    explanation:
      'A step counts from the start of its hour or day, not from the last start: */45 starts at :00 and :45, so 45 and then 15 minutes apart, and */5 in the hours is 4 hours apart over midnight. All schedulers agree on that, but few people read it so. Write a step that divides the hour or the day, or name the minutes that are meant.',
  },
  CW710: {
    severity: 'warning',
    title: 'pause whose last day is over',
    explanation:
      'until is the last day that its author meant to pause. Nothing resumes by itself, because a campaign that starts unasked does more harm than one that waits: take the pause out, or give it a later day. Days count on the clock of the file.',
  },
  CW711: {
    severity: 'warning',
    title: 'many jobs at the full hour',
    explanation:
      'Ten jobs or more start in the same minute of a full hour, most often because nobody chose another. What they call gets all of it at once. Move what need not start then, or state a load policy: a file that promises how many may start together has thought of it, and this advice is silent.',
  },
  CW712: {
    severity: 'warning',
    title: 'start in the busiest minute',
    explanation:
      'GitHub names the start of every hour as a time of high load: scheduled runs are late then, and some are dropped. Hours count in UTC, so that in a zone half an hour off it is :30. Only jobs that run nowhere else are pointed out.',
  },
  CW713: {
    severity: 'warning',
    title: 'more billed minutes than are included',
    explanation:
      'Every start on GitHub Actions counts as one minute at least. In private repositories GitHub Free includes 2000 a month; the jobs cost more than that without doing anything. Accept it where a larger plan, a public repository or a runner of your own makes it no matter.',
  },
} as const satisfies Record<string, CatalogueEntry>;
