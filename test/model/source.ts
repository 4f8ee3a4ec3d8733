import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { positionAt } from '../../src/diagnostics/source-file.ts';
import { buildCatalog, type CatalogResult } from '../../src/model/build-catalog.ts';
import type { Catalog } from '../../src/model/types.ts';
import { readBaseline, readSchedule } from '../../src/source/read-schedule.ts';

export const targetIds = ['crontab', 'kubernetes', 'github-actions'];

/** A file around the jobs, for tests that are about something else. */
export function fileWith(parts: { readonly jobs: string; readonly top?: string }): string {
  return `version: 1
timezone: America/Sao_Paulo
defaults: { targets: [crontab] }
targets: { crontab: { user: jobs } }
${parts.top ?? ''}
jobs:
${parts.jobs.replace(/^/gm, '  ')}
`;
}

/** Text to catalog, or to what was wrong with it in the model. Shape mistakes fail the test. */
export function build(text: string, baselineText?: string): CatalogResult {
  const main = readSchedule({ path: 'jobs.yaml', text });
  if (!main.document)
    throw new Error(JSON.stringify(main.diagnostics.map(({ message }) => message)));
  const before =
    baselineText === undefined
      ? undefined
      : readBaseline({ path: 'baseline.yaml', text: baselineText });
  if (before && !before.document) throw new Error(JSON.stringify(before.diagnostics));
  return buildCatalog(main.document, before?.document, targetIds);
}

/** The catalog of a file that has no errors. */
export function catalogOf(text: string, baselineText?: string): Catalog {
  const { catalog, diagnostics } = build(text, baselineText);
  if (!catalog) throw new Error(diagnostics.map(summary).join('\n'));
  return catalog;
}

/** `CW301 jobs.yaml:12:22 there is no window "tardes"` */
export function summary({ code, span, message }: Diagnostic): string {
  const at = span && positionAt(span.file.text, span.start);
  return `${code} ${span?.file.path}:${at?.line}:${at?.column} ${message}`;
}

/** A file of the repository, by its path from the root. */
export function repositoryFile(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
}
