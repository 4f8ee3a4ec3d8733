import type { Catalog } from '../../model/types.ts';
import { noticeFor } from '../../targets/notice.ts';
import type { Artifact } from '../../targets/types.ts';
import { rulesYaml } from './rules.ts';
import type { WatchedJob } from './watched-job.ts';

/** The folder that is the alerts' own. */
export const monitoringFolder = 'generated/monitoring';

/** Alerts on these jobs, none of which is suspended. */
export function prometheusRules(
  { sourcePath, locale }: Pick<Catalog, 'sourcePath' | 'locale'>,
  jobs: readonly WatchedJob[],
): Artifact {
  return {
    path: `${monitoringFolder}/prometheus-rules.yaml`,
    mode: 0o644,
    comment: 'hash',
    notice: noticeFor(sourcePath),
    body: rulesYaml(jobs, locale),
  };
}
