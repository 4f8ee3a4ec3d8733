import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Auditor } from '../../src/audit/auditor.ts';
import { readLine } from '../../src/audit/read-line.ts';
import { auditedJob } from '../audit/small-audit.ts';
import { lineOf } from '../audit/written-log.ts';
import { program } from '../end-to-end/real-copy.ts';
import { schedule } from '../targets/job-factory.ts';

/** Ten jobs that start every minute: a million lines are seventy days. */
const names = Array.from({ length: 10 }, (_, index) => `job_${index}`);
const first = Date.UTC(2026, 0, 1) / 60_000;

function lineAt(index: number): string {
  const name = names[index % names.length] ?? '';
  const due = first + Math.floor(index / names.length);
  return JSON.stringify(lineOf({ name, targets: ['crontab'] }, due, index));
}

/** Bytes that are in use once everything that can be has been forgotten. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('a million lines', () => {
  it('take the memory of a hundred thousand', () => {
    const everyMinute = schedule({ zone: 'Etc/UTC' });
    const jobs = names.map((name) => auditedJob({ name, schedules: [everyMinute] }));
    const before = bytesInUse();
    const auditor = new Auditor(jobs, { from: undefined, until: undefined });
    const used: number[] = [];
    for (let index = 0; index < 1_000_000; index++) {
      // The last tenth is missing, so that what is told grows, too.
      if (index % 10 === 9 && index > 900_000) continue;
      auditor.add({ reading: readLine(lineAt(index)), file: 'log', row: index + 1 });
      if (index === 99_999 || index === 999_998) used.push(bytesInUse() - before);
    }
    const { total } = auditor.finish();
    expect(total.counts.onTime).toBe(990_000);
    expect(total.counts.missed).toBeGreaterThan(9_900);
    const [few = 0, many = 0] = used;
    expect(few).toBeGreaterThan(1_000_000);
    expect(many / few).toBeLessThan(2);
  });

  it('go through the command in 64 MiB', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cronwright-million-'));
    try {
      const jobs = names.map(
        (name) => `  ${name}: { schedule: "* * * * *", endpoint: /a, timeout: 30s }`,
      );
      const head =
        'version: 1\ntimezone: Etc/UTC\ndefaults: { targets: [crontab] }\ntargets: { crontab: { user: jobs } }\njobs:\n';
      writeFileSync(join(folder, 'jobs.yaml'), `${head}${jobs.join('\n')}\n`);
      const args = [
        '--max-old-space-size=64',
        program,
        'audit',
        '--source=jobs.yaml',
        '--format=json',
      ];
      const child = spawn(process.execPath, args, { cwd: folder });
      Readable.from(millionLines()).pipe(child.stdin);
      const [out, talk, [status]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ]);
      expect({ status, talk }).toEqual({ status: 0, talk: '' });
      expect(JSON.parse(out)).toMatchObject({
        lines: { runs: 1_000_000 },
        total: { on_time: 1_000_000 },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function* millionLines(): Generator<string> {
  for (let from = 0; from < 1_000_000; from += 1000) {
    yield Array.from({ length: 1000 }, (_, index) => `${lineAt(from + index)}\n`).join('');
  }
}
