import { displayable } from '../../diagnostics/displayable.ts';
import { jsonDiagnostic } from '../../diagnostics/render-json.ts';
import type { Accepted, Engine, EngineRequest, UnknownSpan } from '../../engines/base/types.ts';
import { type EngineId, engines } from '../../engines/registry.ts';
import type { InstantMinute } from '../../ir/types.ts';
import { notTaken } from '../engine-refusal.ts';
import { talkFindings } from '../findings.ts';
import type { BasicFormat } from '../format.ts';
import { civilText, instantText } from '../instant.ts';
import { outJson } from '../json.ts';
import { expectZone } from '../named.ts';
import {
  endKeys,
  type RangeOptions,
  rangeOf,
  type StartRange,
  searchedUntil,
  startsIn,
  talkEnd,
} from '../start-range.ts';
import { columns } from '../table.ts';
import { type Status, status, type Terminal } from '../terminal.ts';

export interface EngineOptions extends RangeOptions {
  readonly as: EngineId;
  readonly expr: string;
  /** The zone of the entry; of the host where `hostTz` names none and its entries usually name none. */
  readonly tz: string | undefined;
  readonly hostTz: string | undefined;
  readonly format: BasicFormat;
}

const defaultZone = 'Etc/UTC';

/** @throws UsageError for a host in a zone that is not in the IANA list. */
function requestOf({ usualZone }: Engine, { expr, tz, hostTz }: EngineOptions): EngineRequest {
  const isHosts = hostTz === undefined && usualZone === 'host';
  const hostZone = (isHosts ? tz : hostTz) ?? defaultZone;
  expectZone(hostZone);
  return { expression: expr, hostZone, ...(tz !== undefined && !isHosts && { zone: tz }) };
}

/** What an engine does in a range: its starts, and the spans of which nobody can say. */
interface Answer {
  readonly request: EngineRequest;
  readonly entry: Accepted;
  readonly range: StartRange;
  readonly starts: readonly InstantMinute[];
  readonly unknown: readonly UnknownSpan[];
}

function answerOf(request: EngineRequest, entry: Accepted, range: StartRange): Answer {
  const starts = startsIn(range, (from, until) => entry.starts(from, until));
  return {
    request,
    entry,
    range,
    starts,
    unknown: entry.unknown(range.from, searchedUntil(range, starts)),
  };
}

function outAnswer({ as }: EngineOptions, answer: Answer, terminal: Terminal): void {
  const { request, entry, range, starts, unknown } = answer;
  const isDocumented = entry.law(range.from, searchedUntil(range, starts)).kind === 'documented';
  const spans = unknown.map(({ from, until, why }) => ({
    from: instantText(from),
    until: instantText(until),
    why,
  }));
  outJson(terminal, {
    engine: as,
    zone: entry.zone,
    hostZone: request.hostZone,
    occurrences: starts.map(instantText),
    notes: entry.notes,
    ...(isDocumented || spans.length > 0 ? { unknown: spans } : {}),
    ...endKeys(range, starts),
  });
}

function say({ entry, range, starts, unknown }: Answer, terminal: Terminal): void {
  for (const note of entry.notes) terminal.talk(`note: ${displayable(note)}\n`);
  const rows = [
    ...starts.map((at) => ({ at, words: '' })),
    ...unknown.map(({ from, until, why }) => ({
      at: from,
      words: `unknown until ${instantText(until)}: ${why}`,
    })),
  ].sort((a, b) => a.at - b.at);
  const shown = rows.map(({ at, words }) => [civilText(entry.zone, at), instantText(at), words]);
  if (shown.length > 0) terminal.out(`${columns(shown)}\n`);
  // "No start" would be too much to say beside a span in which there may be one.
  if (starts.length > 0 || unknown.length === 0) talkEnd(range, starts, terminal);
}

/** `cronwright next --as`: when a real scheduler starts an expression, by its own rules. */
export function nextOnEngine(options: EngineOptions, terminal: Terminal): Status {
  const engine = engines[options.as];
  const request = requestOf(engine, options);
  const reading = engine.read(request);
  if (reading.kind !== 'accepted') {
    const diagnostics = [notTaken(options.as, request, reading)];
    if (options.format === 'json') {
      outJson(terminal, { engine: options.as, diagnostics: diagnostics.map(jsonDiagnostic) });
    }
    talkFindings(diagnostics, terminal);
    return status.findings;
  }
  const answer = answerOf(request, reading, rangeOf(options, reading.zone, terminal));
  if (options.format === 'json') outAnswer(options, answer, terminal);
  else say(answer, terminal);
  return status.clean;
}
