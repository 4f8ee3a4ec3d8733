import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { parseSelector } from '../../model/selector.ts';
import type { Catalog, Job } from '../../model/types.ts';
import { targetRegistry } from '../../targets/registry.ts';
import type { PauseSwitch } from '../../targets/types.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { outJson } from '../json.ts';
import { loadAndCompile } from '../load.ts';
import { statusOf } from '../status-of.ts';
import { checkTargets } from '../targets-option.ts';
import { type Status, type Terminal, UsageError } from '../terminal.ts';
import { wrapped } from '../wrapped.ts';
import { pausesOf, selectJobs } from './list.ts';

export interface SwitchOptions {
  readonly source: string;
  /** What shall be paused; nothing where the switch is to be cleared. */
  readonly selectors: readonly string[];
  readonly none: true | undefined;
  readonly target: string;
  readonly format: BasicFormat;
}

/** What the switch of a target shall say. */
interface Setting {
  /** Words that the runner knows, joined by commas; empty for a switch that is cleared. */
  readonly value: string;
  /** The jobs of the target that it holds. */
  readonly jobs: readonly Job[];
  readonly command: string;
}

/** As people also write them in JOBS_PAUSED: several in one word, commas or blanks between. */
function wordsOf({ selectors, none }: SwitchOptions): readonly string[] {
  const words = selectors.flatMap((text) => text.split(/[\s,]+/)).filter((word) => word !== '');
  if (none && words.length > 0) {
    throw new UsageError('--none clears the switch: name selectors or --none, not both');
  }
  if (!none && words.length === 0) {
    throw new UsageError(
      'name what to pause, such as  cronwright switch category:NAME --target ID;  --none clears the switch',
    );
  }
  return words;
}

/**
 * The words by which the runner knows what a selector names. It is told a job's own name only, so one
 * under `jobs` that stands for several becomes the names of these.
 */
function runnerWords(word: string, jobs: readonly Job[]): readonly string[] {
  const selector = parseSelector(word);
  switch (selector?.kind) {
    case 'all':
    case 'category':
    case 'window':
      return [word];
    case 'job':
    case undefined:
      return jobs.map(({ name }) => name);
  }
}

/** @throws UsageError for a word that names no job, or none of this target */
function settingFor(
  words: readonly string[],
  target: string,
  catalog: Catalog,
  { set, clear }: PauseSwitch,
): Setting {
  const named = words.map((word) => {
    const jobs = selectJobs(catalog, [word]).filter(({ targets }) => targets.includes(target));
    if (jobs.length === 0) throw new UsageError(`"${word}" names no job that ${target} has`);
    return { word, jobs };
  });
  const jobs = new Set(named.flatMap((each) => each.jobs));
  const all = named.flatMap(({ word, jobs }) => runnerWords(word, jobs));
  const value = (all.includes('all') ? ['all'] : [...new Set(all)]).join(',');
  return {
    value,
    jobs: catalog.jobs.filter((job) => jobs.has(job)),
    command: value === '' ? clear : set(value),
  };
}

/** The jobs that start no more than before when the switch is cleared, and what holds them. */
function pausedInSource({ jobs }: Setting, target: string, catalog: Catalog) {
  const configured = catalog.targets.filter(({ id }) => id === target);
  return jobs.flatMap((job) => {
    const pauses = pausesOf({ ...job, targets: [target] }, { ...catalog, targets: configured });
    return pauses.length > 0 ? [{ job: job.name, paused_by: pauses }] : [];
  });
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 8);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What there is to read around the command, which is all that goes to stdout. */
function say(told: Told, { where, show, clear }: PauseSwitch, terminal: Terminal): void {
  const { target, setting, paused } = told;
  const { jobs } = setting;
  const talk = (paragraph: string) => terminal.talk(`${wrapped(paragraph, terminal.columns)}\n`);
  const count = jobs.length === 1 ? '1 job' : `${jobs.length} jobs`;
  talk(
    jobs.length > 0
      ? `The command below pauses ${count} on ${target}: ${namesOf(jobs.map(({ name }) => name))}. What the switch held before and is not named here starts again.`
      : `The command below clears the switch of ${target}: whatever it held starts again.`,
  );
  for (const [why, held] of byReason(paused)) {
    const [are, stay] = held.length === 1 ? ['is', 'stays'] : ['are', 'stay'];
    talk(`${namesOf(held)} ${are} paused in the source, too (${why}), and ${stay} so without it.`);
  }
  talk(`Run it ${where}. It holds from the next start on, and no deploy undoes it.`);
  terminal.talk('\n');
  terminal.out(`${setting.command}\n`);
  const rest = jobs.length > 0 ? `Clear it:   ${clear}\n` : '';
  terminal.talk(`\nSee it:     ${show}\n${rest}`);
}

/** The names of those that are paused alike. */
function byReason(paused: Told['paused']): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const { job, paused_by } of paused) {
    const why = paused_by.join('; ');
    names.set(why, [...(names.get(why) ?? []), job]);
  }
  return names;
}

interface Told {
  readonly target: string;
  readonly setting: Setting;
  readonly paused: ReturnType<typeof pausedInSource>;
}

/** Undefined where the target's settings don't hold, which the compilation has said. */
function pauseSwitchOf(target: string, catalog: Catalog): PauseSwitch | undefined {
  const platform = targetRegistry.find(({ id }) => id === target);
  const configured = catalog.targets.find(({ id }) => id === target);
  const result = configured && platform?.settings(configured, catalog);
  return result?.kind === 'settings' ? platform?.pauseSwitch(result.settings) : undefined;
}

/** `cronwright switch`: the command that pauses jobs on a platform at run time. It runs nothing. */
export function switchCommand(options: SwitchOptions, terminal: Terminal): Status {
  const { target, format } = options;
  const words = wordsOf(options);
  const { catalog, diagnostics } = loadAndCompile(options.source, terminal);
  checkTargets(
    [target],
    catalog?.targets.map(({ id }) => id),
  );
  if (!catalog || hasErrors(diagnostics)) talkFindings(diagnostics, terminal);
  const platform = catalog && pauseSwitchOf(target, catalog);
  if (!catalog || !platform) return statusOf(diagnostics);
  const setting = settingFor(words, target, catalog, platform);
  const paused = pausedInSource(setting, target, catalog);
  if (format === 'pretty') {
    say({ target, setting, paused }, platform, terminal);
  } else {
    const { value, command, jobs } = setting;
    const { show, clear } = platform;
    const names = jobs.map(({ name }) => name);
    outJson(terminal, {
      ...{ target, value, jobs: names, paused_in_source: paused },
      commands: { switch: command, show, clear },
    });
  }
  return statusOf(diagnostics);
}
