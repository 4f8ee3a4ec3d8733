import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { documentText } from './blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'cronwright-refusals-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The rows of the README's table: what is written, and the code that answers. */
const rows = [...documentText('README.md').matchAll(/^\| `([^`]+)` \| (CW\d{3}) \|/gm)].map(
  ([, line = '', code = '']) => ({ line, code }),
);

const settings = ['host_timezone', 'user'];

/** A source in which one line is the row's; a key that is the row's stands there only once. */
function sourceWith(line: string): string {
  const [key = ''] = line.split(':');
  const trigger = /^(schedule|times)$/.test(key) ? [] : ['schedule: "0 9 * * *"'];
  const endpoint = key === 'endpoint' ? [] : ['endpoint: /jobs/a'];
  const user = key === 'user' ? [] : ['user: jobs'];
  const isSetting = settings.includes(key);
  const job = [...trigger, ...endpoint, ...(isSetting ? [] : [line])];
  const crontab = [...user, ...(isSetting ? [line] : [])];
  return [
    'version: 1',
    'timezone: America/Sao_Paulo',
    'defaults: { targets: [crontab, github-actions] }',
    'jobs:',
    '  a:',
    ...job.map((text) => `    ${text}`),
    'targets:',
    '  crontab:',
    ...crontab.map((text) => `    ${text}`),
    '  github-actions: {}',
    '',
  ].join('\n');
}

describe('what the README says is refused', () => {
  it('is a table', () => {
    expect(rows.length).toBeGreaterThan(14);
  });

  it.each(rows)('$line is $code, and nothing is written', async ({ line, code }) => {
    const cwd = join(folder, code);
    mkdirSync(cwd, { recursive: true });
    writeFileSync(join(cwd, 'jobs.yaml'), sourceWith(line));
    const { status, talk } = await record(['compile', 'jobs.yaml'], cwd);
    expect([...talk.matchAll(/^error\[(CW\d+)\]/gm)].map(([, told]) => told)).toEqual([code]);
    expect([1, 2]).toContain(status);
    expect(talk).toContain('Nothing was written.');
  });
});
