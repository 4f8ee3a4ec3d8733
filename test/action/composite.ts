import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The repository, where action.yml and its scripts are. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A step of a composite action, as far as ours goes. */
export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly shell: string;
  readonly run: string;
  readonly 'working-directory'?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default: string }>
  >;
  readonly outputs: Readonly<
    Record<string, { readonly description: string; readonly value: string }>
  >;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

/** How one use of the action ended. */
export interface Used {
  readonly status: number;
  /** Everything its steps printed. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The pages of its steps, one below the other. */
  readonly summary: string;
}

/** What the runner knows besides the inputs. */
export interface Runner {
  /** The checkout. */
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temporary: string;
  readonly env: Readonly<Record<string, string>>;
}

type Outputs = Readonly<Record<string, string>>;

/** The only two kinds of expressions that action.yml needs; of a step that did not run, nothing. */
function evaluate(text: string, inputs: Outputs, steps: ReadonlyMap<string, Outputs>): string {
  return text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
    const [, input] = /^inputs\.([\w-]+)$/.exec(expression) ?? [];
    if (input !== undefined && input in inputs) return inputs[input] ?? '';
    const [, id, output] = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(expression) ?? [];
    if (id === undefined || output === undefined) throw new Error(`unknown: ${expression}`);
    return steps.get(id)?.[output] ?? '';
  });
}

/** Uses the action as GitHub's runner does: step by step, until one fails. */
export function useAction(asked: Outputs, runner: Runner): Used {
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
  const inputs: Outputs = { ...Object.fromEntries(defaults), ...asked };
  const steps = new Map<string, Outputs>();
  const used = { status: 0, log: '', summary: '' };
  for (const step of action.runs.steps) {
    const ended = runStep(step, (text) => evaluate(text, inputs, steps), runner);
    used.log += ended.log;
    used.summary += ended.summary;
    used.status = ended.status;
    if (step.id) steps.set(step.id, ended.outputs);
    if (used.status !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [
    name,
    evaluate(value, inputs, steps),
  ]);
  return { ...used, outputs: Object.fromEntries(outputs) };
}

/** Runs a step's script, with files of its own for what it gives and says. */
function runStep(
  step: Step,
  given: (text: string) => string,
  { workspace, temporary, env }: Runner,
): Used {
  const folder = mkdtempSync(join(temporary, 'step-'));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const [output, summary] = [file('output', ''), file('summary.md', '')];
  const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, given(text)]);
  const { status, stdout, stderr } = spawnSync('sh', ['-e', file('run.sh', step.run)], {
    cwd: resolve(workspace, given(step['working-directory'] ?? '.')),
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: root,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temporary,
      ...env,
      ...Object.fromEntries(own),
    },
  });
  return {
    status: status ?? 1,
    log: stdout + stderr,
    outputs: outputsIn(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
}

/** `name=value` lines. */
function outputsIn(text: string): Outputs {
  const lines = text.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=');
      if (at < 1) throw new Error(`no output: ${line}`);
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
