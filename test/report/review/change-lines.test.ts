import { expect, it } from 'vitest';
import { newPauses } from '../../../src/report/review/pauses.ts';
import { reviewOf, sourceOf } from '../../review/sides.ts';
import { sayingOf, told } from './saying.ts';

const words = (before: string, after: string, locale: 'en' | 'pt-BR' = 'en') =>
  told(sayingOf(reviewOf(before, after), locale));

const at8 = sourceOf('a: times: "08:00"');

it.each([
  [
    'a call',
    sourceOf('a: times: "08:00", method: GET'),
    ['no run changes; 1 with another call', '! a: call: POST /jobs/x → GET /jobs/x ()'],
  ],
  [
    'a setting',
    sourceOf('a: times: "08:00", timeout: 7m'),
    ['no run changes; 1 with other settings', expect.stringContaining('timeout: ')],
  ],
  [
    'an owner',
    sourceOf('a: times: "08:00", owner: ana'),
    ['no run changes; 1 with other settings', '! a: owner: none → ana ()'],
  ],
])('%s that changes is told as what it is', (_, after, expected) => {
  expect(words(at8, after)).toEqual(expected);
});

const windows = (name: string) =>
  `windows:\n  ${name}: { label: W, hours: "08:00-10:00" }\ncategories:\n  c${name}: { label: C }`;
const inWindow = (job: string, name: string) =>
  sourceOf(`${job}: windows: [${name}], category: c${name}`, windows(name));

it('a new name takes its window and category along without a line', () => {
  expect(words(inWindow('a', 'w'), inWindow('a', 'v'))).toEqual([
    'no run changes; 1 renamed',
    expect.stringMatching(/^! \S+: .* \(was \S+\)$/),
  ]);
});

it('a category that changes under the same name has a line', () => {
  const both = (name: string) =>
    sourceOf(
      `a: times: "08:00", category: ${name}`,
      'categories:\n  c: { label: C }\n  d: { label: D }',
    );
  expect(words(both('c'), both('d'))).toEqual([
    'no run changes; 1 with other settings',
    '! a: category: c → d ()',
  ]);
});

const categories = (paused: string) => `categories:\n  c: { label: C${paused} }\n  d: { label: D }`;
const held = sourceOf('a: times: "08:00", category: c', categories(', paused: true'));

it.each([
  [
    'its own pause is gone',
    sourceOf('a: times: "08:00", paused: true'),
    at8,
    'pause of job a taken out',
    'pausa do job a retirada',
  ],
  [
    "its category's pause is gone",
    held,
    sourceOf('a: times: "08:00", category: c', categories('')),
    'pause of category c taken out',
    'pausa da categoria c retirada',
  ],
  [
    'it leaves a category that stays paused',
    held,
    sourceOf('a: times: "08:00", category: d', categories(', paused: true')),
    'leaves category c',
    'sai da categoria c',
  ],
])('a job resumes because %s', (_, before, after, english, portuguese) => {
  expect(words(before, after)[1]).toBe(`+ a: paused → every day 08:00 (${english})`);
  expect(words(before, after, 'pt-BR')[1]).toContain(`(${portuguese})`);
});

it('the pause of a target that stays is not told as gone', () => {
  const kubernetes =
    '  kubernetes: { namespace: n, image: "curlimages/curl:8.11.1", secret: s, paused: true }\n';
  const both = (rest: string) =>
    `${sourceOf(`a: times: "08:00"${rest}`)}${kubernetes}`.replace(
      'targets: [crontab]',
      'targets: [crontab, kubernetes]',
    );
  expect(words(both(', paused: true'), both(''))[1]).toMatch(/\(pause of job a taken out\)$/);
});

it('a paused job that is renamed begins no pause', () => {
  const review = (name: string) => sourceOf(`${name}: times: "08:00", paused: true`);
  expect(newPauses(reviewOf(review('a'), review('b')))).toEqual([]);
  expect(newPauses(reviewOf(at8, review('a')))).toMatchObject([{ level: 'job', name: 'a' }]);
  expect(newPauses(reviewOf(at8, review('b')))).toMatchObject([{ level: 'job', name: 'b' }]);
});

it('a paused job at another time changes no run', () => {
  const [heading] = words(
    sourceOf('a: times: "08:00", paused: true'),
    sourceOf('a: times: "09:00", paused: true'),
  );
  expect(heading).toBe('no run changes; 1 moved');
});

it('runs that change are counted alone', () => {
  expect(words(at8, sourceOf('a: times: "09:00"'))[0]).toBe('1 moved');
});
