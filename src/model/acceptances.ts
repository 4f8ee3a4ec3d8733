import type { AcceptanceSource, Document, Path, ScheduleSource } from '../source/types.ts';
import type { Acceptance } from './types.ts';

/** An acceptance as written, where it is written and what it stands on. */
interface Written {
  readonly scope: Acceptance['scope'];
  readonly path: Path;
  readonly source: AcceptanceSource;
}

/** Every acceptance of the document: the file's, then those of categories and of jobs. */
export function acceptancesIn({ data }: Document<ScheduleSource>): readonly Written[] {
  const on = (
    scope: Acceptance['scope'],
    path: Path,
    { accept = [] }: { readonly accept?: readonly AcceptanceSource[] },
  ) => accept.map((source, index) => ({ scope, path: [...path, 'accept', index], source }));
  return [
    ...on({ kind: 'file' }, [], data),
    ...Object.entries(data.categories ?? {}).flatMap(([name, category]) =>
      on({ kind: 'category', name }, ['categories', name], category),
    ),
    ...Object.entries(data.jobs).flatMap(([name, job]) =>
      on({ kind: 'job', name }, ['jobs', name], job),
    ),
  ];
}

export function acceptancesOf(document: Document<ScheduleSource>): readonly Acceptance[] {
  const { places } = document;
  return acceptancesIn(document).map(({ scope, path, source }) => ({
    ...source,
    scope,
    at: places.spanOf([...path, 'code']),
    untilAt: places.spanOf([...path, source.until === undefined ? 'code' : 'until']),
  }));
}
