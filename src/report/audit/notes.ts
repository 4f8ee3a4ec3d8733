import { whole } from '../numbers.ts';
import { momentText } from './moments.ts';
import type { Saying } from './saying.ts';

/** Longer lists of jobs are cut. */
const mostJobs = 10;

/** What a reader must know to read the figures right: sentences, names said by `name`. */
export function notesOf(saying: Saying, name: (job: string) => string): readonly string[] {
  const { report, words, phrases } = saying;
  const { counts } = report.audit.total;
  const { broken, disordered, repeated } = report.audit.lines;
  const say = (count: number, sentence: (count: number, text: string) => string) =>
    count === 0 ? [] : [sentence(count, whole(count, phrases.numbers))];
  return [
    ...outside(saying),
    ...unjudged(saying, name),
    ...say(counts.missedInStandby, words.notes.standbyOnly),
    ...say(disordered, words.notes.disordered),
    ...say(repeated, words.notes.repeated),
    ...say(broken, words.notes.broken),
  ];
}

/** Where the period that was asked for begins before the log or ends behind it. */
export function isOutside({ report: { audit, period } }: Pick<Saying, 'report'>): boolean {
  const { from, until } = period;
  if (!audit.span) return false;
  const begins =
    from !== undefined && from * 60_000 < Math.floor(audit.span.from / 60_000) * 60_000;
  return begins || (until !== undefined && until * 60_000 > audit.span.until);
}

function outside(saying: Saying): readonly string[] {
  const { span } = saying.report.audit;
  if (!span || !isOutside(saying)) return [];
  const { notes } = saying.words;
  return [notes.outside(momentText(span.from, saying), momentText(span.until, saying))];
}

function unjudged({ report, words, phrases }: Saying, name: (job: string) => string) {
  const jobs = report.audit.jobs.filter(({ span }) => !span).map(({ job }) => name(job.name));
  if (jobs.length === 0) return [];
  const left = jobs.length - mostJobs;
  const more = left > 0 ? [words.more(whole(left, phrases.numbers))] : [];
  return [words.notes.unjudged(jobs.length, [...jobs.slice(0, mostJobs), ...more].join(', '))];
}
