import type { Pause } from '../../model/types.ts';
import type { VerdictKind } from '../../proof/types.ts';
import type { NumberStyle } from '../numbers.ts';

/**
 * Every word of the page in one language. Arguments are ready to print: numbers are formatted,
 * names are escaped or in backticks. A count comes along where the language inflects by it.
 */
export interface Phrases {
  readonly numbers: NumberStyle;
  readonly notice: (sourcePath: string, baselinePath: string | undefined) => string;
  readonly title: string;
  readonly and: string;
  readonly noCategory: string;
  readonly jobs: (count: number, text: string) => string;
  readonly categories: (count: number, text: string) => string;
  readonly headline: Headline;
  readonly overview: Overview;
  readonly windows: Windows;
  readonly timeline: Timeline;
  readonly picture: PictureWords;
  readonly pauses: Pauses;
  readonly comparison: Comparison;
  readonly promises: Promises;
  readonly billing: Billing;
  readonly clockChanges: ClockChanges;
  readonly proof: Proof;
  readonly allJobs: AllJobs;
}

export interface Headline {
  readonly jobs: (jobs: string, categories: string | undefined, zone: string) => string;
  /** How people call a zone's time, where they have a name for it. */
  readonly zoneNames: Readonly<Record<string, string>>;
  readonly zone: (code: string, name: string | undefined) => string;
  readonly runs: (perWeek: string, perHour: string, count: number) => string;
  readonly runsBefore: (perWeek: string, perHour: string, change: string) => string;
  readonly fewer: (percent: string) => string;
  readonly more: (percent: string) => string;
  readonly same: string;
  readonly busiest: (when: string, count: number, starts: string) => string;
  readonly busiestBefore: (when: string, starts: string) => string;
  readonly busiestBeforeSame: (when: string, starts: string) => string;
  /** Where the busiest minute is not one time but many. */
  readonly manyMinutes: (minutes: string) => string;
  readonly paused: (things: string, held: string | undefined) => string;
  readonly held: (paused: string, all: string) => string;
  readonly nothing: string;
}

export interface Overview {
  readonly heading: string;
  readonly columns: readonly [string, string, string, string, string];
  readonly total: string;
  readonly counted: (monday: string) => string;
  /** Said where dates or months make one week unlike another. */
  readonly sparse: string;
}

export interface Windows {
  readonly heading: string;
  readonly columns: readonly [string, string, string, string, string];
  readonly only: (categories: string) => string;
}

export interface Timeline {
  readonly heading: string;
  readonly byTime: string;
  readonly byInterval: string;
  readonly fixed: readonly [string, string, string, string, string];
  readonly continuous: readonly [string, string, string];
  readonly window: (label: string, close: string, types: string) => string;
  readonly elsewhere: (days: string, time: string, zone: string) => string;
  readonly nextDay: (days: string) => string;
  readonly previousDay: (days: string) => string;
  readonly converted: (monday: string) => string;
}

/** Of the picture: its texts are not escaped, and names are not in backticks. */
export interface PictureWords {
  /** In place of the picture where it is not shown. */
  readonly alt: string;
  readonly subject: (jobs: string, categories: string | undefined) => string;
  readonly description: (subject: string, zone: string) => string;
  readonly days: Readonly<Record<'daily' | 'weekdays' | 'other', string>>;
  readonly held: string;
  /** What the figures of a crowded lane are. */
  readonly counted: string;
  readonly converted: (monday: string) => string;
  readonly load: string;
  readonly before: string;
  readonly after: string;
  readonly manyTimes: (times: number, first: string, last: string) => string;
  readonly otherPatterns: (jobs: string) => string;
  readonly otherWindows: (windows: string) => string;
}

export interface Pauses {
  readonly heading: string;
  readonly columns: readonly [string, string, string, string, string];
  readonly nothing: string;
  readonly resume: string;
  readonly level: (level: Pause['level'], name: string) => string;
}

export interface Comparison {
  readonly heading: string;
  readonly columns: readonly [string, string, string, string];
  readonly perWeek: string;
  readonly perHour: string;
  readonly minutes: string;
  readonly busiest: string;
  readonly without: (count: number, categories: string) => string;
  readonly withoutRule: (count: number, categories: string) => string;
  readonly byCategory: string;
  readonly categoryColumns: readonly [string, string, string, string];
  readonly byJob: string;
  readonly jobColumns: readonly [string, string, string, string, string];
  readonly noneChanged: string;
  /** In place of a percentage where there was nothing before. */
  readonly appeared: string;
  readonly newJob: string;
  readonly removedJob: string;
  readonly unchanged: string;
}

export interface Promises {
  readonly heading: string;
  readonly columns: readonly [string, string, string];
  /** What a cross means, where there is one. */
  readonly broken: string;
  readonly count: (kept: string, all: string) => string;
  readonly windowsOnly: (category: string) => string;
  readonly inWindows: (jobs: string, count: number, starts: string) => string;
  readonly protect: (
    count: number,
    starts: string,
    categories: string,
    span: string,
    nearest: string | undefined,
  ) => string;
  readonly allowed: (
    jobs: string,
    first: string | undefined,
    last: string | undefined,
    span: string,
  ) => string;
  readonly running: (job: string, when: string) => string;
  readonly held: (job: string, when: string) => string;
  readonly missing: (job: string) => string;
  readonly neverOn: (jobs: string, targets: string) => string;
  readonly requiredKeys: (having: string, jobs: string, keys: string) => string;
  readonly wakeups: Readonly<Record<'hour' | 'week', (minutes: string) => string>>;
}

export interface Billing {
  readonly heading: (target: string) => string;
  readonly starts: (target: string, jobs: string, starts: string) => string;
  readonly cost: (minutes: string, perStart: string) => string;
  readonly paused: string;
  readonly columns: readonly [string, string, string, string];
}

/** Whether a clock that jobs are read on changes: then a job may start at another time than the page's. */
export type Clocks = 'steady' | 'changing';

export interface ClockChanges {
  readonly heading: string;
  readonly zone: (zone: string, count: number, changes: string, years: string) => string;
  readonly years: (first: string, last: string) => string;
  /** Targets that start at every minute of the page, at every minute but some, or later. */
  readonly exact: (targets: string, clocks: Clocks) => string;
  readonly excepted: (targets: string, clocks: Clocks) => string;
  readonly late: (targets: string, clocks: Clocks) => string;
  readonly stated: (policy: string, jobs: string) => string;
  readonly intro: string;
  readonly columns: readonly [string, string, string, string, string, string];
  readonly happens: (engine: string, source: string) => string;
  /** What the source does with a minute that the clock skips. */
  readonly afterGap: (starts: string) => string;
  /** Where the next start depends on the instant from which the engine looks for it. */
  readonly searched: (from: string) => string;
  readonly undocumented: string;
  /** Why a difference may stand. */
  readonly leave: Readonly<Record<'open' | 'accepted' | 'silent', string>>;
  readonly starts: Starts;
}

/** How the starts of one civil minute look: the end of a sentence that begins with who starts. */
export interface Starts {
  readonly none: string;
  readonly once: (at: string) => string;
  readonly twice: (at: string) => string;
  readonly bothPasses: (at: string) => string;
  readonly twoTimes: (at: string, again: string) => string;
  readonly many: (times: string, at: string) => string;
}

/** The report of `verify`. */
export interface Proof {
  readonly heading: string;
  readonly verdicts: Readonly<
    Record<VerdictKind, { readonly name: string; readonly meaning: string }>
  >;
  readonly allGood: (verdicts: string) => string;
  readonly someBad: (count: number, bad: string, all: string) => string;
  /** What is wrong with files beside the verdicts. */
  readonly faults: (count: number, faults: string) => string;
  readonly nothingWritten: string;
  readonly compared: (years: string, tz: string) => string;
  /** Targets whose jobs were refused before there was anything to prove. */
  readonly unproved: (targets: string) => string;
  readonly target: (label: string, engine: string, clock: string, counts: string) => string;
  /** Where the entries of a target are read on several clocks. */
  readonly ownClocks: string;
  readonly onClock: (zone: string) => string;
  readonly secondOpinion: (
    program: string,
    starts: string,
    count: number,
    expressions: string,
  ) => string;
  readonly itsFaults: (faults: string) => string;
  readonly disagrees: (expressions: string) => string;
  /** The line that a target's table folds under. */
  readonly fold: (label: string, jobs: string) => string;
  readonly columns: readonly [string, string, string];
  readonly meanings: readonly [string, string];
  readonly factMissing: (fact: string, wanted: string) => string;
  readonly factAdded: (fact: string, found: string) => string;
  readonly factDiffers: (fact: string, found: string, wanted: string) => string;
  readonly noEntry: string;
}

export interface AllJobs {
  readonly heading: string;
  readonly columns: readonly [string, string, string, string, string, string, string];
  readonly oneLive: string;
}
