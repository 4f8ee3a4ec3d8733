import { compileProducts } from '../../../src/compile-products.ts';
import { withHeader } from '../../../src/emit/header.ts';
import { horizonFrom } from '../../../src/proof/horizon.ts';
import { catalogOf } from '../../model/source.ts';

/** The rule file of a source, as it stands on the disk. */
export function rulesOf(source: string): string {
  const catalog = catalogOf(source);
  const { outputs } = compileProducts({
    catalog,
    folders: [],
    horizon: horizonFrom(catalog.anchor),
    alertsAt: { file: { path: catalog.sourcePath, text: source }, start: 0, end: 0 },
  });
  const [artifact] = outputs.find(({ of }) => of === 'monitoring')?.artifacts ?? [];
  if (!artifact) throw new Error('no rules');
  return withHeader(artifact, catalog.sourcePath);
}

/** A source with alerts; jobs run in Kubernetes where they don't say otherwise. */
export function watched(jobs: string, locale = 'en'): string {
  return `version: 1
timezone: America/Sao_Paulo
locale: ${locale}
defaults: { targets: [kubernetes] }
targets: { kubernetes: { namespace: jobs }, crontab: { user: jobs } }
alerts: prometheus
categories:
  sales: { label: Sales }
jobs:
${jobs.trim().replace(/^/gm, '  ')}
`;
}
