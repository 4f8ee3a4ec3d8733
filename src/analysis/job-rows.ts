import { placeOf } from '../diagnostics/source-file.ts';
import type { Job } from '../model/types.ts';

/** More jobs than this are counted, not listed. */
const listed = 20;

/** Each job and where its starts are written, as rows of a diagnostic. */
export function jobRows(jobs: readonly Job[]): readonly string[] {
  const shown = jobs.slice(0, listed);
  const left = jobs.length - shown.length;
  const width = Math.max(...shown.map(({ name }) => name.length));
  return [
    ...shown.map(({ name, places }) => `${name.padEnd(width)}   ${placeOf(places.trigger)}`),
    ...(left > 0 ? [`… and ${left} more`] : []),
  ];
}
