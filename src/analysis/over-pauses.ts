import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog, Pause } from '../model/types.ts';
import type { Surroundings } from './registry.ts';

/** Pauses whose last day is over. Nothing resumes by itself, so somebody has to. */
export function checkOverPauses(catalog: Catalog, { today }: Surroundings): readonly Diagnostic[] {
  if (today === undefined) return [];
  const over = pausesOf(catalog).filter(({ until }) => until !== undefined && until < today);
  return over.map((pause) => {
    const { level, name, until, reason, at } = pause;
    return diagnostic('CW710', `the pause of ${level} "${name}" was to end on ${until}`, {
      ...(level === 'job' ? { about: { job: name } } : {}),
      span: at,
      label: `still paused${reason === undefined ? '' : `: ${reason}`}`,
      help: 'take it out, or give it a later until',
    });
  });
}

/** Each pause once, however many jobs it holds. */
function pausesOf({ jobs, categories, windows, targets }: Catalog): readonly Pause[] {
  const all = [
    ...jobs.flatMap(({ pauses }) => pauses),
    ...[...categories, ...windows, ...targets].flatMap(({ pause }) => pause ?? []),
  ];
  return [...new Map(all.map((pause) => [`${pause.level} ${pause.name}`, pause])).values()];
}
