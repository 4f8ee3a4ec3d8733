import { parseCron } from '../cron/parse.ts';
import { printCron } from '../cron/print.ts';
import type { CronFields } from '../cron/types.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Cells, EngineRequest, Refused, Unmodelled } from '../engines/base/types.ts';
import { type EngineId, engines } from '../engines/registry.ts';
import { sameSet } from '../ir/number-set.ts';
import { sameDays } from '../ir/schedule.ts';

/** An entry that the engine does not take, or whose starts nobody can foretell: why, and what works. */
export function notTaken(
  id: EngineId,
  request: EngineRequest,
  reading: Refused | Unmodelled,
): Diagnostic {
  const rewrite = rewriteFor(id, request);
  const help = rewrite === undefined ? {} : { help: `write   "${rewrite}"` };
  switch (reading.kind) {
    case 'refused':
      return diagnostic('CW601', `${id} refuses this entry: ${reading.why}`, {
        ...placeIn(request.expression, reading),
        ...help,
      });
    case 'unmodelled':
      return diagnostic(
        'CW602',
        `nobody can say when ${id} starts this entry: ${reading.why}`,
        help,
      );
  }
}

function placeIn(text: string, { start, end }: Refused) {
  if (start === undefined || end === undefined) return {};
  return { span: { file: { path: '--expr', text }, start, end } };
}

/** Five fields that mean to the engine what the expression, or its own rewrite, means in our language. */
function rewriteFor(id: EngineId, request: EngineRequest): string | undefined {
  const meant = meaningOf(request.expression);
  if (meant === undefined) return undefined;
  const expression = printCron(meant);
  const reading = engines[id].read({ ...request, expression });
  const isRight = reading.kind === 'accepted' && reading.cells && names(reading.cells, meant);
  return isRight ? expression : undefined;
}

function meaningOf(expression: string): CronFields | undefined {
  const result = parseCron(expression);
  if (result.kind === 'fields') return result.fields;
  const mended = parseCron(result.problems[0].rewrite ?? '');
  return mended.kind === 'fields' ? mended.fields : undefined;
}

function names(cells: Cells, fields: CronFields): boolean {
  return (
    sameSet(cells.minutes, fields.minutes) &&
    sameSet(cells.hours, fields.hours) &&
    sameSet(cells.months, fields.months) &&
    sameDays(cells.days, fields.days)
  );
}
