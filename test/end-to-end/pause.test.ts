import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { bytesBelow, copyOfTheRealSchedule, remove } from './real-copy.ts';

let copy: string;
beforeEach(() => {
  copy = copyOfTheRealSchedule();
});
afterEach(() => remove(copy));

const source = () => join(copy, 'schedules/jobs.yaml');
const read = (path: string) => readFileSync(join(copy, path), 'utf8');

/** One job, one category, one window and one target held, each with its own reason. */
function pauseOneOfEach(): void {
  const pause = (indent: string, reason: string) =>
    `${indent}paused: { reason: "${reason}", by: ana, until: 2026-01-19 }\n`;
  const text = readFileSync(source(), 'utf8')
    .replace('  report_semanal:\n', (m) => m + pause('    ', 'Motivo do job'))
    .replace('  grupos:\n', (m) => m + pause('    ', 'Motivo da categoria'))
    .replace('  tarde:\n    label', (m) =>
      m.replace('    label', `${pause('    ', 'Motivo da janela')}    label`),
    )
    .replace('  github-actions:\n    runs_on', (m) =>
      m.replace('    runs_on', `${pause('    ', 'Motivo do alvo')}    runs_on`),
    );
  writeFileSync(source(), text);
}

describe('a job, a category, a window and a target paused', () => {
  it('show everywhere with their reasons, and un-pausing restores the bytes', async () => {
    const before = bytesBelow(copy);
    const original = readFileSync(source(), 'utf8');
    pauseOneOfEach();
    const compiled = await record(['compile'], copy);
    expect(compiled.talk).not.toContain('error');
    expect(compiled.status).toBe(0);

    const crontab = read('generated/crontab/cronwright');
    const held = {
      report_semanal: 'job',
      processar_grupos: 'da categoria',
      processar_campanhas_tarde: 'da janela',
    };
    for (const [job, words] of Object.entries(held)) {
      const lines = crontab.split('\n').filter((line) => line.includes(`--job ${job} `));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^#/);
      expect(crontab).toContain(words);
      const manifest = read(`generated/kubernetes/${job.replaceAll('_', '-')}.yaml`);
      expect(manifest).toContain('suspend: true');
      expect(manifest).toContain(words);
    }
    expect(crontab.split('\n').filter((line) => /^[0-9*].*--job/.test(line))).toHaveLength(21);

    for (const [path, text] of bytesBelow(join(copy, 'generated/github-actions'))) {
      if (path === 'cronwright-run.yml') continue;
      expect(text, path).not.toMatch(/^ {2}schedule:/m);
      expect(text, path).toContain('workflow_dispatch:');
      expect(text, path).toContain('Motivo do alvo');
    }

    const page = read('docs/jobs-schedule.md');
    for (const reason of ['do job', 'da categoria', 'da janela', 'do alvo']) {
      expect(page).toContain(`Motivo ${reason}`);
    }
    expect(page).toContain('19/01/2026');
    expect(page).toContain('**14.542 execuções por semana**');

    const { out } = await record(['list', '--format', 'json'], copy);
    const { jobs } = JSON.parse(out);
    const paused = jobs.filter((job: { paused: boolean }) => job.paused);
    const elsewhere = jobs.filter(
      (job: { paused_targets: string[] }) => job.paused_targets.length > 0,
    );
    expect(elsewhere).toHaveLength(18);
    expect(paused.map((job: { name: string }) => job.name)).toEqual([
      'processar_campanhas_tarde',
      'processar_grupos',
      'report_semanal',
    ]);

    writeFileSync(source(), original);
    expect((await record(['compile'], copy)).status).toBe(0);
    expect(bytesBelow(copy)).toEqual(before);
  });
});
