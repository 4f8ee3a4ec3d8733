import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { categoryColor } from '../../src/cli/category-color.ts';
import { columns } from '../../src/cli/table.ts';

const categories = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({ name }));

describe('the colour of a category', () => {
  const paint = categoryColor(categories, pc.createColors(true));

  it('differs between neighbours, and begins again after the last', () => {
    const painted = categories.map((category) => paint('x', category));
    expect(new Set(painted).size).toBe(6);
    expect(painted[6]).toBe(painted[0]);
  });

  it('is none for a job without a category', () => {
    expect(paint('x', undefined)).toBe('x');
  });

  it('is none where colours are off', () => {
    expect(categoryColor(categories, pc.createColors(false))('x', { name: 'a' })).toBe('x');
  });

  it('takes no room in a table, beside wide characters', () => {
    const rows = [
      [paint('漢字', { name: 'a' }), '1'],
      [paint('abcdef', { name: 'b' }), '2'],
    ];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is taken out
    const plain = columns(rows).replace(/\u001b\[\d+m/g, '');
    expect(plain).toBe('漢字    1\nabcdef  2');
  });
});
