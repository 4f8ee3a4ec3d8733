import type { Schedules } from '../ir/types.ts';
import type { Document, JobSource, RetrySource, ScheduleSource } from '../source/types.ts';
import type { Definitions } from './definitions.ts';
import { splitEndpoint } from './endpoint.ts';
import type { Expansion } from './expand.ts';
import { type InForce, inForce, type Level, levelsOf } from './inherit.ts';
import { parseDuration } from './literals.ts';
import { minutesOpen } from './opening.ts';
import { pauseOf } from './pause.ts';
import type { Category, Job, JobPlaces, Method, Overlap, Pause, Trigger } from './types.ts';

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const defaultTimeout = '300s';
const defaultBackoff = '30s';

/** All that one job is made of. */
export interface JobParts {
  readonly document: Document<ScheduleSource>;
  readonly definitions: Definitions;
  readonly targetIds: readonly string[];
  readonly expansion: Expansion;
  readonly schedules: Schedules;
  readonly zone: string;
  readonly source: JobSource;
}

/** The job with every value in force: its own, its category's, the file's or ours. */
export function makeJob(parts: JobParts): Job {
  const { document, definitions, expansion, source, schedules, zone } = parts;
  const levels = levelsOf(document.data, expansion.source, source.category);
  const category = definitions.categories.get(source.category ?? '');
  const { trigger } = expansion;
  const targets = inForce(levels, 'targets');
  const owner = inForce(levels, 'owner')?.value;
  return {
    name: expansion.name,
    source: expansion.source,
    ...(category && { category }),
    ...(trigger.kind === 'window' && { window: trigger.window }),
    trigger,
    schedules,
    zone,
    endpoint: source.endpoint,
    ...splitEndpoint(source.endpoint),
    method: methodOf(inForce(levels, 'method')?.value),
    timeoutSeconds: parseDuration(inForce(levels, 'timeout')?.value ?? defaultTimeout),
    overlap: overlapOf(inForce(levels, 'overlap')?.value),
    ...graceOf(inForce(levels, 'grace')?.value, trigger),
    ...spreadOf(inForce(levels, 'stagger')?.value, trigger),
    ...retryOf(inForce(levels, 'retry')?.value),
    ...(owner !== undefined && { owner }),
    targets: parts.targetIds.filter((id) => targets?.value.includes(id)),
    ...(source.description !== undefined && { description: source.description }),
    ...(source.why !== undefined && { why: source.why }),
    ...(source.duration !== undefined && { durationSeconds: parseDuration(source.duration) }),
    pauses: pausesOf(parts, category),
    places: placesOf(parts, levels, targets),
  };
}

function methodOf(written: string | undefined): Method {
  return methods.find((method) => method === written) ?? 'POST';
}

function overlapOf(written: string | undefined): Overlap {
  return written === 'allow' ? 'allow' : 'forbid';
}

/** A start behind its window's close is never wanted, however patient the job is. */
function graceOf(written: string | undefined, trigger: Trigger): Pick<Job, 'graceSeconds'> {
  if (written === undefined) return {};
  const close = trigger.kind === 'window' ? minutesOpen(trigger.window) * 60 : Infinity;
  return { graceSeconds: Math.min(parseDuration(written), close) };
}

/** Windows open when they open, and a stated time is meant: only schedules are spread. */
function spreadOf(written: string | undefined, trigger: Trigger): Pick<Job, 'spreadMinutes'> {
  if (written === undefined || trigger.kind !== 'schedule') return {};
  return { spreadMinutes: parseDuration(written) / 60 };
}

function retryOf(written: RetrySource | undefined): Pick<Job, 'retry'> {
  if (written === undefined) return {};
  const { attempts, backoff = defaultBackoff, on_timeout } = written;
  const onTimeout = on_timeout ? 'retry' : 'give up';
  return { retry: { attempts, backoffSeconds: parseDuration(backoff), onTimeout } };
}

/** From the job outwards. */
function pausesOf(parts: JobParts, category: Category | undefined): readonly Pause[] {
  const { document, expansion, source } = parts;
  const { trigger } = expansion;
  const at = document.places.keySpanOf(['jobs', expansion.source, 'paused']);
  const own = pauseOf('job', expansion.source, source.paused, at);
  const window = trigger.kind === 'window' ? trigger.window.pause : undefined;
  return [own, category?.pause, window].filter((pause) => pause !== undefined);
}

function placesOf(
  { document, expansion, source }: JobParts,
  levels: readonly Level[],
  targets: InForce<readonly string[]> | undefined,
): JobPlaces {
  const { places } = document;
  const at = ['jobs', expansion.source];
  const overlap = inForce(levels, 'overlap');
  const dst = inForce(levels, 'dst');
  const grace = inForce(levels, 'grace');
  const targetsPath = targets?.path ?? [...at, 'targets'];
  return {
    name: expansion.namedAt,
    trigger: places.spanOf(expansion.triggerPath),
    endpoint: places.spanOf([...at, 'endpoint']),
    targets: places.spanOf(targetsPath),
    targetsFrom: targetsPath.join('.'),
    timezone: places.spanOf(source.timezone === undefined ? ['timezone'] : [...at, 'timezone']),
    overlap: overlap ? places.spanOf(overlap.path) : places.keySpanOf(at),
    grace: places.spanOf(grace?.path ?? expansion.triggerPath),
    dst: places.spanOf(dst?.path ?? expansion.triggerPath),
    ...(dst && { dstFrom: dst.path.join('.') }),
  };
}
