import type { Review } from '../../review/types.ts';
import { signOf, tallyOf, verdictCounts } from '../facts/proof-facts.ts';
import { phrasesOf } from '../locales/index.ts';
import { code, escapeText, table } from '../markdown.ts';
import { dateText, whole } from '../numbers.ts';
import {
  absenceText,
  type ChangeLine,
  changeLines,
  headingOf,
  newPauses,
  type Saying,
} from './change-lines.ts';
import { detailSections } from './markdown-details.ts';
import { reviewPhrases } from './phrases.ts';
import { totalsRows } from './totals.ts';

/**
 * What a comment on a pull request may hold, with room for what a workflow puts around it. GitHub
 * takes 65,536 characters.
 */
const longest = 60_000;

/**
 * The review as a comment on a pull request, in the source's language: the summary first, details folded,
 * every text of the source escaped, at most 60,000 characters. Too long lists are cut and say so.
 */
export function markdownReview(review: Review): string {
  return markdownReviews([review]);
}

/** Several reviews of one source, one below the other; together they are no longer. */
export function markdownReviews(reviews: readonly Review[]): string {
  const all = (rows: number) => reviews.map((review) => withRows(review, rows)).join('\n');
  for (const rows of [Number.POSITIVE_INFINITY, 300, 100, 30, 10]) {
    const text = all(rows);
    if (text.length <= longest) return text;
  }
  return all(3).slice(0, longest);
}

function withRows(review: Review, rows: number): string {
  const phrases = phrasesOf(review.locale);
  const saying: Saying = { review, phrases, words: reviewPhrases(review.locale) };
  const lines = changeLines(saying);
  const parts = [
    `<!-- cronwright:diff ${review.sourcePath} -->\n### ${title(lines, saying)}`,
    introduction(saying),
    ...said(saying),
    ...(lines.length > 0 ? [block(lines, rows, saying)] : []),
    totals(saying),
    ...pauseNotes(saying),
    ...removals(saying, rows),
    ...detailSections(saying, rows),
    `<sub>${proofLine(saying)}</sub>`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function title(lines: readonly ChangeLine[], saying: Saying): string {
  const { words, review } = saying;
  const heading = headingOf(lines, saying);
  const still = lines.every(({ happening }) => happening === 'renamed' || happening === 'recalled');
  const calm = still && !review.absence ? [words.noRunChanges] : [];
  return `${words.title}: ${[...calm, ...(heading ? [heading] : [])].join('; ')}`;
}

function introduction({ review, words, phrases }: Saying): string {
  const { headline, numbers } = phrases;
  const zone = headline.zone(code(review.zone), headline.zoneNames[review.zone]);
  const anchor = dateText(review.anchor, numbers);
  return words.intro(code(review.sourcePath), code(review.labels.before), zone, anchor);
}

/** What a reader must know before the figures. */
function said(saying: Saying): readonly string[] {
  const { words, review } = saying;
  const { zone, zoneBefore } = review;
  const zones = zoneBefore === undefined ? [] : [words.zoneChanged(code(zoneBefore), code(zone))];
  return [...zones, absenceText(saying, code) ?? []].flat();
}

/** The lines as a `diff` block: GitHub colours them by their first sign. */
function block(lines: readonly ChangeLine[], rows: number, { words, phrases }: Saying): string {
  const shown = lines.slice(0, rows);
  const [names, whats] = [shown.map(({ job }) => job), shown.map(({ what }) => what)].map((all) =>
    Math.max(...all.map((text) => plainText(text).length)),
  );
  const printed = shown.map(({ sign, job, what, note }) =>
    `${sign} ${job.padEnd(names ?? 0)}   ${plainText(what).padEnd(whats ?? 0)}   ${plainText(note)}`.trimEnd(),
  );
  const left = lines.length - shown.length;
  const more = left > 0 ? [`  ${words.more(whole(left, phrases.numbers))}`] : [];
  return ['```diff', ...printed, ...more, '```'].join('\n');
}

/** Text inside a fence: nothing that could end it or start a line of its own. */
function plainText(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replaceAll('`', "'");
}

function totals(saying: Saying): string {
  const { review, words } = saying;
  const headings = ['', code(review.labels.before), words.now, ''];
  const aligns = ['text', 'number', 'number', 'text'] as const;
  const rows = totalsRows(saying).map(([label, before, after, note], index) =>
    index === 0 ? [label, before, `**${after}**`, note] : [label, before, after, note],
  );
  return table(headings, aligns, rows);
}

function pauseNotes({ review, words, phrases }: Saying): readonly string[] {
  return newPauses(review).map(({ level, name, reason, by, until }) => {
    const what = code(words.note.pause(level, name, undefined));
    const why =
      reason === undefined ? [] : [words.reason(escapeText(reason), by && escapeText(by))];
    const end = until === undefined ? [] : [words.untilDay(dateText(until, phrases.numbers))];
    const text = [`**${words.pauseStays(what)}**`, ...why, ...end, words.toResume].join(' ');
    return `> [!NOTE]\n> ${text}`;
  });
}

function removals({ review, words, phrases }: Saying, rows: number): readonly string[] {
  if (review.removals.length === 0) return [];
  const shown = review.removals.slice(0, rows).map(plainText);
  const left = review.removals.length - shown.length;
  const more = left > 0 ? [`# ${words.more(whole(left, phrases.numbers))}`] : [];
  return [`${words.removals}\n\n${['```sh', ...shown, ...more, '```'].join('\n')}`];
}

/** Each target with its verdicts: what the figures above rest on. */
function proofLine({ review, words, phrases }: Saying): string {
  const { bad, faults } = tallyOf(review.proofs);
  if (review.proofs.length === 0 || bad + faults > 0) return words.unproved;
  const targets = review.proofs.map((proof) => {
    const counts = verdictCounts([proof]).map(
      ({ kind, count }) =>
        `${whole(count, phrases.numbers)} ${signOf(kind)} ${phrases.proof.verdicts[kind].name}`,
    );
    return `${escapeText(proof.label)} ${counts.join(', ')}`;
  });
  return words.proof(targets.join(' · '));
}
