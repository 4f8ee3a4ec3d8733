import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { sortedByPlace } from '../diagnostics/order.ts';
import type { BaselineSource, Document, LogSource, ScheduleSource } from '../source/types.ts';
import { acceptancesOf } from './acceptances.ts';
import { buildBaselineJobs, buildJobs } from './build-jobs.ts';
import { configuredTargets, definitionsOf } from './definitions.ts';
import { checkNames, checkReserved } from './expanded-names.ts';
import { defaultAnchor } from './literals.ts';
import { expectationsOf, policiesOf } from './policies.ts';
import { checkPolicyReferences } from './policy-references.ts';
import { checkReferences } from './references.ts';
import { checkStagger } from './stagger.ts';
import { checkTargets } from './target-references.ts';
import type { Catalog, Locale, LogTable } from './types.ts';
import { checkZones } from './zones.ts';

/** A Monday; weeks and examples count from here when the author names no other. */

export interface CatalogResult {
  /** Sorted by place; warnings too. */
  readonly diagnostics: readonly Diagnostic[];
  /** There exactly when no diagnostic is an error. */
  readonly catalog?: Catalog;
}

/**
 * What the author meant: references resolved, triggers expanded and lowered, inheritance applied.
 * All problems of both files are reported at once.
 * @param targetIds the registry's ids, in its order
 */
export function buildCatalog(
  document: Document<ScheduleSource>,
  baseline: Document<BaselineSource> | undefined,
  targetIds: readonly string[],
): CatalogResult {
  const { data, places } = document;
  const definitions = definitionsOf(document);
  const now = buildJobs(document, definitions, targetIds);
  const before = baseline && buildBaselineJobs(baseline, definitions, data);
  const diagnostics = sortedByPlace(
    [
      ...checkReferences(document, baseline),
      ...checkTargets(document, targetIds),
      ...checkZones(document, baseline),
      ...checkReserved(document),
      ...checkStagger(document),
      ...checkPolicyReferences(document, now.expansions),
      ...[now, before].flatMap((built) =>
        built ? [...checkNames(built.expansions), ...built.diagnostics] : [],
      ),
    ],
    baseline ? [places.file, baseline.places.file] : [places.file],
  );
  if (hasErrors(diagnostics)) return { diagnostics };
  const catalog: Catalog = {
    sourcePath: places.file.path,
    zone: data.timezone,
    locale: localeOf(data.locale),
    anchor: data.anchor ?? defaultAnchor,
    windows: [...definitions.windows.values()],
    categories: [...definitions.categories.values()],
    jobs: now.jobs,
    targets: configuredTargets(document, targetIds),
    acceptances: acceptancesOf(document),
    policies: policiesOf(document, definitions),
    expectations: expectationsOf(document),
    ...(data.log && { log: logTable(data.log) }),
    ...(data.alerts && { alerts: data.alerts }),
    ...(baseline && before && { baseline: { path: baseline.places.file.path, jobs: before.jobs } }),
  };
  return { diagnostics, catalog };
}

function logTable({
  schema = 'public',
  table,
  columns = 'full',
  end = 'upsert',
}: LogSource): LogTable {
  return { schema, table, columns, end };
}

function localeOf(written: string | undefined): Locale {
  return written === 'pt-BR' ? 'pt-BR' : 'en';
}
