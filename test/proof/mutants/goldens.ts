import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderTarget } from '../../../src/compile-target.ts';
import { unwatched } from '../../../src/diagnostics/report.ts';
import { withHeader } from '../../../src/emit/header.ts';
import { buildCatalog } from '../../../src/model/build-catalog.ts';
import { horizonFrom } from '../../../src/proof/horizon.ts';
import { judgeOver } from '../../../src/proof/judge.ts';
import { proveTarget } from '../../../src/proof/prove-target.ts';
import { isGood, type TargetProof } from '../../../src/proof/types.ts';
import { readBaseline, readSchedule } from '../../../src/source/read-schedule.ts';
import type { BaselineSource, Document } from '../../../src/source/types.ts';
import { targetRegistry } from '../../../src/targets/registry.ts';
import type { EngineHost, ReadBack, WrittenFile } from '../../../src/targets/types.ts';

/** The files of one target of one catalog, and the proof of whatever is made of them. */
export interface Golden {
  readonly name: string;
  readonly target: string;
  readonly files: readonly WrittenFile[];
  readonly host: EngineHost;
  readonly read: (files: readonly WrittenFile[]) => ReadBack;
  readonly prove: (files: readonly WrittenFile[]) => TargetProof;
}

const runner = readFileSync(
  fileURLToPath(new URL('../../../src/products/run-job/run-job.sh', import.meta.url)),
  'utf8',
);

/** Every target's files of a source. @throws Error when anything in it is refused. */
export function goldensOf(name: string, text: string, baseline?: string): readonly Golden[] {
  const { document, diagnostics } = readSchedule({ path: 'schedules/jobs.yaml', text });
  if (!document) throw new Error(diagnostics[0]?.message);
  const ids = targetRegistry.map(({ id }) => id);
  const before = baseline === undefined ? undefined : baselineIn(baseline);
  const { catalog, diagnostics: found } = buildCatalog(document, before, ids);
  if (!catalog) throw new Error(found[0]?.message);
  const horizon = horizonFrom(catalog.anchor);
  const judge = judgeOver(horizon);
  const workshop = { catalog, runner, judge, horizon, report: unwatched };
  return catalog.targets.map((configured) => {
    const rendered = renderTarget(configured, workshop);
    if (rendered.kind === 'refused') throw new Error(rendered.diagnostics[0]?.message);
    const { target, plan, artifacts } = rendered;
    return {
      name: `${name}, ${target.id}`,
      target: target.id,
      host: target.engine(plan.settings),
      read: (files) => target.read({ files, runner }),
      files: artifacts.map((artifact) => ({
        path: artifact.path,
        text: withHeader(artifact, catalog.sourcePath),
      })),
      prove: (files) =>
        proveTarget({
          target,
          plan,
          files,
          judge,
          horizon,
          permitsOf: () => [],
          report: unwatched,
        }),
    };
  });
}

function baselineIn(text: string): Document<BaselineSource> {
  const { document, diagnostics } = readBaseline({ path: 'schedules/baseline.yaml', text });
  if (!document) throw new Error(diagnostics[0]?.message);
  return document;
}

/** Whether a proof lets the files be written. */
export function passes({ jobs, faults }: TargetProof): boolean {
  return faults.length === 0 && jobs.every(({ verdict }) => isGood(verdict));
}

const fixture = (path: string) =>
  readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

export const goldens: readonly Golden[] = [
  ...goldensOf(
    'the real schedule',
    fixture('../../../schedules/jobs.yaml'),
    fixture('../../../schedules/baseline.yaml'),
  ),
  ...goldensOf('New York', fixture('new-york.yaml')),
  ...goldensOf('cronie with two zones', fixture('cronie.yaml')),
  ...goldensOf('BusyBox', fixture('busybox.yaml')),
];
