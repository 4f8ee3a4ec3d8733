import { compileProducts } from '../../../src/compile-products.ts';
import { withHeader } from '../../../src/emit/header.ts';
import { horizonFrom } from '../../../src/proof/horizon.ts';
import { catalogOf } from '../../model/source.ts';

/** The texts of a source's SQL, as they stand on the disk, by their names. */
export function sqlFiles(source: string): ReadonlyMap<string, string> {
  const catalog = catalogOf(source);
  const { outputs } = compileProducts({
    catalog,
    folders: [],
    horizon: horizonFrom(catalog.anchor),
    alertsAt: { file: { path: catalog.sourcePath, text: source }, start: 0, end: 0 },
  });
  const artifacts = outputs.filter(({ of }) => of === 'sql').flatMap((output) => output.artifacts);
  return new Map(
    artifacts.map((artifact) => [
      artifact.path.replace(/^.*\//, ''),
      withHeader(artifact, catalog.sourcePath),
    ]),
  );
}

/** All four, in the order of their names, as a loop over the folder runs them. */
export function allSql(source: string): readonly string[] {
  return [...sqlFiles(source)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}

/** A source that records its runs, in São Paulo, where the clock has not changed since 2019. */
export function recorded(jobs: string, log = '{ table: job_executions }'): string {
  return `version: 1
timezone: America/Sao_Paulo
defaults: { targets: [crontab] }
targets: { crontab: { user: jobs } }
log: ${log}
categories:
  critical: { label: Critical }
  sales: { label: Sales }
  reports: { label: Reports }
jobs:
${jobs.trim().replace(/^/gm, '  ')}
`;
}
