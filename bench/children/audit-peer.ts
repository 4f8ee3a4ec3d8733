import { createReadStream, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { CronExpressionParser } from 'cron-parser';

/**
 * The peer of `audit`: parses each line and asks cron-parser for the due minute it belongs to. Each
 * expression is parsed once. Prints the milliseconds it took.
 */
const [log = '', expressions = ''] = process.argv.slice(2);
const texts: Record<string, string> = JSON.parse(readFileSync(expressions, 'utf8'));
const parsed = new Map(
  Object.entries(texts).map(([job, text]) => [
    job,
    CronExpressionParser.parse(text, { tz: 'America/Sao_Paulo' }),
  ]),
);
const start = performance.now();
let late = 0;
for await (const line of createInterface({ input: createReadStream(log) })) {
  const run: { readonly job_name: string; readonly started_at: string } = JSON.parse(line);
  const started = new Date(run.started_at);
  const expression = parsed.get(run.job_name);
  if (!expression) throw new Error(`${run.job_name} is not in the schedule`);
  expression.reset(started);
  if (started.getTime() - expression.prev().getTime() > 60_000) late++;
}
process.stdout.write(String(performance.now() - start));
if (late > 0) process.exitCode = 1;
