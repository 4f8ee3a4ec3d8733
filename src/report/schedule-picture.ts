import type { Artifact } from '../targets/types.ts';
import type { PageContext } from './page-context.ts';
import { layOut } from './picture/layout.ts';
import { svgOf } from './picture/svg.ts';

/** The picture's name; it lies beside the page that shows it. */
export const pictureName = 'jobs-schedule.svg';

/**
 * `docs/jobs-schedule.svg`: the day from 00:00 to 24:00 on the file's clock, in the catalog's locale.
 * Pure, and written for diffs, as the page is: a job whose time changes is one line.
 */
export function schedulePicture(context: PageContext): Artifact {
  const { catalog, phrases } = context;
  return {
    path: `docs/${pictureName}`,
    mode: 0o644,
    comment: 'html',
    notice: phrases.notice(catalog.sourcePath, catalog.baseline?.path),
    body: svgOf(layOut(context)),
  };
}
