import { describe, expect, it } from 'vitest';
import { markdownReview, markdownReviews } from '../../../src/report/review/markdown-review.ts';
import type { Review } from '../../../src/review/types.ts';
import { reviewOf, sourceOf } from '../../review/sides.ts';

const longest = 60_000;
const review = reviewOf(sourceOf('a: times: "08:00"'), sourceOf('a: times: "09:00", timeout: 7m'));
const names = Array.from({ length: 900 }, (_, i) => `job_${i}_${'n'.repeat(60)}`);
const wordy = 'very '.repeat(3_000);

/** The review with nothing but causes: `count` of them, each of these jobs and with this value. */
function withCauses(count: number, jobs: readonly string[], value: string): Review {
  const [cause] = review.causes;
  if (!cause) throw new Error('the change has no cause');
  return { ...review, causes: Array(count).fill({ ...cause, jobs, after: value }) };
}

function withPauses(count: number, reason: string): Review {
  const pauses = Array.from({ length: count }, (_, i) => ({
    level: 'category' as const,
    name: `c${i}`,
    reason,
  }));
  const jobs = review.jobs.map((one) =>
    one.kind === 'kept' ? { ...one, after: { ...one.after, pauses } } : one,
  );
  return { ...review, jobs };
}

function expectWhole(text: string): void {
  expect(text.length).toBeLessThanOrEqual(longest);
  for (const tag of ['details', 'summary', 'sub', 'code']) {
    expect(text.split(`<${tag}>`).length, tag).toBe(text.split(`</${tag}>`).length);
  }
  expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
}

describe('a comment that would be too long', () => {
  it('lists ten jobs of a cause and counts the others', () => {
    const text = markdownReview(withCauses(1, names, 'x'));
    expectWhole(text);
    expect(text).toContain(`\`${names[9]}\` … and 890 more |`);
    expect(text).not.toContain(names[10]);
  });

  it('cuts the notes of pauses', () => {
    const text = markdownReview(withPauses(400, 'r'.repeat(200)));
    expectWhole(text);
    expect(text).toMatch(/taken? `paused` out of the source\.\n\n… and 300 more\n/);
  });

  it.each([
    ['en', 'Too long for a comment: 1 section is left out here'],
    ['pt-BR', 'Longo demais para um comentário: 1 seção ficou de fora'],
  ] as const)('leaves whole sections out and says so in %s', (locale, sentence) => {
    const text = markdownReview({ ...withCauses(3, names, wordy.repeat(2)), locale });
    expectWhole(text);
    expect(text).toContain(sentence);
    expect(text).toContain('<details>');
  });

  it.each([
    ['en', 'only this heading is left'],
    ['pt-BR', 'aqui só ficou este título'],
  ] as const)('keeps the heading where one reason is too long, in %s', (locale, sentence) => {
    const text = markdownReview({ ...withPauses(1, wordy.repeat(5)), locale });
    expectWhole(text);
    expect(text).toContain('<!-- cronwright:diff schedules/jobs.yaml -->\n### ');
    expect(text).toContain(sentence);
  });

  it('counts several reviews together', () => {
    const one = withCauses(200, names, 'y'.repeat(100));
    const text = markdownReviews([one, one, one]);
    expectWhole(text);
    expect(text.match(/^### /gm)).toHaveLength(3);
  });
});
