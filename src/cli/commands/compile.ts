import type { Output } from '../../compile.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { jsonDiagnostic } from '../../diagnostics/render-json.ts';
import { driftDiagnostic, driftTable } from '../../emit/drift.ts';
import { driftOf, type Plan } from '../../emit/plan.ts';
import { type Applied, applyPlan } from '../../emit/write.ts';
import { targetRegistry } from '../../targets/registry.ts';
import { shellCommand } from '../command-line.ts';
import { defaultSource } from '../default-source.ts';
import type { FindingsFormat } from '../format.ts';
import { outJson } from '../json.ts';
import type { Memory } from '../memory.ts';
import { type Planned, planOutputs } from '../output-plan.ts';
import { outputRoot } from '../output-root.ts';
import { Progress } from '../progress.ts';
import { type Compiled, compiledOrRemembered, type Recalled } from '../remembered.ts';
import { settle } from '../settled.ts';
import { statusOf } from '../status-of.ts';
import { checkTargets } from '../targets-option.ts';
import { type Status, status, type Terminal } from '../terminal.ts';

export interface CompileOptions {
  readonly source: string;
  readonly mode: 'check' | 'write';
  readonly warnings: 'tolerated' | 'strict';
  /** Ids; none means all. */
  readonly targets: readonly string[];
  readonly out: string;
  /** Whether to go by what was compiled before, where nothing has changed since. */
  readonly memory: 'used' | 'unused';
  readonly format: FindingsFormat;
}

/** What the command found and did, before it is said. */
interface Result {
  readonly diagnostics: readonly Diagnostic[];
  readonly plan?: Plan;
  /** Absent where nothing was compared. */
  readonly looked?: Planned['looked'];
  readonly applied?: Applied;
  readonly removals: readonly string[];
}

function mendCommand({ source, targets, out }: CompileOptions): string {
  return shellCommand([
    'npx',
    'cronwright',
    'compile',
    ...(source === defaultSource ? [] : [source]),
    ...targets.flatMap((id) => ['--target', id]),
    ...(out === '.' ? [] : ['--out', out]),
  ]);
}

/**
 * What is asked for. The lock always is: the files of one target hold its offsets, too.
 * @throws UsageError for a target that does not exist or that the source does not configure.
 */
function chosen(outputs: readonly Output[], targets: readonly string[]): readonly Output[] {
  checkTargets(targets, outputs.length > 0 ? outputs.map(({ of }) => of) : undefined);
  return targets.length === 0
    ? outputs
    : outputs.filter(({ of }) => of === 'lock' || targets.includes(of));
}

function work(compiled: Compiled, options: CompileOptions, terminal: Terminal): Result {
  const { diagnostics, sourcePath } = compiled;
  const outputs = chosen(compiled.outputs, options.targets);
  if (sourcePath === undefined || hasErrors(diagnostics)) return { diagnostics, removals: [] };
  const root = outputRoot(options.out, terminal);
  const asked = { outputs, others: compiled.outputs, targets: options.targets };
  const planned = planOutputs(asked, sourcePath, root, terminal);
  const { plan, refused, removals } = planned;
  if (refused.length > 0) return { diagnostics: [...diagnostics, ...refused], removals: [] };
  if (options.mode === 'check') {
    const drift = driftDiagnostic(plan, mendCommand(options), targetRegistry);
    const told = drift ? [{ ...drift, details: driftTable(plan) }] : [];
    return { diagnostics: [...diagnostics, ...told], plan, looked: planned.looked, removals };
  }
  if (statusOf(diagnostics, options.warnings) !== status.clean)
    return { diagnostics, removals: [] };
  const applied = applyParts(planned, terminal);
  return { diagnostics: [...diagnostics, ...applied.diagnostics], plan, applied, removals };
}

/** Each part only after the one before it is whole. */
function applyParts({ parts }: Planned, terminal: Terminal): Applied {
  const progress = new Progress(terminal);
  const report = (words: () => string) => progress.report(words);
  const nothing: Applied = { written: [], deleted: [], diagnostics: [] };
  const applied = parts.reduce((before, { root, plan }) => {
    if (before.diagnostics.length > 0) return before;
    const { written, deleted, diagnostics } = applyPlan(root, plan, report);
    return {
      written: [...before.written, ...written],
      deleted: [...before.deleted, ...deleted],
      diagnostics,
    };
  }, nothing);
  progress.end();
  return applied;
}

function talkJson(
  { diagnostics, plan, removals }: Result,
  options: CompileOptions,
  terminal: Terminal,
) {
  const drift = new Map((plan ? driftOf(plan) : []).map((entry) => [entry.path, entry]));
  outJson(terminal, {
    mode: options.mode,
    diagnostics: diagnostics.map(jsonDiagnostic),
    files: (plan?.files ?? []).map(({ path, action }) => ({
      path,
      action,
      drift: drift.get(path)?.kind ?? null,
      detail: drift.get(path)?.detail ?? null,
    })),
    removals,
  });
}

/** `2 files created, 1 updated, 52 unchanged` and what each of the first was. */
function talkPlan(plan: Plan, terminal: Terminal): void {
  const verbs = { create: 'created', update: 'updated', delete: 'deleted', unchanged: 'unchanged' };
  const changed = plan.files.filter(({ action }) => action !== 'unchanged');
  for (const file of changed.slice(0, longestList)) {
    const wasEdited = file.action === 'delete' && file.wasEdited;
    const note = wasEdited ? ' (edited since it was written)' : '';
    terminal.talk(`  ${verbs[file.action].padEnd(9)} ${file.path}${note}\n`);
  }
  if (changed.length > longestList) terminal.talk(`  … and ${changed.length - longestList} more\n`);
  const counts = (['create', 'update', 'delete', 'unchanged'] as const).flatMap((action) => {
    const count = plan.files.filter((file) => file.action === action).length;
    return count === 0 ? [] : [`${count} ${verbs[action]}`];
  });
  terminal.talk(`${plan.sourcePath}: ${counts.join(', ')}\n`);
}

const longestList = 12;

function agreement({ sourcePath, files }: Plan): string {
  return `${sourcePath}: ${files.length} files are what it says\n`;
}

function talkRemovals(removals: readonly string[], terminal: Terminal): void {
  if (removals.length === 0) return;
  terminal.talk(
    '\nWhat these files no longer hold is still on its platform. Where it is installed, run:\n',
  );
  for (const command of removals) terminal.talk(`  ${command}\n`);
}

/** In a format that is no document of its own. */
type Told = CompileOptions & { readonly format: Exclude<FindingsFormat, 'json'> };

async function talkResult(result: Result, options: Told, terminal: Terminal): Promise<void> {
  const { diagnostics, plan, applied, removals } = result;
  const failed = statusOf(diagnostics, options.warnings) !== status.clean;
  const touched = [...(applied?.written ?? []), ...(applied?.deleted ?? [])];
  const untouched = failed && options.mode === 'write' && touched.length === 0;
  if (diagnostics.length > 0 || options.format !== 'pretty') {
    // What lays findings out is slow to load, and most checks find nothing.
    const { sayFindings } = await import('../findings.ts');
    sayFindings(diagnostics, options, terminal, untouched ? 'Nothing was written.' : '');
  }
  if (!plan || failed) return;
  if (options.mode === 'write') talkPlan(plan, terminal);
  else terminal.talk(agreement(plan));
  talkRemovals(removals, terminal);
}

/** Other formats say it elsewhere than in the talk, too, and are carried out each time. */
function settleIfClean(
  { diagnostics, plan, looked, removals }: Result,
  { grounds }: Recalled,
  { format }: CompileOptions,
  { memory, cwd }: { readonly memory: Memory; readonly cwd: string },
): void {
  const isClean = diagnostics.length === 0 && removals.length === 0;
  if (!isClean || !plan || !looked || !grounds || format !== 'pretty') return;
  settle({ grounds, looked, talk: agreement(plan) }, { cwd }, memory);
}

/** `cronwright compile`: the source checked and written, or with `--check` compared. */
export async function compileCommand(options: CompileOptions, terminal: Terminal): Promise<Status> {
  const memory = options.memory === 'used' ? terminal.memory : undefined;
  const recalled = await compiledOrRemembered(options.source, terminal, memory);
  const result = work(recalled.compiled, options, terminal);
  if (memory && options.mode === 'check')
    settleIfClean(result, recalled, options, { memory, cwd: terminal.cwd });
  const { format } = options;
  if (format === 'json') talkJson(result, options, terminal);
  else await talkResult(result, { ...options, format }, terminal);
  return statusOf(result.diagnostics, options.warnings) || status.clean;
}
