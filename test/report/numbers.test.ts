import { describe, expect, test } from 'vitest';
import { en } from '../../src/report/locales/en.ts';
import { ptBr } from '../../src/report/locales/pt-BR.ts';
import { average, change, changeSize, dateText, range, whole } from '../../src/report/numbers.ts';

const [pt, us] = [ptBr.numbers, en.numbers];

describe('numbers by language', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1440, '1.440', '1,440'],
    [14542, '14.542', '14,542'],
    [1234567, '1.234.567', '1,234,567'],
  ])('%d', (value, inPortuguese, inEnglish) => {
    expect(whole(value, pt)).toBe(inPortuguese);
    expect(whole(value, us)).toBe(inEnglish);
  });

  test.each([
    [86.5595, '86,6', 'one decimal'],
    [1040.5, '1.040,5', 'thousands as well'],
    [26.96, '27,0', 'rounded into the integer'],
    [0, '0,0', 'nothing is nothing'],
    [7 / 168, '0,04', 'once a day is not zero an hour'],
    [1 / 168, '0,01', 'nor is once a week'],
  ])('average %d is %s: %s', (value, text) => {
    expect(average(value, pt)).toBe(text);
  });

  test('a range of one is one number', () => {
    expect(range(0, 3, pt)).toBe('0–3');
    expect(range(2073, 2080, pt)).toBe('2.073–2.080');
    expect(range(96, 96, pt)).toBe('96');
  });
});

describe('change in percent', () => {
  test.each([
    [35041, 14542, '−58,5%', 'a true minus, U+2212'],
    [7, 10, '+42,9%', 'a rise has its sign'],
    [11, 11, '—', 'no change'],
    [0, 0, '—', 'nothing on either side'],
    [0, 5, 'novo', 'no percentage of nothing'],
    [5, 0, '−100,0%', 'all of it is gone'],
    [10080, 1, '−99,9%', 'never "all" while one is left, though it rounds to it'],
    [100_000, 99_999, '−0,1%', 'never "none" where something changed'],
    [1, 2000, '+199.900,0%', 'a rise has no bound'],
  ])('%d → %d is %s: %s', (before, after, text) => {
    expect(change(before, after, pt, 'novo')).toBe(text);
  });

  test('has a size without sign for running text', () => {
    expect(changeSize(35041, 14542, us)).toBe('58.5%');
    expect(changeSize(5, 5, us)).toBeUndefined();
  });
});

describe('dates by language', () => {
  test('day first in Portuguese, ISO in English', () => {
    expect(dateText('2026-01-05', pt)).toBe('05/01/2026');
    expect(dateText('2026-01-05', us)).toBe('2026-01-05');
  });
  test('what is no date stays as it is', () => {
    expect(dateText('2026-02-30', pt)).toBe('2026-02-30');
    expect(dateText('soon', pt)).toBe('soon');
  });
});
