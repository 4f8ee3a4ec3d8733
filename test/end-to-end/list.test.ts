import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type SeedRow, seedRows } from '../model/seed-list.ts';
import { record } from '../recorded-terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('list --format json', () => {
  it("is the seed's T01 list, row by row", async () => {
    const { status, out } = await record(['list', '--format', 'json'], root);
    expect(status).toBe(0);
    const { schemaVersion, jobs } = JSON.parse(out);
    expect(schemaVersion).toBe(1);
    const byName = (a: SeedRow, b: SeedRow) => (a.name < b.name ? -1 : 1);
    const rows = jobs.map(({ name, endpoint, schedule, category }: SeedRow) => ({
      name,
      endpoint,
      schedule,
      category,
    }));
    expect(seedRows()).toHaveLength(24);
    expect([...rows].sort(byName)).toEqual([...seedRows()].sort(byName));
  });

  it.each([
    ['category:campanha', 3],
    ['window:fim', 1],
    ['processar_followups', 2],
    ['job:report_manha', 1],
    ['all', 24],
  ])('lists what %s selects: %i jobs', async (selector, count) => {
    const { out } = await record(['list', selector, '--format', 'json'], root);
    expect(JSON.parse(out).jobs).toHaveLength(count);
  });
});

describe('next', () => {
  it('answers with instants, half-open', async () => {
    const args = '--format json next --expr'.split(' ');
    const range = ['--from', '2026-03-08T00:00:00Z', '--until', '2026-03-10T06:30:00Z'];
    const { status, out } = await record(
      [...args, '30 2 * * *', '--tz', 'America/New_York', ...range],
      root,
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      zone: 'America/New_York',
      occurrences: ['2026-03-08T07:00:00Z', '2026-03-09T06:30:00Z'],
    });
  });

  it('knows the jobs of the source, from the pretended now', async () => {
    const args = [
      'next',
      'report_semanal',
      '-n',
      '2',
      '--format',
      'json',
      '--now',
      '2026-01-05T12:00:30Z',
    ];
    const { out } = await record(args, root);
    expect(JSON.parse(out).occurrences).toEqual(['2026-01-12T12:00:00Z', '2026-01-19T12:00:00Z']);
  });

  it('lists all jobs together in time', async () => {
    const args = ['next', '--all', '-n', '3', '--now', '2026-01-05T12:59:00Z'];
    const { out } = await record(args, root);
    expect(out.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      'Mon 2026-01-05 09:59 -03:00 2026-01-05T12:59:00Z processar_mensagens_agendadas',
      'Mon 2026-01-05 10:00 -03:00 2026-01-05T13:00:00Z processar_mensagens_agendadas',
      'Mon 2026-01-05 10:00 -03:00 2026-01-05T13:00:00Z processar_campanhas_manha',
      '',
    ]);
  });
});
