import { describe, expect, it } from 'vitest';
import {
  block,
  commented,
  indent,
  item,
  type Lines,
  quoted,
  textOf,
} from '../../src/targets/yaml-text.ts';

const shared = block('a', ['b: 1', '', ...item(['c: 2', ...block('d', item(['e']))])]);

const nothing = indent([]);

describe('lines further to the right', () => {
  const rows: readonly (readonly [string, Lines, string])[] = [
    ['a block', shared, 'a:\n  b: 1\n\n  - c: 2\n    d:\n      - e\n'],
    ['the same at two margins', [...shared, ...block('x', shared), ...item(shared)], two()],
    ['the same three times at one margin', [...shared, ...shared, ...shared], three()],
    ['an item of an item', item(item(['a', 'b'])), '- - a\n    b\n'],
    ['an item that begins with a block', item(block('a', ['b'])), '- a:\n    b\n'],
    ['empty lines stay empty', indent(['', 'a', '']), '\n  a\n\n'],
    ['nothing, twice', ['a', ...nothing, ...nothing], 'a\n\n\n'],
    ['a block of nothing', block('a', []), 'a:\n'],
    ['a comment', commented(block('a', item(['b', 'c']))), '# a:\n#   - b\n#     c\n'],
  ];

  it.each(rows)('%s', (_, lines, text) => {
    expect(textOf(lines)).toBe(text);
  });
});

const at = (margin: string) =>
  ['a:', '  b: 1', '', '  - c: 2', '    d:', '      - e']
    .map((line) => (line === '' ? '' : margin + line))
    .join('\n');

function three(): string {
  return `${at('')}\n`.repeat(3);
}

function two(): string {
  return `${at('')}\nx:\n${at('  ')}\n- ${at('  ').trimStart()}\n`;
}

it.each([
  ['Forbid', '"Forbid"'],
  ['', '""'],
  ['a "b" \\c', '"a \\"b\\" \\\\c"'],
  ['é', '"é"'],
  ['a\nb\u0085\u2028', '"a\\nb\\u0085\\u2028"'],
])('quotes %j as %s', (text, written) => {
  expect(quoted(text)).toBe(written);
});
