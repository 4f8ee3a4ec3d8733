import { describe, expect, it } from 'vitest';
import { wrapped, wrappedText } from '../../src/cli/wrapped.ts';

describe('wrapped text', () => {
  it.each([
    ['breaks at blanks', 'one two three', 8, 'one two\nthree'],
    ['leaves a long word alone', 'a incomprehensible b', 5, 'a\nincomprehensible\nb'],
    ['counts cells, not bytes', '✓✓✓ ✓✓✓', 7, '✓✓✓ ✓✓✓'],
  ])('%s', (_, text, width, lines) => {
    expect(wrapped(text, width)).toBe(lines);
  });

  it('stands further in after the first line', () => {
    expect(wrapped('one two', 8, { first: '- ', rest: '    ' })).toBe('- one\n    two');
  });

  it('keeps samples as they are, and an empty line between paragraphs', () => {
    expect(wrappedText('one two\n    dst: { skipped: after }\nthree\nfour', 5)).toBe(
      'one\ntwo\n    dst: { skipped: after }\n\nthree\n\nfour',
    );
  });
});
