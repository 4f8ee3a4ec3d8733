import { compile } from '../../src/compile.ts';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { reviewSources, type SourceSide } from '../../src/review/review-sources.ts';
import type { Review } from '../../src/review/types.ts';
import { realBaseline } from '../report/read-catalog.ts';

/**
 * A source compiled as `diff` compiles it. The runner's text is no part of a review.
 * @throws Error naming the diagnostics when there is no catalog.
 */
export function sideOf(text: string, label: string, baseline = realBaseline): SourceSide {
  const result = compile({
    source: { path: 'schedules/jobs.yaml', text },
    read: (path) =>
      path === 'baseline.yaml'
        ? { path: 'schedules/baseline.yaml', text: baseline }
        : diagnostic('CW001', `can't open ${path}`),
    runner: '#!/bin/sh\n',
    keep: 'document',
  });
  const { catalog, document, diagnostics, proofs } = result;
  if (catalog && document) return { label, catalog, document, diagnostics, proofs };
  throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
}

export function reviewOf(before: string, after: string): Review {
  return reviewSources(sideOf(before, 'main'), sideOf(after, 'this version'));
}

/** A source in one zone with jobs on a crontab, each a line `name: text`. */
export function sourceOf(jobs: string, more = '', zone = 'Etc/UTC'): string {
  const lines = jobs.trim().split('\n');
  const all = lines.map((line) => {
    const [, name, rest] = /^\s*(\w+): (.*)$/.exec(line) ?? [];
    return `  ${name}: { endpoint: /jobs/x, ${rest} }`;
  });
  return [
    'version: 1',
    `timezone: ${zone}`,
    ...(more === '' ? [] : [more.trimEnd()]),
    'defaults: { targets: [crontab] }',
    'jobs:',
    ...all,
    'targets:',
    `  crontab: { user: jobs, host_timezone: ${zone} }`,
    '',
  ].join('\n');
}
