import type { Random } from './random.ts';

/**
 * Expressions for the differential tests: ordinary ones from a grammar that every engine takes
 * (weekday 7 excepted), oddities that one engine or another takes without a word, and scrambles.
 */

/** How often a form of a field is drawn, and how it is written. */
type Form = readonly [weight: number, write: (random: Random) => string];

function draw(random: Random, forms: readonly Form[]): string {
  let left = random.between(
    1,
    forms.reduce((sum, [weight]) => sum + weight, 0),
  );
  for (const [weight, write] of forms) {
    left -= weight;
    if (left <= 0) return write(random);
  }
  return '*';
}

function list(random: Random, size: number, item: (random: Random) => string): string {
  return Array.from({ length: size }, () => item(random)).join(',');
}

function range(random: Random, low: number, high: number): string {
  const first = random.between(low, high);
  return `${first}-${random.between(first, high)}`;
}

const steps = ['1', '2', '3', '5', '7', '10', '15', '20', '30', '40', '60', '100'] as const;
const minute = (random: Random) => `${random.between(0, 59)}`;
const minutes: readonly Form[] = [
  [10, () => '0'],
  [25, minute],
  [20, (random) => list(random, random.between(2, 4), minute)],
  [12, (random) => `*/${random.pick(['7', '10', '15', '20', '30', '40', '60', '100'])}`],
  [10, (random) => `${range(random, 0, 59)}/${random.pick(['7', '15', '20', '30', '100'])}`],
  [4, (random) => list(random, 2, (r) => draw(r, minutes))],
  [2, () => '*'],
];

/** Clock changes are at night: most times are there, so that they meet one. */
const hour = (random: Random) =>
  random.pick(['0', '0', '1', '1', '2', '2', '3', '3', '4', '22', '23', '9']);
const hours: readonly Form[] = [
  [16, () => '*'],
  [24, hour],
  [18, (random) => list(random, random.between(2, 3), hour)],
  [10, (random) => `*/${random.pick(steps)}`],
  [10, (random) => range(random, 0, 23)],
  [6, (random) => `${range(random, 0, 23)}/${random.pick(steps)}`],
  [3, () => '0-23'],
  [3, (random) => list(random, 2, (r) => draw(r, hours))],
];

const date = (random: Random) => `${random.between(1, 31)}`;
const dates: readonly Form[] = [
  [60, () => '*'],
  [6, date],
  [8, (random) => list(random, 3, date)],
  [8, (random) => range(random, 1, 31)],
  [6, (random) => `*/${random.pick(steps)}`],
  [4, (random) => `${range(random, 1, 31)}/${random.pick(steps)}`],
  [2, () => '1-31'],
  [3, (random) => list(random, 2, (r) => draw(r, dates))],
];

const monthNames = [
  'jan',
  'Feb',
  'MAR',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;
const month = (random: Random) =>
  random.pick([`${random.between(1, 12)}`, random.pick(monthNames)]);
const months: readonly Form[] = [
  [70, () => '*'],
  [6, (random) => `*/${random.pick(steps)}`],
  [8, (random) => range(random, 1, 12)],
  [12, (random) => list(random, 5, month)],
  [3, () => 'jan-dec'],
];

const weekday = (random: Random) =>
  random.pick([
    `${random.between(0, 6)}`,
    random.pick(['sun', 'Mon', 'TUE', 'wed', 'thu', 'fri', 'sat']),
  ]);
const weekdays: readonly Form[] = [
  [55, () => '*'],
  [10, weekday],
  [10, (random) => list(random, 3, weekday)],
  [10, (random) => range(random, 0, 6)],
  [5, (random) => random.pick(['1-5', 'mon-fri', 'tue-sat/2', '0-6', '1-6/2'])],
  [4, (random) => `*/${random.pick(steps)}`],
  [3, (random) => random.pick(['7', '5-7', '0-7', '1,7'])],
  [3, (random) => list(random, 2, (r) => draw(r, weekdays))],
];

const grammar = [minutes, hours, dates, months, weekdays];

/** Expressions of the grammar, as many as asked for. */
export function ordinary(random: Random, count: number): readonly string[] {
  return Array.from({ length: count }, () => grammar.map((forms) => draw(random, forms)).join(' '));
}

/** Texts of one field that are read differently by engines, or by none. */
const odd = `5x x5 *-5 *-5/2 1-5-9 5;rm ~ ? ?/5 ?,1 L 5L 15W LW W 5#2 +5 +05 -5 5- -
  / 5/ /5 */ */0 */-1 */+2 */x */00 */100 */2/3 */1 0/0 0 00 60 24 32 13 7 8 9 5-1 22-2 sat-sun
  fri-mon sun-sat 6-0 6-7 5-7 0-7 0-6 1-7 7-7 5/15 0/35 1,,2 1, , ,, ,5 1,*,3 *,5 5,* ** *5 5* 1-* *-*
  monday mon mon,tue mon,xyz,wed jan january dec-jan jan-mar JAN sUn 05 007 0x5 1e1 1_0 1.5 5..9 1--5
  0-5 0-5/7 0-3 70-5 70-60 58-70 58-70/20 5-70/80 1-31 1-31/2 1-12 0-59 0-23 1~1 1~5 5~1 5~5 ~5 10~
  1~5/2 70~80 @daily @ % & = '5' "5" 5\\ é 5é ٣ fRİ H H/5 1-5/1-5 1-5/2,7 */7,*/11 1-5,8-9,3 1W,2
  4294967296 4294967301 2147483648 9223372036854775807 9223372036854775808 99999999999999999999
  */4294967297 */2147483647 5-59/2147483647 1-5/99999999999999999999 */99999999999999999999
  0,5 5,0 5,0,6 *-zzz 1-zzz zzz-1 1-5; 1-5, -1,5 1,-5 1-,5 *,, mon-5 1-fri sun-7 0-sat fri-7`
  .trim()
  .split(/\s+/);

/** The odd texts as minute and as hour: three days show what they say. */
export const oddTimes: readonly string[] = odd.flatMap((text) => [
  `${text} 1 * * *`,
  `0 ${text} * * *`,
]);

/** As date and as weekday, alone and beside a restricted other: forty days show it. */
export const oddDays: readonly string[] = odd.flatMap((text) => [
  `0 0 ${text} * *`,
  `0 0 * * ${text}`,
  `0 0 ${text} * 1`,
  `0 0 13 * ${text}`,
]);

/** As month: a year shows it. */
export const oddMonths: readonly string[] = odd.map((text) => `0 0 1 ${text} *`);

/** Lines that are not five fields, and blanks of all kinds, but for what parts the drivers' records. */
export const oddLines: readonly string[] = [
  ...['@reboot', '@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'],
  ...['@Daily', '@foo', '@', '@every 1h', '@every 90m', '@every 1.5h', '@every 0', '@every -5h'],
  ...[
    '@every 1',
    '@every',
    '@every  1h',
    '@every 1h ',
    '@every 1x',
    '@every 1h30m15s',
    '@every .5m',
  ],
  ...['@every 500ms', '@every +2h', '@every 1000000h', '@every 9999999h', '@every 1\u00b5s'],
  ...[' @daily', '@daily ', '  0 1 * * *', '0  1 * * *  ', '0 1 * *', '0 1 *', '0', '', ' '],
  ...['0 1 * * * *', '0 1 * * * 5', '0 0 1 * * *', '# 0 1 * * *', '0 1 * * * # x', '-5 1 * * *'],
  ...['-*/5 1 * * *', '--5 1 * * *', '- 5 1 * * *', '-@daily', '5 = 3 * * *', '5=3 1 * * *'],
  ...['5="3 1 * * *', '5 ="3 1 * * *', 'A=5 1 * * *', 'CRON_TZ=UTC 0 1 * * *', 'TZ=UTC 0 1 * * *'],
  ...['0\u00a01 * * *', '0\u30001\u3000* * *', '0\u000b1\u000b* * *', '\u00a00 1 * * *'],
  ...['0 1 * * *\u2028', '0\u200b1 * * * *', '0 1 * * *\ufeff', '0\u0085 1 * * *'],
];

const alphabet = '0123456789*/,-?#~LW@ +.jansunmon';

/** Ordinary expressions with one to three letters put in, taken out or changed. */
export function scrambled(random: Random, count: number): readonly string[] {
  return ordinary(random, count).map((text) => {
    let scramble = text;
    for (let left = random.between(1, 3); left > 0; left--) {
      const at = random.between(0, scramble.length);
      const letter = alphabet[random.between(0, alphabet.length - 1)] ?? '';
      const taken = random.between(0, 1);
      scramble = scramble.slice(0, at) + random.pick([letter, '']) + scramble.slice(at + taken);
    }
    return scramble;
  });
}
