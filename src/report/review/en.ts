import type { ReviewPhrases } from './phrases.ts';

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

export const en: ReviewPhrases = {
  title: 'Job schedule',
  counted: {
    moved: (_, text) => `${text} moved`,
    rescheduled: (_, text) => `${text} at another pace`,
    added: (_, text) => `${text} added`,
    removed: (_, text) => `${text} removed`,
    paused: (_, text) => `${text} paused`,
    resumed: (_, text) => `${text} resumed`,
    renamed: (_, text) => `${text} renamed`,
    retargeted: (_, text) => `${text} on other targets`,
    recalled: (_, text) => `${text} with another call`,
    adjusted: (_, text) => `${text} with other settings`,
  },
  noRunChanges: 'no run changes',
  nothingComparable: 'nothing to compare',
  intro: (source, before, zone, monday) =>
    `${source}, this version against ${before} · ${zone} · week of Mon ${monday}`,
  now: 'this version',
  zoneChanged: (before, after) =>
    `The zone changed from ${before} to ${after}: all times below are of ${after}.`,
  noSource: (label, path) => `There is no ${path} in ${label}: all of it is new.`,
  broken: (label, codes) =>
    `The source in ${label} doesn't compile (${codes}), so there is nothing to compare with. Below is this version alone.`,
  pausedWords: 'paused',
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  promises: {
    counted: {
      removed: (count, text) => `${text} ${plural(count, 'promise', 'promises')} removed`,
      weakened: (count, text) => `${text} ${plural(count, 'promise', 'promises')} weakened`,
    },
    heading: 'What the schedule promises',
    kinds: { removed: 'removed', weakened: 'weakened', strengthened: 'strengthened', added: 'new' },
  },
  note: {
    added: (category) => (category ? `new in ${category}` : 'new'),
    removed: (category) => (category ? `leaves ${category}` : 'removed'),
    perWeek: (before, after) => `${before} → ${after} a week`,
    window: (name, hours) => (hours ? `window ${name}, now ${hours}` : `window ${name}`),
    pause: (level, name, until) => `${level} ${name}${until ? `, until ${until}` : ''}`,
    pauseEnded: (level, name) => `pause of ${level} ${name} taken out`,
    leaves: (level, name) => `leaves ${level} ${name}`,
    renamed: (before) => `was ${before}`,
    clockChangesOnly: 'changes on days of a clock change only',
    heldOn: (targets) => `paused on ${targets}`,
    freeOn: (targets) => `resumed on ${targets}`,
    nowhere: "didn't start and doesn't: it is paused",
    noFact: 'none',
  },
  facts: {
    gated: 'waits for JOBS_LIVE_TARGET',
    grace: 'tolerated lateness',
    retry: 'calls, and the wait between',
    dst: 'rule for clock changes',
  },
  values: { yes: 'yes', no: 'no' },
  totals: {
    perWeek: 'Runs a week',
    withoutPauses: '… pauses not counted',
    busiest: (when) => (when ? `Busiest minute, ${when}` : 'Busiest minute'),
    baseline: 'Against the baseline',
    parts: {
      added: (runs) => `${runs} of new jobs`,
      removed: (runs) => `${runs} of removed jobs`,
      paused: (runs) => `${runs} paused`,
      resumed: (runs) => `${runs} of resumed jobs`,
      rescheduled: (runs) => `${runs} by another pace`,
      moved: (_, runs) => `${runs} moved`,
    },
    busiestWritten: (starts) => `pauses not counted, ${starts}`,
    pausesDoNotCount: "pauses don't count",
  },
  pauseStays: (what) => `The pause of ${what} doesn't end by itself.`,
  reason: (reason, by) => `Reason: ${reason}${by ? ` (${by})` : ''}.`,
  untilDay: (date) => `Last day foreseen: ${date}.`,
  toResume: 'To resume it, take `paused` out of the source.',
  runs: {
    heading: 'First starts that change',
    job: 'Job',
    kinds: {
      added: 'new',
      removed: 'gone',
      moved: 'moved',
      paused: 'paused',
      resumed: 'resumed',
    },
  },
  load: (moments) => `Starts a minute: ${moments}.`,
  loadAt: (when, before, after) => `${when} from ${before} to ${after}`,
  loadStays: (count, when, starts) => `${when} ${plural(count, 'stays', 'stay')} at ${starts}`,
  causes: {
    heading: 'Where each change comes from',
    columns: ['Line of the source', 'What changes', 'Jobs'],
    absent: '—',
    inBefore: (place, label) => `${place} in ${label}`,
  },
  parts: {
    heading: 'By category and by target, runs a week (only what changes)',
    noCategory: 'No category',
  },
  clockChanges: {
    heading: 'On days of a clock change',
    columns: ['Job', 'Day'],
    nothing: "doesn't start",
  },
  findings: {
    appeared: (count, text) => `${text} new ${plural(count, 'finding', 'findings')}`,
    gone: (count, text) => `${text} ${plural(count, 'finding', 'findings')} settled`,
  },
  removals:
    'What the files no longer hold is still on its platform. Where it is installed, once applied, run:',
  files: (created, changed, deleted, unchanged) =>
    `Generated files: ${created} created, ${changed} changed, ${deleted} deleted, ${unchanged} unchanged`,
  more: (count) => `… and ${count} more`,
  sectionsLeftOut: (count) =>
    `Too long for a comment: ${count} ${plural(count, 'section is', 'sections are')} left out here; \`cronwright diff\` prints all.`,
  allLeftOut:
    'Too long for a comment: only this heading is left here; `cronwright diff` prints all.',
  proof: (targets) => `Proof: ${targets}.`,
  unproved: 'No proof: there are errors.',
};
