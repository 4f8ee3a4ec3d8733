import { checkPolicies } from './analysis/policies/registry.ts';
import type { PolicyOutcome } from './analysis/policies/types.ts';
import { analyse } from './analysis/registry.ts';
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import type { SourceFile } from './diagnostics/source-file.ts';
import type { InstantMinute } from './ir/types.ts';
import { buildCatalog } from './model/build-catalog.ts';
import { tooLittleToParse, tooManyJobs } from './model/size.ts';
import type { Catalog } from './model/types.ts';
import { readBaseline, readSchedule } from './source/read-schedule.ts';
import { entriesIn } from './source/read-text.ts';
import type { BaselineSource, Document, ScheduleSource } from './source/types.ts';
import { staggerJobs } from './stagger/stagger.ts';
import { targetRegistry } from './targets/registry.ts';

export interface SourceRequest {
  readonly source: SourceFile;
  /**
   * Fetches a file by its path relative to the source: the baseline it names, or its lock. One that
   * is not there is CW001.
   */
  readonly read: (path: string) => SourceFile | Diagnostic;
  /** Only tells which acceptances and pauses are over: no byte of an artifact depends on it. */
  readonly now?: InstantMinute;
  /** Bytes that may be held; not given: as many as it takes. */
  readonly memory?: number;
}

/** A source as it was understood. */
export interface SourceReading {
  /** What is wrong with its text, its shape, its names and its lock; acceptances not yet heard. */
  readonly found: readonly Diagnostic[];
  readonly document?: Document<ScheduleSource>;
  /** Absent where something that was found is an error. */
  readonly catalog?: Catalog;
  /** How each policy of the catalog fares. */
  readonly outcomes: readonly PolicyOutcome[];
  /** What there is to say about a correct catalog, broken policies included; not yet heard either. */
  readonly opinions: readonly Diagnostic[];
}

/** The first half of the compiler: what the source means, and all that it says by itself. */
export function readSource(request: SourceRequest): SourceReading {
  const { source, memory = Number.POSITIVE_INFINITY } = request;
  const entries = entriesIn(source.text);
  const short = tooLittleToParse(source.path, entries, memory);
  if (short) return { found: [short], outcomes: [], opinions: [] };
  // What belongs to it is parsed beside it.
  const read: SourceRequest['read'] = (path) => {
    const file = request.read(path);
    if ('code' in file) return file;
    return tooLittleToParse(file.path, entries + entriesIn(file.text), memory) ?? file;
  };
  const { diagnostics: shape, document } = readSchedule(source);
  if (!document) return { found: shape, outcomes: [], opinions: [] };

  const baseline = readNamedBaseline(document, read);
  const ids = targetRegistry.map(({ id }) => id);
  const built = buildCatalog(document, baseline.document, ids);
  const tooMany = built.catalog && tooManyJobs(built.catalog, document.places.spanOf(['jobs']));
  if (tooMany) return { found: [...shape, tooMany], document, outcomes: [], opinions: [] };
  const staggered = built.catalog && staggerJobs(built.catalog, read);
  const ofLock = staggered?.diagnostics ?? [];
  const found = [...shape, ...baseline.diagnostics, ...built.diagnostics, ...ofLock];
  // Without the baseline it names, a file can't be judged: all its starts would look new.
  const catalog = hasErrors(found) ? undefined : staggered?.catalog;
  if (!catalog) return { found, document, outcomes: [], opinions: [] };

  const outcomes = checkPolicies(catalog);
  const opinions = [
    ...analyse(catalog, targetRegistry, request.now),
    ...outcomes.flatMap(({ findings }) => findings),
  ];
  return { found, document, catalog, outcomes, opinions };
}

function readNamedBaseline(
  { data, places }: Document<ScheduleSource>,
  read: SourceRequest['read'],
): { diagnostics: readonly Diagnostic[]; document?: Document<BaselineSource> } {
  if (data.baseline === undefined) return { diagnostics: [] };
  const file = read(data.baseline);
  if (!('code' in file)) return readBaseline(file);
  return { diagnostics: [{ ...file, span: file.span ?? places.spanOf(['baseline']) }] };
}
