import { renderTarget } from '../../src/compile-target.ts';
import { unwatched } from '../../src/diagnostics/report.ts';
import { engines } from '../../src/engines/registry.ts';
import type { Catalog } from '../../src/model/types.ts';
import { changesOf } from '../../src/proof/cuts.ts';
import { horizonFrom } from '../../src/proof/horizon.ts';
import { judgeOver } from '../../src/proof/judge.ts';
import type { TargetProof } from '../../src/proof/types.ts';

const horizon = horizonFrom('2026-01-05');
/** Shared by all tests of a file: most of their schedules are the same. */
const judge = judgeOver(horizon);

/**
 * The proofs that a catalog of the usual anchor gets, as the choice of its entries sees them: without
 * files that are written and read back, so that tests about words fail for words only.
 * @throws Error when a target refuses a job.
 */
export function chosenProofs(catalog: Catalog): readonly TargetProof[] {
  return catalog.targets.map((configured) => {
    const rendered = renderTarget(configured, {
      catalog,
      runner: '',
      judge,
      horizon,
      report: unwatched,
    });
    if (rendered.kind === 'refused') throw new Error(rendered.diagnostics[0]?.message);
    const { target, plan } = rendered;
    const host = target.engine(plan.settings);
    const zones = [...new Set(plan.jobs.flatMap(({ job }) => job.schedules.map((s) => s.zone)))];
    return {
      target: target.id,
      label: target.label,
      engine: engines[host.engine].label,
      hostZone: host.hostZone,
      horizon,
      zones: zones.map((zone) => ({ zone, changes: changesOf(zone, horizon).length })),
      jobs: plan.jobs.map(({ job, entries }) => ({
        job: job.name,
        verdict: judge({ schedules: job.schedules, entries, host, permits: [] }),
        entries: entries.map(({ expression, zone }) =>
          zone ? `${expression} in ${zone}` : expression,
        ),
      })),
      faults: [],
    };
  });
}
