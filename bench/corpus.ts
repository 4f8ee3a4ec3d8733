/**
 * Expressions from one start a year to one a minute, as people write them: the ones that are
 * enumerated and parsed. All are taken by croner and cron-parser with the same meaning.
 */
export const corpus: readonly string[] = [
  '0 12 1 1 *',
  '0 0 1 1 *',
  '30 2 29 2 *',
  '0 0 25 12 *',
  '0 6 1 1,7 *',
  '0 9 1 */3 *',
  '0 0 1 * *',
  '15 3 1 * *',
  '0 8 15 * *',
  '0 0 31 * *',
  '0 12 1,15 * *',
  '0 0 13 * 5',
  '0 8 1-7 * 1',
  '0 9 * * 1',
  '0 3 * * 0',
  '30 17 * * 5',
  '0 10 * 6-8 1',
  '0 9 * * 1,3,5',
  '0 10 * * 1-5',
  '30 8 * * 1-5',
  '45 23 * * 1-5',
  '0 22 * 1-6 *',
  '0 0 * * *',
  '0 12 * * *',
  '30 1 * * *',
  '30 2 * * *',
  '59 23 * * *',
  '0 10,16 * * *',
  '0 8,12,18 * * 1-5',
  '0 */6 * * *',
  '0 */4 * * *',
  '0 9-17 * * 1-5',
  '*/30 9-17 * * 1-5',
  '0 */2 * * *',
  '0 * * * *',
  '17 * * * *',
  '0,30 * * * *',
  '*/20 8-20 * * *',
  '*/15 * * * *',
  '*/10 * * * 1-5',
  '*/7 * * * *',
  '*/5 * * * *',
  '1-59/2 * * * *',
  '* * * * *',
];

/** An expression in a zone. */
export interface Clocked {
  readonly expression: string;
  readonly zone: string;
}

/** What a source asks for and what a daemon is given, with what comparing them should say. */
export interface ExpressionPair {
  readonly source: Clocked;
  readonly entry: Clocked;
  readonly equal: 'equal' | 'different';
}

const newYork = 'America/New_York';
const saoPaulo = 'America/Sao_Paulo';

function pair(
  [expression, zone]: readonly [string, string],
  [other, otherZone]: readonly [string, string],
  equal: ExpressionPair['equal'] = 'equal',
): ExpressionPair {
  return { source: { expression, zone }, entry: { expression: other, zone: otherZone }, equal };
}

/** Twenty that need looking at: other zones, other texts, and a few that differ on some days only. */
export const pairs: readonly ExpressionPair[] = [
  pair(['30 2 * * *', saoPaulo], ['30 5 * * *', 'Etc/UTC']),
  pair(['0 22 * * 5', saoPaulo], ['0 1 * * 6', 'Etc/UTC']),
  pair(['0 9-17 * * 1-5', saoPaulo], ['0 12-20 * * 1-5', 'Etc/UTC']),
  pair(['0 10,16 * * 1-5', saoPaulo], ['0 13,19 * * 1-5', 'Etc/UTC']),
  pair(['0 6 * * *', 'Asia/Tokyo'], ['0 21 * * *', 'Etc/UTC']),
  pair(['30 9 * * *', 'Asia/Kolkata'], ['0 4 * * *', 'Etc/UTC']),
  pair(['*/15 * * * *', newYork], ['*/15 * * * *', 'Etc/UTC']),
  pair(['* * * * *', newYork], ['* * * * *', 'Etc/UTC']),
  pair(['0 * * * *', 'Europe/Berlin'], ['0 * * * *', 'Etc/UTC']),
  pair(['*/30 * * * *', 'Australia/Lord_Howe'], ['*/30 * * * *', 'Etc/UTC']),
  pair(['0 12 * * *', newYork], ['0 12 * * *', 'America/Toronto']),
  pair(['0 9-17 * * 1-5', newYork], ['0 9-17 * * 1-5', 'America/Toronto']),
  pair(['30 2 * * *', 'Europe/Berlin'], ['30 2 * * *', 'Europe/Paris']),
  pair(['0 8 1-7 * 1', 'Europe/London'], ['0 8 1-7 * 1', 'Europe/Guernsey']),
  pair(['0 0 1 * *', newYork], ['0 0 1 * *', 'America/Detroit']),
  pair(['*/20 8-20 * * *', 'Europe/Madrid'], ['*/20 8-20 * * *', 'Europe/Rome']),
  pair(['0 9 * * *', newYork], ['0 8 * * *', 'America/Chicago']),
  pair(['30 1 * * *', newYork], ['30 0 * * *', 'America/Chicago'], 'different'),
  pair(['0 7 * * *', 'Europe/London'], ['0 8 * * *', 'Europe/Berlin']),
  pair(['0 12 * * *', 'Europe/Berlin'], ['0 6 * * *', newYork], 'different'),
];
