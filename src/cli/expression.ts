import { parseCron } from '../cron/parse.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { makeSchedule } from '../ir/schedule.ts';
import type { Schedule } from '../ir/types.ts';
import { expectZone } from './named.ts';

/**
 * A cron text from the command line as a schedule; faults are shown inside the text itself.
 * @throws UsageError for a zone that is not in the IANA list.
 */
export function readExpression(
  expr: string,
  zone: string,
): { readonly schedule?: Schedule; readonly diagnostics: readonly Diagnostic[] } {
  expectZone(zone);
  const file: SourceFile = { path: '--expr', text: expr };
  const result = parseCron(expr);
  const problems = result.kind === 'refused' ? result.problems : result.findings;
  const diagnostics = problems.map(({ code, message, start, end, label, rewrite, help }) =>
    diagnostic(code, message, {
      span: { file, start, end },
      ...(label === undefined ? {} : { label }),
      ...(rewrite === undefined
        ? help === undefined
          ? {}
          : { help }
        : { help: `write   "${rewrite}"` }),
    }),
  );
  if (result.kind === 'refused') return { diagnostics };
  return { schedule: makeSchedule(result.fields, zone), diagnostics };
}
