import type { CatalogueEntry } from './entry.ts';

/** CW2xx: cron expressions. */
export const expressions = {
  CW201: {
    severity: 'error',
    title: 'not five fields',
    explanation:
      'A cron expression has exactly five fields: minute, hour, date, month, weekday, with blanks or tabs between. A library that fills in missing fields would guess the schedule.',
  },
  CW202: {
    severity: 'error',
    title: 'six fields',
    explanation:
      'Six fields mean seconds first to one scheduler, a year last to another, and none of our targets reads them. Write five fields: the shortest interval is one minute.',
  },
  CW203: {
    severity: 'error',
    title: 'empty list item',
    explanation:
      'Between commas, or at an end of a list, stands nothing. Debian cron refuses the whole crontab for it, Kubernetes drops the item silently.',
  },
  CW204: {
    severity: 'error',
    title: 'a number with a sign',
    explanation:
      'Fields hold plain numbers. Kubernetes happens to read +5 as 5; the cron daemons refuse it.',
  },
  CW205: {
    severity: 'error',
    title: 'a range that runs backwards',
    explanation:
      'Debian cron and cronie accept 22-2 and never fire, BusyBox wraps it around midnight, Kubernetes refuses it. Write the two halves as a list, which all of them read alike.',
  },
  CW206: {
    severity: 'error',
    title: 'a range of names that wraps around',
    explanation:
      'sat-sun and fri-mon run past the end of the week (Sunday is 0). Debian cron and cronie accept them and never fire. Name the days or months one by one.',
  },
  CW207: {
    severity: 'error',
    title: 'step zero',
    explanation: 'A step of 0 goes nowhere: daemons refuse it or read it as something else.',
  },
  CW208: {
    severity: 'error',
    title: 'a step on a single value',
    explanation:
      'The step reaches no second value, so it says nothing: */90 in the minute field is just minute 0, not every 90 minutes. Write the value itself; an interval that is not made of whole hours and minutes of one day needs several times.',
  },
  CW209: {
    severity: 'error',
    title: '? is not portable',
    explanation:
      'Quartz needs ?, Kubernetes reads it as *, the cron daemons refuse it. Write *, which all of them read alike.',
  },
  CW210: {
    severity: 'error',
    title: 'L is not portable',
    explanation:
      'The last day of a month (or last weekday) exists in Quartz and AWS, not in cron daemons, Kubernetes or GitHub Actions. Start on the dates it can be and let the job check whether today is the last one.',
  },
  CW211: {
    severity: 'error',
    title: 'W is not portable',
    explanation:
      'The working day nearest to a date exists in Quartz only. Start on the weekdays around it and let the job decide.',
  },
  CW212: {
    severity: 'error',
    title: '# is not portable',
    explanation:
      'The nth weekday of a month exists in Quartz only: Debian cron silently reads 5#2 as every Friday and BusyBox takes # for a comment. Start on every such weekday and let the job check the date.',
  },
  CW213: {
    severity: 'error',
    title: 'H is not portable',
    explanation:
      'H spreads jobs by a hash in Jenkins. A reviewed schedule says the minute it means: choose one.',
  },
  CW214: {
    severity: 'error',
    title: '~ is random',
    explanation:
      'cronie draws a new random value at each reload, Debian cron silently reads 0~30 as 0. A schedule that is proved names its minutes.',
  },
  CW215: {
    severity: 'error',
    title: '@reboot is no time',
    explanation:
      '@reboot starts when a machine boots: Kubernetes and GitHub Actions have no such moment, and nothing can be proved about it.',
  },
  CW216: {
    severity: 'error',
    title: '@every counts from an unknown start',
    explanation:
      '@every counts from the last start or from creation, not on the clock, and only Go programs know it. Write the minutes and hours it should start at.',
  },
  CW217: {
    severity: 'error',
    title: 'a star in one day field beside a restricted other',
    explanation:
      'With */2 in the date or weekday field and a restricted other one, Debian cron and cronie start when both match, Kubernetes when either does, and BusyBox counts dates from 0. Write the dates or weekdays as a list or range.',
  },
  CW218: {
    severity: 'error',
    title: 'a date that never comes',
    explanation:
      'No year has these dates in these months (31 February), so the job would never start; the daemons accept it in silence.',
  },
  CW219: {
    severity: 'warning',
    title: 'a date that never comes beside a weekday that does',
    explanation:
      'Date and weekday both restricted mean either, so the job starts on the weekday alone. Take the date out, or mend it.',
  },
  CW220: {
    severity: 'error',
    title: 'a value outside the field',
    explanation:
      'Minutes are 0-59, hours 0-23, dates 1-31, months 1-12, weekdays 0-7 (0 and 7 are Sunday). BusyBox reads an hour of 24 as every hour.',
  },
  CW221: {
    severity: 'error',
    title: 'not a cron field',
    explanation:
      'A field is made of numbers, three-letter English names (in months and weekdays), ranges, lists, * and steps. Anything else is skipped silently by some daemons and refused by others.',
  },
  CW222: {
    severity: 'error',
    title: 'unknown macro',
    explanation:
      'The macros are @hourly @daily @midnight @weekly @monthly @yearly @annually, in lower case.',
  },
} as const satisfies Record<string, CatalogueEntry>;
