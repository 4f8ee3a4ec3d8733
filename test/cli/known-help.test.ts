import { describe, expect, it } from 'vitest';
import { knownHelp } from '../../src/cli/known-help.ts';
import { record } from '../recorded-terminal.ts';

describe('the help that is known beforehand', () => {
  it('is what the program prints, or nothing', async () => {
    for (let columns = 20; columns < 130; columns++) {
      const { out } = await record(['--help'], '/', { columns });
      expect([undefined, out]).toContain(knownHelp(columns));
    }
  });

  it.each([
    [80, 'no terminal, or one that was never made wider'],
    [100, 'as wide as help gets'],
    [211, 'wider'],
  ])('is there for %d columns: %s', (columns) => {
    expect(knownHelp(columns)).toContain('Usage: cronwright');
  });
});
