import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillingOf, hollowed, hollowedLineByLine } from '../../src/read-back/alike.ts';
import { readYaml, readYamlText } from '../../src/read-back/yaml.ts';

/** What could lie between two quotes, and what breaks out of them. */
const content = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(..."ab 1:-#*&!'%@`{}[],|>?~é") }) },
  { weight: 2, arbitrary: fc.constantFrom('a\\nb', '\\"', '\\\\', '\\u0041', '\\x41', '\\ue0000') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"', '" # "', '": "', '\\', '\t', '\ue0000', '\u2028', '😀'),
  },
);

/** Lines around a text: maps, lists, blocks of text, comments, scalars over several lines. */
const line = fc.tuple(
  fc.constantFrom('', '  ', '    '),
  fc.constantFrom(
    'a: ',
    'b: ',
    'c/d.e: ',
    '- ',
    '- a: ',
    '',
    '# ',
    '"k": ',
    '? ',
    ': ',
    'a: |\n      ',
  ),
  fc.constantFrom('"', "'", ''),
  fc.constantFrom('', '', '', ' # why', '\n    more', ',', '"'),
);

function documentOf(
  lines: readonly (readonly [string, string, string, string])[],
  texts: readonly string[],
): string {
  return lines
    .map(([indent, key, quote, after], index) => {
      const text = texts[index % Math.max(1, texts.length)] ?? '';
      return `${indent}${key}${quote}${text}${quote}${after}\n`;
    })
    .join('');
}

/** Without the mould, which is for the next text. */
function lineByLine(text: string) {
  const hollow = hollowedLineByLine(text);
  return hollow && { text: hollow.text, taken: hollow.taken };
}

describe('reading what is alike', () => {
  it('takes out of a text like one of the last what it takes out line by line', () => {
    const texts = fc.array(content, { minLength: 1, maxLength: 4 });
    const opening = fc.constantFrom('', '# x\n', '# "\\u"\n', '# 4503599\n');
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(opening, texts, fc.constantFrom('', '\n', 'x')), { maxLength: 4 }),
        (lines, all) => {
          for (const [comments, chosen, end] of all) {
            const text = `${comments}${documentOf(lines, chosen)}${end}`;
            expect(hollowed(text)).toEqual(lineByLine(text));
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['a: "1"\nb: 2\n', 'a: "1"\nb: 2\nc: 3\n', 'more behind'],
    ['a: "1"\nb: 2\nc: 3\n', 'a: "1"\nb: 2\n', 'less behind'],
    ['a: "1"\nb: 2\n', 'a: "1"\nb: "2"\n', 'a text in the place of a number'],
    ['a: 1\n', 'a: 1x\n', 'letters behind a number'],
    ['a: 1\n', 'a: 01\n', 'a number that is none'],
    ['a: "x"\n', 'a: "x" # y\n', 'a comment behind a text'],
    ['a: "x"\n', 'a: "\\\\u"\n', 'an escape in front of a letter'],
    ['a: "x"\n', 'a: "4503599"\n', 'the digits of a stand-in'],
    ['a: "x"\n', '# 4503599\na: "x"\n', 'the digits of a stand-in in a comment'],
    ['a: "x"\n', '# \\u\na: "x"\n', 'an escape in a comment'],
    ['a: "x"\n', 'a: "\t"\n', 'a tab'],
  ])('%j, then %j: %s', (first, second) => {
    hollowed(first);
    expect(hollowed(second)).toEqual(lineByLine(second));
    expect(hollowed(first)).toEqual(lineByLine(first));
  });

  it('reads any text as the plain reader does, after others like it', () => {
    let filled = 0;
    const texts = fc.array(content, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), texts, texts, (lines, some, others) => {
        for (const chosen of [some, others, some]) {
          const text = documentOf(lines, chosen);
          const hollow = hollowed(text);
          if (hollow && hollow.taken.length > 0) filled++;
          expect(readYaml(text, ['1.2', '1.1'])).toEqual(readYamlText(text, ['1.2', '1.1']));
        }
      }),
      { numRuns: 3000 },
    );
    expect(filled).toBeGreaterThan(300);
  });

  it.each([
    ['a: "x"\n', 'a: "\\ue0000"\n', 'an escape that makes a stand-in'],
    [
      'a: "\\ue0000"\nb: |\n  "x"\n',
      'a: "\\ue0000"\nb: |\n  "y"\n',
      'an escape for a stand-in that is elsewhere',
    ],
    ['a: "x"\nb: |\n  "y"\n', 'a: "z"\nb: |\n  "w"\n', 'quotes within a block of text'],
    ['"x"\n', '"y"\n', 'a document of one text'],
    ['# "x"\na: "1"\n', '# "y"\na: "2"\n', 'opening comments'],
    ['a: 1\nb: |\n  2\n', 'a: 3\nb: |\n  4\n', 'a number within a block of text'],
    ['a: 61\n', 'a: 62\n', 'a number'],
    [
      'a: 4.503599e15\nb: |\n  1\n',
      'a: 4.503599e15\nb: |\n  2\n',
      'a number that is a stand-in, written otherwise, and one that is elsewhere',
    ],
    ['a: 010\n', 'a: 011\n', 'what only YAML 1.1 reads as octal'],
    ['a: 1\n  b\n', 'a: 2\n  b\n', 'a number that begins a text'],
    ['a: "1"\n"b": "2"\n', 'a: "3"\n"b": "4"\n', 'a quoted key'],
    ['? "x"\n: "y"\n', '? "z"\n: "y"\n', 'a text that is a key'],
  ])('%j, then %j: %s', (first, second) => {
    for (const text of [first, second, first]) {
      expect(readYaml(text, ['1.2', '1.1'])).toEqual(readYamlText(text, ['1.2', '1.1']));
    }
  });

  it('parses files that differ in quoted texts once', () => {
    const [one, other] = [
      'a: "x"\nb: ["y"]\nc: 1\n',
      '# of another\na: "it\\"s"\nb: ["y"]\nc: 23\n',
    ].map(hollowed);
    expect(one?.text).toBe(other?.text);
    expect(other?.taken).toEqual(['it"s', 23]);
  });

  it('fills no document in which a stand-in is not one whole value', () => {
    const hollow = hollowed('a: |\n  "x"\n');
    expect(hollow?.taken).toEqual(['x']);
    expect(fillingOf(new Map([['a', '"\ue0000"\n']]), 1)).toBeUndefined();
    expect(fillingOf(new Map([['a', '\ue0000']]), 1)?.(['x'])).toEqual(new Map([['a', 'x']]));
  });
});
