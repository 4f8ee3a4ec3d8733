import type { Review } from '../../review/types.ts';
import { signOf, tallyOf, verdictCounts } from '../facts/proof-facts.ts';
import { phrasesOf } from '../locales/index.ts';
import { code, escapeText, table } from '../markdown.ts';
import { dateText, whole } from '../numbers.ts';
import {
  absenceText,
  type ChangeLine,
  causePlace,
  changeLines,
  type Saying,
} from './change-lines.ts';
import { headingOf } from './heading.ts';
import { detailSections } from './markdown-details.ts';
import { newPauses } from './pauses.ts';
import { reviewPhrases } from './phrases.ts';
import { totalsRows } from './totals.ts';

/**
 * What a comment on a pull request may hold, with room for what a workflow puts around it. GitHub
 * takes 65,536 characters.
 */
const longest = 60_000;

/** How much of its lists and of its folded sections a comment may show. */
interface Room {
  readonly rows: number;
  readonly sections: number;
}

const all = Number.POSITIVE_INFINITY;
/** From all there is to the least; the first that fits is taken. */
const rooms: readonly Room[] = [
  ...[all, 300, 100, 30, 10, 3].map((rows) => ({ rows, sections: all })),
  ...[5, 4, 3, 2, 1, 0].map((sections) => ({ rows: 3, sections })),
];

/**
 * The review as a comment on a pull request, in the source's language: the summary first, details folded,
 * every text of the source escaped, at most 60,000 characters. Lists that are too long are cut, then
 * the last sections are left out, then all but the heading; each says so.
 */
export function markdownReview(review: Review): string {
  return markdownReviews([review]);
}

/** Several reviews of one source, one below the other; together they are no longer. */
export function markdownReviews(reviews: readonly Review[]): string {
  const sayings = reviews.map((review): Saying => {
    const { locale } = review;
    return { review, phrases: phrasesOf(locale), words: reviewPhrases(locale) };
  });
  for (const room of rooms) {
    const text = sayings.map((saying) => within(room, saying)).join('\n');
    if (text.length <= longest) return text;
  }
  return sayings
    .map((one) => `${title(changeLines(one), one)}\n\n${one.words.allLeftOut}\n`)
    .join('\n');
}

function within({ rows, sections }: Room, saying: Saying): string {
  const lines = changeLines(saying);
  const details = detailSections(saying, rows);
  const left = details.length - Math.min(details.length, sections);
  const parts = [
    title(lines, saying),
    introduction(saying),
    ...said(saying),
    ...promises(saying, rows),
    ...(lines.length > 0 ? [block(lines, rows, saying)] : []),
    totals(saying),
    ...pauseNotes(saying, rows),
    ...removals(saying, rows),
    ...details.slice(0, sections),
    ...(left > 0 ? [saying.words.sectionsLeftOut(left)] : []),
    `<sub>${proofLine(saying)}</sub>`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The heading under the mark by which a comment is found again. */
function title(lines: readonly ChangeLine[], saying: Saying): string {
  const { words, review } = saying;
  const mark = `<!-- cronwright:diff ${review.sourcePath} -->`;
  return `${mark}\n### ${words.title}: ${headingOf(lines, saying)}`;
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

/** An alert where a promise is gone; what is promised anew is a note. */
function promises({ review, words, phrases }: Saying, rows: number): readonly string[] {
  const { labels, promises: all } = review;
  if (all.length === 0) return [];
  const isLost = all.some(({ kind }) => kind === 'removed' || kind === 'weakened');
  const shown = all.slice(0, rows).map((one) => {
    const place = causePlace(one);
    const where = one.side === 'before' ? words.causes.inBefore(place, labels.before) : place;
    const values = [one.before, one.after].filter((text) => text !== undefined).map(code);
    const kind = words.promises.kinds[one.kind];
    return `> - **${kind}** ${code(one.path)}, ${code(where)}: ${values.join(' → ')}`;
  });
  const left = all.length - shown.length;
  const more = left > 0 ? [`> - ${words.more(whole(left, phrases.numbers))}`] : [];
  const head = [`> [!${isLost ? 'WARNING' : 'NOTE'}]`, `> ${words.promises.heading}`, '>'];
  return [[...head, ...shown, ...more].join('\n')];
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

function pauseNotes({ review, words, phrases }: Saying, rows: number): readonly string[] {
  const begun = newPauses(review);
  const notes = begun.slice(0, rows).map(({ level, name, reason, by, until }) => {
    const what = code(words.note.pause(level, name, undefined));
    const why =
      reason === undefined ? [] : [words.reason(escapeText(reason), by && escapeText(by))];
    const end = until === undefined ? [] : [words.untilDay(dateText(until, phrases.numbers))];
    const text = [`**${words.pauseStays(what)}**`, ...why, ...end, words.toResume].join(' ');
    return `> [!NOTE]\n> ${text}`;
  });
  const left = begun.length - notes.length;
  return left > 0 ? [...notes, words.more(whole(left, phrases.numbers))] : notes;
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
