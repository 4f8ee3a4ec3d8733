/** The library's public face: the compiler as a function, and the types it speaks in. */
export { type Compilation, type CompileRequest, compile, type Output } from './compile.ts';
export type { Diagnostic, RelatedPlace, Severity } from './diagnostics/diagnostic.ts';
export type { SourceFile, Span } from './diagnostics/source-file.ts';
export type { NumberSet } from './ir/number-set.ts';
export { occurrences } from './ir/occurrences.ts';
export type { DayRule, DstRule, Schedule, Schedules } from './ir/types.ts';
export type { Acceptance, Catalog, Category, Job, Pause, Trigger, Window } from './model/types.ts';
export type { Difference, Horizon, JobProof, TargetProof, Verdict } from './proof/types.ts';
export type { Artifact } from './targets/types.ts';
