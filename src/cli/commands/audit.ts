import { Auditor } from '../../audit/auditor.ts';
import type { Audit, Period, PlacedReading } from '../../audit/types.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Catalog } from '../../model/types.ts';
import { happenings } from '../../report/audit/heading.ts';
import { markdownAudit } from '../../report/audit/markdown-audit.ts';
import { isOutside } from '../../report/audit/notes.ts';
import type { AuditReport } from '../../report/audit/saying.ts';
import { en } from '../../report/locales/en.ts';
import { whole } from '../../report/numbers.ts';
import { jsonAudit } from '../audit/audit-json.ts';
import { prettyAudit } from '../audit/audit-pretty.ts';
import { auditedJobs } from '../audit/audited-jobs.ts';
import { readLogs } from '../audit/open-logs.ts';
import { collectingSooner } from '../collecting-sooner.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { parseInstant } from '../instant.ts';
import { outJson } from '../json.ts';
import { loadAndCompile } from '../load.ts';
import { Progress } from '../progress.ts';
import { statusOf } from '../status-of.ts';
import { type Status, status, type Terminal, UsageError } from '../terminal.ts';

export interface AuditOptions {
  readonly source: string;
  /** Files, and `-` for standard input; none means that. */
  readonly logs: readonly string[];
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** Whether starts that are late, doubled or not due fail, too, and a log that says too little. */
  readonly warnings: 'tolerated' | 'strict';
  readonly format: BasicFormat | 'markdown';
}

/** `cronwright audit`: whether every job ran when it should have. */
export async function audit(options: AuditOptions, terminal: Terminal): Promise<Status> {
  const { catalog, diagnostics } = loadAndCompile(options.source, terminal);
  if (!catalog || hasErrors(diagnostics)) talkFindings(diagnostics, terminal);
  if (!catalog) return statusOf(diagnostics);
  const logs = options.logs.length > 0 ? options.logs : ['-'];
  const period = periodOf(options, catalog.zone);
  const auditor = new Auditor(auditedJobs(catalog), period);
  await collectingSooner(() => readAll(readLogs(logs, terminal), auditor, terminal));
  const report = reportOf(auditor.finish(), { catalog, period, logs });
  if (!report.audit.span) {
    talkNoRun(report, terminal);
    return status.usage;
  }
  say(report, options, terminal);
  return statusOf(diagnostics) || statusOfAudit(report, options);
}

/** @throws UsageError for what is no instant, and for a period that is empty */
function periodOf({ from, until }: AuditOptions, zone: string): Period {
  const period = {
    from: from === undefined ? undefined : parseInstant(from, zone, '--from'),
    until: until === undefined ? undefined : parseInstant(until, zone, '--until'),
  };
  if (period.from === undefined || period.until === undefined) return period;
  if (period.until <= period.from) throw new UsageError('--until does not lie behind --from');
  return period;
}

async function readAll(
  readings: AsyncIterable<readonly PlacedReading[]>,
  auditor: Auditor,
  terminal: Terminal,
): Promise<void> {
  const progress = new Progress(terminal);
  let lines = 0;
  try {
    for await (const some of readings) {
      for (const placed of some) auditor.add(placed);
      lines += some.length;
      progress.report(() => `${whole(lines, en.numbers)} lines read`);
    }
  } finally {
    progress.end();
  }
}

function reportOf(
  result: Audit,
  { catalog, ...asked }: { readonly catalog: Catalog } & Pick<AuditReport, 'period' | 'logs'>,
): AuditReport {
  const { sourcePath, zone, locale, categories } = catalog;
  return { audit: result, ...asked, sourcePath, zone, locale, categories };
}

/** A log without a run answers nothing; most often it is another program's. */
function talkNoRun({ audit: { lines, faults }, logs }: AuditReport, terminal: Terminal): void {
  const where = logs.map((name) => (name === '-' ? 'standard input' : name)).join(', ');
  const others = `${whole(lines.other, en.numbers)} of other programs, ${whole(lines.broken, en.numbers)} broken`;
  terminal.talk(`cronwright: there is no line of a run in ${where} (lines: ${others})\n`);
  for (const { file, row, why } of faults) terminal.talk(`  ${file}:${row}  ${why}\n`);
}

function say(report: AuditReport, { format }: AuditOptions, terminal: Terminal): void {
  switch (format) {
    case 'json':
      outJson(terminal, jsonAudit(report));
      return;
    case 'markdown':
      terminal.out(markdownAudit(report));
      return;
    case 'pretty':
      terminal.out(prettyAudit(report, terminal));
  }
}

function statusOfAudit(report: AuditReport, { warnings }: AuditOptions): Status {
  const { missed, late, doubled, stray, strangers } = happenings(report.audit);
  if (missed > 0) return status.findings;
  if (warnings === 'tolerated') return status.clean;
  const { broken, disordered } = report.audit.lines;
  const isSilent = isOutside({ report }) || report.audit.jobs.some(({ span }) => !span);
  const isDoubtful = broken + disordered > 0 || isSilent;
  return late + doubled + stray + strangers > 0 || isDoubtful ? status.findings : status.clean;
}
