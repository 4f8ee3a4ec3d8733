import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Job, LogTable } from '../model/types.ts';
import type { SharedSettings } from './configured.ts';
import { lateOptions } from './late-guard.ts';
import type { DueFrom } from './types.ts';

/** What a platform adds to the runner's arguments. */
export interface CallPlace {
  /** The target's id: the runner compares it with JOBS_LIVE_TARGET and logs it. */
  readonly target: string;
  readonly gated: boolean;
  readonly settings: Pick<SharedSettings, 'authHeader' | 'allowHttp'>;
  readonly dueFrom: DueFrom;
  readonly log?: LogTable | undefined;
  /** Where the platform locks, reads its secrets and logs. */
  readonly options: readonly string[];
}

/**
 * The arguments of `run-job` for a job: options, path, then each part of the query as `key=value`
 * (the runner encodes them), so that no `?`, `&` or `%` ever stands in a crontab.
 */
export function callArguments(job: Job, place: CallPlace): readonly string[] {
  const { authHeader, allowHttp } = place.settings;
  return [
    ...['--job', job.name],
    ...(job.category ? ['--category', job.category.name] : []),
    ...(job.window ? ['--window', job.window.name] : []),
    ...['--target', place.target],
    ...['--method', job.method],
    ...['--timeout', String(job.timeoutSeconds)],
    ...lateOptions(job, place.dueFrom),
    ...retryOptions(job),
    ...(place.gated ? ['--gated'] : []),
    ...place.options,
    ...recordOptions(place.log),
    ...['--trigger', 'schedule'],
    ...(authHeader ? ['--auth-header', authHeader] : []),
    ...(allowHttp ? ['--allow-http'] : []),
    job.path,
    ...job.query.map(([key, value]) => `${key}=${value}`),
  ];
}

function retryOptions({ retry }: Job): readonly string[] {
  if (!retry) return [];
  const { attempts, backoffSeconds, onTimeout } = retry;
  return [
    ...['--attempts', String(attempts), '--backoff', String(backoffSeconds)],
    ...(onTimeout === 'retry' ? ['--retry-timeouts'] : []),
  ];
}

/** The runner's options that turn on the record; where the table lies, the platform's variables say. */
export function recordOptions(log: LogTable | undefined): readonly string[] {
  return log ? ['--record', log.columns, '--record-end', log.end] : [];
}

/** Text that a platform can't hand to the runner as it is, and why. */
export interface Uncarried {
  readonly pattern: RegExp;
  readonly why: string;
}

const everywhere: readonly Uncarried[] = [
  { pattern: /\p{Cc}/u, why: 'control characters and line ends are not part of a call' },
];

/** What of a job's query can't travel to the runner on this platform: one problem a pair. */
export function queryProblems(
  job: Job,
  label: string,
  uncarried: readonly Uncarried[],
): readonly Diagnostic[] {
  return job.query.flatMap(([key, value]) => {
    const fault = pairFault(key, value, [...uncarried, ...everywhere]);
    if (!fault) return [];
    return [
      diagnostic('CW404', `${label} can't carry the query of "${job.name}"`, {
        span: job.places.endpoint,
        label: fault.found,
        help: `${fault.why}: leave it out, or let the service take the value in another form`,
      }),
    ];
  });
}

interface Fault {
  readonly found: string;
  readonly why: string;
}

function pairFault(key: string, value: string, uncarried: readonly Uncarried[]): Fault | undefined {
  const parted = 'a query travels as key=value, parted at the first =';
  if (key === '') return { found: 'a part of it has no key', why: parted };
  if (key.includes('=')) return { found: `the key "${shown(key)}" holds "="`, why: parted };
  for (const { pattern, why } of uncarried) {
    const found = pattern.exec(key + value)?.[0];
    if (found !== undefined) {
      return { found: `the part "${shown(key)}" holds "${shown(found)}"`, why };
    }
  }
  return undefined;
}

/** Characters that can't be printed, as their code points. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
