import type { Rows } from './job-rows.ts';

/** Rows one below the other, from y on; each part is told where it begins. */
export function stacked(y: number, parts: readonly ((y: number) => Rows)[]): Rows {
  return parts.reduce<Rows>(
    ({ height, rows }, part) => {
      const next = part(y + height);
      return { height: height + next.height, rows: [...rows, ...next.rows] };
    },
    { height: 0, rows: [] },
  );
}
