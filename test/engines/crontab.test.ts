import { describe, expect, test } from 'vitest';
import { complaints, runDaemon } from './cron-daemon.ts';
import { crontabSyntax } from './crontab-syntax.ts';
import { generatedText } from './generated.ts';

const file = 'crontab/cronwright';

/** Monday 5 January 2026, 00:00 to 24:00 in São Paulo. */
const monday = { from: new Date('2026-01-05T03:00:00Z'), to: new Date('2026-01-06T03:00:00Z') };

/** How often each category's jobs start on that day, by the user's own list of jobs. */
const expected = {
  critico: 1440,
  monitoramento: 384,
  grupos: 96,
  handoff: 96,
  sync: 25,
  confirmacao: 24,
  report: 5,
  manutencao: 4,
  campanha: 3,
  followup: 2,
  retomada: 1,
};

/** The user and command columns of a system crontab's jobs. */
function columns(crontab: string): readonly { readonly user: string; readonly command: string }[] {
  return crontab
    .split('\n')
    .map((line) => /^\s*(?:[-\d*,/a-z]+\s+){5}(\S+)\s+(.+)$/i.exec(line))
    .filter((found) => found !== null)
    .map(([, user = '', command = '']) => ({ user, command }));
}

function countBy(commands: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const command of commands) {
    const category = /--category[ =](\S+)/.exec(command)?.[1] ?? `none: ${command}`;
    counts[category] = (counts[category] ?? 0) + 1;
  }
  return counts;
}

describe.each(['debian', 'debian197'] as const)('%s', (engine) => {
  test('starts the 2,080 runs of a Monday, each as jobs with its own command', async () => {
    const crontab = generatedText(file);
    const zone = 'America/Sao_Paulo';
    const result = await runDaemon({ engine, zone, ...monday, crontab, kind: 'system' });
    expect(complaints(result)).toEqual([]);
    expect(result.runs).toHaveLength(2080);
    expect(new Set(result.runs.map(({ user }) => user))).toEqual(new Set(['jobs']));
    const commands = result.runs.map(({ command }) => command);
    expect(countBy(commands)).toEqual(expected);
    const written = columns(crontab).map(({ command }) => command);
    expect([...new Set(commands)].sort()).toEqual([...new Set(written)].sort());
  });
});

test('crontab -n accepts it, and refuses it with one line more or without its end', async () => {
  const crontab = generatedText(file);
  expect(await crontabSyntax(crontab)).toEqual({
    status: 0,
    stdout: '',
    stderr: 'The syntax of the crontab file was successfully checked.\n',
  });
  const spoilt = await crontabSyntax(`${crontab}61 * * * * jobs true\n`);
  expect(spoilt.status).toBe(1);
  expect(spoilt.stderr).toContain('bad minute');
  expect((await crontabSyntax(crontab.trimEnd())).status).toBe(1);
});
