import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document, ScheduleSource } from '../source/types.ts';
import type { Expansion } from './expand.ts';

/** As long as a name of one part may be: a DNS label (RFC 1035). */
const longestName = 63;
/** Selects every job, in each command and in JOBS_PAUSED. */
const selectorOfAll = 'all';

/** Names that cannot be told apart or are too long, after expansion. */
export function checkNames(expansions: readonly Expansion[]): readonly Diagnostic[] {
  return [...clashes(expansions), ...tooLong(expansions)];
}

function clashes(expansions: readonly Expansion[]): readonly Diagnostic[] {
  const first = new Map<string, Expansion>();
  return expansions.flatMap((expansion) => {
    const other = first.get(expansion.name);
    if (!other) first.set(expansion.name, expansion);
    return other ? [clash(expansion, other)] : [];
  });
}

function clash(expansion: Expansion, other: Expansion): Diagnostic {
  const { name, source, namedAt } = expansion;
  return diagnostic('CW307', `two jobs are called "${name}"`, {
    span: namedAt,
    label: name === source ? 'this job' : `"${source}" with this name becomes "${name}"`,
    related: [{ span: other.namedAt, message: 'the other one is here', excerpt: other.source }],
    help: 'rename one of them',
  });
}

/** One for each job of the file: its longest. */
function tooLong(expansions: readonly Expansion[]): readonly Diagnostic[] {
  const longest = new Map<string, Expansion>();
  for (const expansion of expansions) {
    const known = longest.get(expansion.source)?.name.length ?? 0;
    if (expansion.name.length > known) longest.set(expansion.source, expansion);
  }
  return [...longest.values()]
    .filter(({ name, source }) => name !== source && name.length > longestName)
    .map(({ name, namedAt }) =>
      diagnostic('CW308', `"${name}" is too long for a job's name`, {
        span: namedAt,
        label: `makes a name of ${name.length} characters; ${longestName} are allowed`,
        help: `shorten the job's name or this one by ${name.length - longestName}`,
      }),
    );
}

/** Names of jobs that mean something else. */
export function checkReserved({ data, places }: Document<ScheduleSource>): readonly Diagnostic[] {
  if (!Object.hasOwn(data.jobs, selectorOfAll)) return [];
  return [
    diagnostic('CW311', `no job can be called "${selectorOfAll}"`, {
      span: places.keySpanOf(['jobs', selectorOfAll]),
      label: 'this word selects every job, e.g. in JOBS_PAUSED',
      help: 'give the job another name',
    }),
  ];
}
