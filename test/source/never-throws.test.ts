import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, readBaseline, readSchedule } from '../../src/source/read-schedule.ts';
import { decodeSource } from '../../src/source/read-text.ts';
import { sample } from './sample.ts';

const real = readFileSync(new URL('../../schedules/jobs.yaml', import.meta.url), 'utf8');

/** Every answer is either a document or an error, and every place lies in the file. */
function check({ diagnostics, document }: Reading<unknown>, text: string): void {
  expect(document === undefined).toBe(diagnostics.some((d) => d.severity === 'error'));
  for (const { span, related } of diagnostics) {
    for (const place of [span, ...related.map((one) => one.span)]) {
      if (!place) continue;
      expect(place.start).toBeGreaterThanOrEqual(0);
      expect(place.end).toBeGreaterThanOrEqual(place.start);
      expect(place.end).toBeLessThanOrEqual(text.length);
    }
  }
}

function readBoth(text: string): void {
  check(readSchedule({ path: 'jobs.yaml', text }), text);
  check(readBaseline({ path: 'baseline.yaml', text }), text);
}

const signs = fc.constantFrom(
  ...[
    '*',
    '&a',
    '*a',
    '<<: ',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '- ',
    '\n',
    '  ',
    '\t',
    '"',
    "'",
    '|',
    '>',
  ],
  ...[
    '#',
    '!',
    '!!str ',
    '%',
    '@',
    '`',
    '---\n',
    '...\n',
    '? ',
    '~',
    'null',
    '1',
    'true',
    '\\',
    '*/5 * *',
  ],
  ...['__proto__: ', 'constructor', '${{', 'é', '\u{1f680}', ', ', 'jobs:', 'times: '],
);

describe('whatever stands in the file', () => {
  it('random bytes are text or a diagnostic', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const file = decodeSource('jobs.yaml', bytes);
        if (!('code' in file)) readBoth(file.text);
      }),
      { numRuns: 500 },
    );
  });

  it('signs in any order are read or refused', () => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), (parts) => readBoth(parts.join(''))),
      { numRuns: 1500 },
    );
  });

  it('a schedule with parts cut out and put in is read or refused', () => {
    const edit = fc.record({ at: fc.nat(real.length), cut: fc.nat(12), put: signs });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = real;
        for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
        readBoth(text);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['brackets', '['.repeat(50_000)],
    ['maps', '{a: '.repeat(5_000)],
    ['lists', '- '.repeat(5_000)],
    ['quotes', `a: ${'"x" '.repeat(2_000)}`],
    ['unknown aliases', `${'a: *b\n'.repeat(200)}`],
    ['a circle', sample().replace('[crontab]', '&a [*a]')],
  ])('%s are refused in time', (_what, text) => {
    readBoth(text);
  });
});
