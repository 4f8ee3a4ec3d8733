import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from '../installed.ts';
import { type Ended, runProgram } from '../run-program.ts';

/** A moment of made-up metrics, and the alerts that fire then. The clock begins at 0. */
export interface RuleTest {
  readonly series: Readonly<Record<string, string>>;
  /** A duration of Prometheus: `25h`. */
  readonly at: string;
  readonly alert: string;
  readonly fires: readonly {
    readonly exp_labels: Readonly<Record<string, string>>;
    readonly exp_annotations: Readonly<Record<string, string>>;
  }[];
}

/** `promtool check rules` of a rule file. */
export function checkRules(rules: string): Promise<Ended> {
  return withFiles({ 'rules.yaml': rules }, 'check', 'rules', 'rules.yaml');
}

/** `promtool test rules`: Prometheus' own evaluation of the rules over the series, a step a minute. */
export function testRules(rules: string, { series, at, alert, fires }: RuleTest): Promise<Ended> {
  const test = {
    rule_files: ['rules.yaml'],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        alert_rule_test: [{ eval_time: at, alertname: alert, exp_alerts: fires }],
      },
    ],
  };
  // JSON is YAML.
  const files = { 'rules.yaml': rules, 'test.yaml': JSON.stringify(test) };
  return withFiles(files, 'test', 'rules', 'test.yaml');
}

async function withFiles(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await runProgram([installed('prometheus/usr/bin/promtool'), ...args], { cwd: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
