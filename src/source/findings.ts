import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/source-file.ts';

/**
 * Collects what the checks say. One mistake gives one diagnostic: what is said about a value that an
 * earlier check refused, or about a key, is dropped.
 */
export interface Findings {
  /** A value, or something below it, is wrong. */
  readonly refuseValue: (path: string, found: Diagnostic) => void;
  readonly isRefused: (path: string) => boolean;
  readonly add: (found: Diagnostic) => void;
  /** By place, each once: an aliased value is reached by several paths. */
  readonly all: () => readonly Diagnostic[];
}

export function collectFindings(first: readonly Diagnostic[], doubtful: readonly Span[]): Findings {
  const found = [...first];
  const isInside = insideAny(doubtful);
  const refused = new Set<string>();
  const add = (one: Diagnostic): void => {
    if (one.span === undefined || !isInside(one.span)) found.push(one);
  };
  return {
    add,
    isRefused: (path) => refused.has(path),
    refuseValue: (path, one) => {
      if (refused.has(path)) return;
      refused.add(path);
      add(one);
    },
    all: () => onceEach(found).sort(byPlace),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}

function onceEach(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(
    found.map((one) => [`${one.code} ${one.span?.start} ${one.span?.end} ${one.message}`, one]),
  );
  return [...seen.values()];
}

/** Whether a span lies inside one of many, by the last that begins no later. */
function insideAny(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const last = sorted[low - 1];
    return last !== undefined && end <= last.end;
  };
}
