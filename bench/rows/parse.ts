import { CronExpressionParser } from 'cron-parser';
import { parseCron } from '../../src/cron/parse.ts';
import { corpus } from '../corpus.ts';
import type { Row } from '../row.ts';
import { interleaved, medians, millisecondsText, timeOf, timesFaster } from '../timing.ts';

/** Milliseconds that each side reads the corpus again and again. */
const atLeast = 50;

function ours(): void {
  for (const expression of corpus) {
    if (parseCron(expression).kind === 'refused') throw new Error(`${expression} is refused`);
  }
}

function cronParser(): void {
  for (const expression of corpus) CronExpressionParser.parse(expression);
}

/** From a text to its sets, with the place of whatever is wrong with it; the peer without a zone. */
export const parseRow: Row = {
  id: 'parse',
  peers: ['cron-parser'],
  size: 'ordinary',
  goals: [
    {
      id: 'parse',
      what: 'an expression parsed, with places, against cron-parser without a zone',
      bound: 'at least',
      ratio: 8,
    },
  ],
  async measure({ runs }) {
    timeOf(ours, atLeast);
    timeOf(cronParser, atLeast);
    const pairs = await interleaved(
      runs,
      () => timeOf(ours, atLeast) / corpus.length,
      () => timeOf(cronParser, atLeast) / corpus.length,
    );
    const figures = `an expression: ${millisecondsText(medians(pairs), 'cron-parser')}`;
    return [{ goal: 'parse', ratio: timesFaster(pairs), figures }];
  },
};
