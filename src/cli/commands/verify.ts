import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { jsonDiagnostic } from '../../diagnostics/render-json.ts';
import type { Catalog } from '../../model/types.ts';
import { disagreementWarnings } from '../../proof/findings.ts';
import { horizonFrom } from '../../proof/horizon.ts';
import { secondOpinion } from '../../proof/second-opinion.ts';
import type { TargetProof } from '../../proof/types.ts';
import { tallyOf } from '../../report/facts/proof-facts.ts';
import { markdownProof, type ProofReport } from '../../report/proof-report.ts';
import { sayFindings, talkFindings } from '../findings.ts';
import type { FindingsFormat } from '../format.ts';
import { outJson } from '../json.ts';
import { loadAndCompile } from '../load.ts';
import { jsonProof } from '../proof-json.ts';
import { prettyProof } from '../proof-pretty.ts';
import { statusOf } from '../status-of.ts';
import { checkTargets } from '../targets-option.ts';
import { type Status, status, type Terminal } from '../terminal.ts';

export interface VerifyOptions {
  readonly source: string;
  /** Ids; none means all. */
  readonly targets: readonly string[];
  /** Whether of many alike differences only the first is told. */
  readonly dates: 'first' | 'all';
  /** Version of the time zone database that Intl has. */
  readonly tz: string;
  readonly format: FindingsFormat | 'markdown';
}

function say(
  report: ProofReport,
  findings: readonly Diagnostic[],
  { source, format }: VerifyOptions,
  terminal: Terminal,
): void {
  switch (format) {
    case 'json':
      outJson(terminal, { diagnostics: findings.map(jsonDiagnostic), ...jsonProof(report) });
      return;
    case 'markdown':
      talkFindings(findings, terminal);
      terminal.out(markdownProof(report));
      return;
    case 'pretty':
      talkFindings(findings, terminal);
      terminal.out(prettyProof(report, terminal));
      return;
    case 'github':
    case 'sarif':
      sayFindings(findings, { source, format }, terminal);
  }
}

/** What is said where there is no catalog to prove anything of. */
function sayErrors(
  errors: readonly Diagnostic[],
  { source, format }: VerifyOptions,
  terminal: Terminal,
): void {
  if (format === 'json') outJson(terminal, { diagnostics: errors.map(jsonDiagnostic) });
  else sayFindings(errors, { source, format: format === 'markdown' ? 'pretty' : format }, terminal);
}

async function reportOf(
  { targets, tz, dates }: VerifyOptions,
  catalog: Catalog,
  proofs: readonly TargetProof[],
): Promise<ProofReport> {
  const isChosen = (id: string) => targets.length === 0 || targets.includes(id);
  const chosen = catalog.targets.map(({ id }) => id).filter(isChosen);
  const horizon = horizonFrom(catalog.anchor);
  const jobs = catalog.jobs.filter((job) => job.targets.some(isChosen));
  return {
    sourcePath: catalog.sourcePath,
    locale: catalog.locale,
    horizon,
    tz,
    dates,
    proofs: proofs.filter(({ target }) => isChosen(target)),
    unproved: chosen.filter((id) => !proofs.some(({ target }) => target === id)),
    opinion: await secondOpinion(jobs, horizon),
  };
}

/** `cronwright verify`: every proof of a source, and what another program makes of its expressions. */
export async function verify(options: VerifyOptions, terminal: Terminal): Promise<Status> {
  const { catalog, proofs, diagnostics } = loadAndCompile(options.source, terminal);
  const configured = catalog?.targets.map(({ id }) => id);
  checkTargets(options.targets, configured);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!catalog) {
    sayErrors(errors, options, terminal);
    return statusOf(errors);
  }
  const report = await reportOf(options, catalog, proofs);
  const findings = [...errors, ...disagreementWarnings(report.opinion, catalog.jobs)];
  say(report, findings, options, terminal);
  const { bad, faults } = tallyOf(report.proofs);
  const found = statusOf(errors);
  return found === status.clean && bad + faults > 0 ? status.findings : found;
}
