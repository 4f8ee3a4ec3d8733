import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstSchedule } from '../../src/cli/first-schedule.ts';
import { record } from '../recorded-terminal.ts';

/** What is said to somebody who is in another folder, or says another word, than is meant. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cronwright-words-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), firstSchedule('Etc/UTC', 'en'));
}

describe('a source that is not where cronwright looks', () => {
  const rows: readonly (readonly [why: string, there: string, cwd: string, help: string])[] = [
    ['in its own folder', 'schedules/jobs.yaml', 'schedules', 'run cronwright there:   cd ..\n'],
    ['far below', 'schedules/jobs.yaml', 'a/b', 'run cronwright there:   cd ../..\n'],
    ['beside', 'jobs.yaml', '.', 'name it:   npx cronwright compile jobs.yaml\n'],
    ['nowhere', 'elsewhere/jobs.yaml', '.', 'npx cronwright init\n'],
  ];
  it.each(rows)('%s', async (_, there, cwd, help) => {
    put(there);
    mkdirSync(join(root, cwd), { recursive: true });
    const { status, talk } = await record(['compile'], join(root, cwd));
    expect(status).toBe(2);
    expect(talk).toContain("error[CW001]: can't open schedules/jobs.yaml");
    expect(talk).toContain(help);
  });
});

describe('a word', () => {
  it('that is a file is no selector', async () => {
    put('schedules/jobs.yaml');
    const { status, talk } = await record(['list', 'my jobs.yml'], root);
    expect(status).toBe(2);
    expect(talk).toBe(
      `cronwright: "my jobs.yml" is no selector; to name the source, write  --source 'my jobs.yml'\n`,
    );
  });

  it.each([
    ['New_York', 'did you mean "America/New_York"?'],
    ['america/new_york', 'did you mean "America/New_York"?'],
    ['brasilia', 'did you mean "America/Sao_Paulo"?'],
    ['-03:00', 'write e.g. America/Sao_Paulo'],
    ['Mars/Base', 'write e.g. America/Sao_Paulo'],
  ])('that is nearly a zone: %s', async (zone, help) => {
    const { status, talk } = await record(['init', `--timezone=${zone}`], root);
    expect(status).toBe(2);
    expect(talk).toBe(`cronwright: --timezone "${zone}" is no zone; ${help}\n`);
    expect(existsSync(join(root, 'schedules'))).toBe(false);
  });
});
