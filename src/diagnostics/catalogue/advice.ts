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
    title: 'the same start twice',
    explanation:
      'Two of the jobs that one job expands to start at exactly the same times and make the same call. overlap: forbid does not help, because it goes by the expanded name.',
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
} as const satisfies Record<string, CatalogueEntry>;
