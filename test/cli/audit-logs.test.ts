import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readLogs } from '../../src/cli/audit/open-logs.ts';
import { byEnd, csvOf, jsonLines, lineOf } from '../audit/written-log.ts';

const cwd = mkdtempSync(join(tmpdir(), 'cronwright-logs-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const job = { name: 'report', targets: ['crontab'] };
const lines = Array.from({ length: 600 }, (_, index) =>
  lineOf(job, 30_000_000 + index, index),
).sort(byEnd);
const third = (which: number) => lines.filter((_, index) => index % 3 === which);

it('reads several logs as one in the order in which it was written, whatever their forms', async () => {
  writeFileSync(join(cwd, 'a.log'), jsonLines(third(0)));
  writeFileSync(join(cwd, 'b.csv'), csvOf(third(1)));
  // What another program says has no time and holds nothing up.
  writeFileSync(join(cwd, 'c.log'), `hello\n${jsonLines(third(2))}hello\n`);
  const ends: number[] = [];
  let others = 0;
  for await (const some of readLogs(['a.log', 'b.csv', 'c.log'], { cwd, input: () => undefined })) {
    for (const { reading } of some) {
      if (reading.kind === 'run') ends.push(reading.line.finishedAt ?? 0);
      else others++;
    }
  }
  expect(ends).toEqual(lines.map(({ finished_at }) => Date.parse(finished_at)));
  expect(others).toBe(2);
});
