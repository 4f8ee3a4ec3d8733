import { type Accepted, acceptedIn, applyAcceptances } from './acceptance/apply.ts';
import type { Code } from './diagnostics/catalogue/index.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { sortedByPlace } from './diagnostics/order.ts';
import type { Acceptance, Catalog } from './model/types.ts';
import { readSource, type SourceRequest } from './read-source.ts';
import { graceProblems } from './targets/late-guard.ts';
import { targetRegistry } from './targets/registry.ts';

/** All that a source says by itself, without its targets' files and their proof. */
export interface Lint {
  /** Whatever its severity, by place; then what is to be said of acceptances. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the author lets pass, by place. */
  readonly accepted: readonly Accepted[];
  /** Acceptances of what only the targets' files show: nobody looked whether they accept anything. */
  readonly unasked: readonly Acceptance[];
  /** Present when the source itself holds. */
  readonly catalog?: Catalog;
}

/** Looks at a source as `compile` does before it turns to the targets. Pure. */
export function lint(request: SourceRequest): Lint {
  const { found, catalog, opinions } = readSource(request);
  if (!catalog) return { diagnostics: found, accepted: [], unasked: [] };
  const said = sortedByPlace([...found, ...opinions, ...graceProblems(catalog, targetRegistry)]);
  const unasked = catalog.acceptances.filter(({ code }) => isOfFiles(code));
  const diagnostics = applyAcceptances(said, catalog, { now: request.now, used: unasked });
  return { diagnostics, accepted: acceptedIn(said, catalog), unasked, catalog };
}

/** Whether only a target (CW4xx), the proof (CW6xx) or the disk (CW9xx) can find it. */
function isOfFiles(code: Code): boolean {
  return /^CW[469]/.test(code);
}
