import type { Locale } from '../../../src/model/types.ts';
import { phrasesOf } from '../../../src/report/locales/index.ts';
import { changeLines, type Saying } from '../../../src/report/review/change-lines.ts';
import { headingOf } from '../../../src/report/review/heading.ts';
import { reviewPhrases } from '../../../src/report/review/phrases.ts';
import type { Review } from '../../../src/review/types.ts';

/** A review with the words of a language, whatever its source's is. */
export function sayingOf(review: Review, locale: Locale = 'en'): Saying {
  return {
    review: { ...review, locale },
    phrases: phrasesOf(locale),
    words: reviewPhrases(locale),
  };
}

/** What is said of each job, `! a: 08:00 → 09:00 (note)`, under the heading. */
export function told(saying: Saying): readonly string[] {
  const lines = changeLines(saying);
  const texts = lines.map(({ sign, job, what, note }) => `${sign} ${job}: ${what} (${note})`);
  return [headingOf(lines, saying), ...texts];
}
