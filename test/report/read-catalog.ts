import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SourceFile } from '../../src/diagnostics/source-file.ts';
import { buildCatalog } from '../../src/model/build-catalog.ts';
import type { Catalog } from '../../src/model/types.ts';
import type { BaselineSource, Document, ScheduleSource } from '../../src/source/types.ts';
import { targetRegistry } from '../../src/targets/registry.ts';

/**
 * A catalog from YAML that is known to be good: the plain YAML library and no places, so that the
 * page's tests fail for the page's faults only.
 */
function documentOf<Data>(path: string, text: string): Document<Data> {
  const file: SourceFile = { path, text };
  const start = { file, start: 0, end: 0 };
  const places = {
    file,
    spanOf: () => start,
    keySpanOf: () => start,
    spanInside: () => start,
  };
  return { data: parse(text), places };
}

/** @throws Error naming the diagnostics when the source does not hold. */
export function catalogOf(source: string, baseline?: string): Catalog {
  const built = buildCatalog(
    documentOf<ScheduleSource>('schedules/jobs.yaml', source),
    baseline === undefined
      ? undefined
      : documentOf<BaselineSource>('schedules/baseline.yaml', baseline),
    targetRegistry.map(({ id }) => id),
  );
  if (built.catalog) return built.catalog;
  throw new Error(built.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
}

function textOf(name: string): string {
  return readFileSync(new URL(`../../schedules/${name}`, import.meta.url), 'utf8');
}

/** The committed schedule and its baseline. */
export const realSource = textOf('jobs.yaml');
export const realBaseline = textOf('baseline.yaml');
