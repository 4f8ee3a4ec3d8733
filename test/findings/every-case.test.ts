import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { loadAndCompile } from '../../src/cli/load.ts';
import { repositoryAround } from '../../src/cli/repository.ts';
import { catalogue } from '../../src/diagnostics/catalogue/index.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { githubAnnotation } from '../../src/diagnostics/render-github.ts';
import { prettyDiagnostic } from '../../src/diagnostics/render-pretty.ts';
import { sarifLog } from '../../src/diagnostics/render-sarif.ts';
import { sarifFaults } from './sarif-schema.ts';

/** What every golden case says, in every format: the places must be those that people are shown. */
const root = fileURLToPath(new URL('../diagnostics/', import.meta.url));
const colors = pc.createColors(false);
const now = () => Date.UTC(2026, 0, 5, 12);

const cases = (['err', 'ok'] as const).flatMap((kind) =>
  readdirSync(join(root, kind)).map((name) => `${kind}/${name}`),
);

/** `file:line:column` as a person sees it; undefined for a finding that has no place. */
function shownPlace(diagnostic: Diagnostic): string | undefined {
  const second = prettyDiagnostic(diagnostic, colors).split('\n')[1] ?? '';
  return diagnostic.span ? second.trim() : undefined;
}

/** `file:line:column` of an annotation, as the runner reads it. */
function annotatedPlace(annotation: string): string {
  const [, file, line, col] =
    /^::\w+ file=([^,]*),line=(\d+)(?:,col=(\d+))?/.exec(annotation) ?? [];
  return `${file}:${line}:${col}`;
}

/** The rules are the same in every log: sarif.test.ts has them checked. */
function withoutRules(log: Log): Log {
  return {
    ...log,
    runs: log.runs.map((run) => ({ ...run, tool: { driver: { name: run.tool.driver.name } } })),
  };
}

describe('every golden case', () => {
  it.each(cases)('%s', (name) => {
    const cwd = join(root, name);
    const { diagnostics } = loadAndCompile('jobs.yaml', { cwd, now });
    const repository = repositoryAround('jobs.yaml', { cwd, github: {} });
    const log = sarifLog(diagnostics, repository, '0.0.0');
    expect(sarifFaults(withoutRules(log))).toEqual([]);
    const results = log.runs[0]?.results ?? [];
    expect(results).toHaveLength(diagnostics.length);
    const known = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    expect(new Set(known).size).toBe(known.length);
    for (const [index, diagnostic] of diagnostics.entries()) {
      const annotation = githubAnnotation(diagnostic, repository);
      expect(annotation).not.toMatch(/[\r\n]/);
      const place = shownPlace(diagnostic);
      const { artifactLocation, region } = results[index]?.locations?.[0]?.physicalLocation ?? {};
      if (!place) {
        expect(region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
        continue;
      }
      const wanted = `test/diagnostics/${name}/${place}`;
      expect(annotatedPlace(annotation)).toBe(wanted);
      expect(`${artifactLocation?.uri}:${region?.startLine}:${region?.startColumn}`).toBe(wanted);
    }
  });
});

it('the schema refuses a log that lacks something', () => {
  const log = sarifLog([], { source: 'a', locate: (path) => ({ kind: 'inside', path }) }, '0.0.0');
  expect(sarifFaults({ ...log, version: '2.0.0' })).not.toEqual([]);
  expect(sarifFaults({ ...log, runs: [{ results: [] }] })).toEqual([
    "/runs/0 must have required property 'tool'",
  ]);
});

it('has no explanation that is longer than GitHub shows', () => {
  const long = Object.entries(catalogue).filter(([, { explanation }]) => explanation.length > 1024);
  expect(long).toEqual([]);
});
