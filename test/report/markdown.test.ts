import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, escapeText, table } from '../../src/report/markdown.ts';

describe('text from the source', () => {
  test.each([
    ['Manhã', 'Manhã', 'ordinary text is left alone'],
    ['6h → 6h, "sim" (2x/dia)', '6h → 6h, "sim" (2x/dia)', 'so is ordinary punctuation'],
    ['a|b', 'a\\|b', 'a bar would end the cell'],
    ['<img src=x>', '\\<img src=x\\>', 'a tag'],
    ['<!-- x', '\\<!-- x', 'a comment would hide the rest of the page'],
    ['*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~', 'emphasis'],
    ['`a`', '\\`a\\`', 'a code span could swallow the next cell'],
    ['[a](https://x)', '\\[a\\](https:\\/\\/x)', 'a link, and a bare address'],
    ['www.x.example', 'www\\.x.example', 'GFM links these too'],
    ['@ana', '@<!-- -->ana', 'a mention would call a stranger'],
    ['see #12', 'see #<!-- -->12', 'a reference would show up at a stranger'],
    ['o/r#1', 'o/r#<!-- -->1', 'in another repository too'],
    ['GH-7, gh-7', 'GH<!-- -->-7, gh<!-- -->-7', 'the other way to refer'],
    ['#ops, C#, high-5', '#ops, C#, high-5', 'these refer to nothing'],
    ['$x$', '\\$x\\$', 'mathematics'],
    ['&lt;', '\\&lt;', 'an entity'],
    ['a\\', 'a\\\\', 'a backslash would escape the bar behind it'],
    ['a\n# b', 'a # b', 'a line of its own could be a heading or a row'],
    ['a\r\nb\u2028c\u0085d', 'a b c d', 'every kind of line end'],
    ['  a  ', 'a', 'no blanks at the ends'],
  ])('%j becomes %j: %s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test.each([
    ['a_b*c', '`a_b*c`', 'a span needs no escapes'],
    ['@ana', '`@ana`', 'and calls nobody'],
    ['a|b', '<code>a\\|b</code>', 'a bar ends a cell even inside backticks'],
    ['a\\|b', '<code>a\\\\\\|b</code>', 'behind a backslash too'],
    ['a`b', '<code>a\\`b</code>', 'a backtick would end the span'],
    ['a\nb', '`a b`', 'one line'],
  ])('%j in code is %j: %s', (text, span) => {
    expect(code(text)).toBe(span);
  });
});

describe('a table', () => {
  test('pads nothing, so that a row does not change with its neighbours', () => {
    const rows = [
      ['Crítico', '1'],
      ['', '10.080'],
    ];
    expect(table(['Nome', ''], ['text', 'number'], rows)).toBe(
      '| Nome | |\n|---|--:|\n| Crítico | 1 |\n| | 10.080 |',
    );
  });

  test('keeps its shape whatever the names are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const cells = [escapeText(a), code(b)];
        const lines = table(['A', 'B'], ['text', 'text'], [cells]).split(
          /[\n\r\u2028\u2029\u0085]/,
        );
        expect(lines).toHaveLength(3);
        const bars = lines[2]?.replace(/\\\\/g, '').match(/(?<!\\)\|/g);
        expect(bars).toHaveLength(3);
      }),
    );
  });
});
