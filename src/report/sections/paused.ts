import type { Job, Pause } from '../../model/types.ts';
import { code, escapeText, table } from '../markdown.ts';
import { dateText, whole } from '../numbers.ts';
import type { PageContext } from '../page-context.ts';

/** Something the author paused, and how many jobs it holds. */
export interface PausedThing {
  /** "categoria Crítico", ready to print. */
  readonly name: string;
  readonly pause: Pause;
  readonly jobs: number;
}

/** A job's own pause, once for all the jobs it expands to. */
function ownPauses(jobs: readonly Job[]): readonly (readonly [Job, Pause])[] {
  const bySource = new Map<string, readonly [Job, Pause]>();
  for (const job of jobs) {
    const pause = job.pauses.find(({ level }) => level === 'job');
    if (pause && !bySource.has(job.source)) bySource.set(job.source, [job, pause]);
  }
  return [...bySource.values()];
}

/** Everything paused: categories, windows, jobs, targets, each in page order. */
export function pausedThings({ catalog, targets, phrases }: PageContext): readonly PausedThing[] {
  const level = phrases.pauses.level;
  const thing = (name: string, pause: Pause, holds: (job: Job) => boolean): PausedThing => ({
    name: level(pause.level, name),
    pause,
    jobs: catalog.jobs.filter(holds).length,
  });
  return [
    ...catalog.categories.flatMap(({ name, label, pause }) =>
      pause ? [thing(escapeText(label), pause, (job) => job.category?.name === name)] : [],
    ),
    ...catalog.windows.flatMap(({ name, label, pause }) =>
      pause ? [thing(escapeText(label), pause, (job) => job.window?.name === name)] : [],
    ),
    ...ownPauses(catalog.jobs).map(([{ source }, pause]) =>
      thing(code(source), pause, (job) => job.source === source),
    ),
    ...catalog.targets.flatMap(({ id, pause }) => {
      const label = targets.find((target) => target.id === id)?.label ?? id;
      return pause ? [thing(escapeText(label), pause, (job) => job.targets.includes(id))] : [];
    }),
  ];
}

/** What is held, by whom and until when; who wants to know why a job did not run looks here. */
export function pausedSection(context: PageContext): string {
  const { pauses, numbers } = context.phrases;
  const things = pausedThings(context);
  if (things.length === 0) return `## ${pauses.heading}\n\n${pauses.nothing}`;
  const rows = things.map(({ name, pause, jobs }) => [
    name,
    whole(jobs, numbers),
    escapeText(pause.reason ?? '—'),
    escapeText(pause.by ?? '—'),
    escapeText(pause.until ? dateText(pause.until, numbers) : '—'),
  ]);
  const aligns = ['text', 'number', 'text', 'text', 'text'] as const;
  return [`## ${pauses.heading}`, '', table(pauses.columns, aligns, rows), '', pauses.resume].join(
    '\n',
  );
}
