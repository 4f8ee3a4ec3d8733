import type { AuditedJob, RunLine, Span } from './types.ts';

/**
 * Between which lines the log tells of what. It tells of a platform from the first line of that platform
 * to the last, and of a job as long as of any of its platforms, or of itself: the live one may change, and
 * one host's long log says nothing of another platform's. Lines that name no platform may be of any.
 *
 * A line is told when its run ended. A run that began before the log did has a line in it, those that
 * ended before have none, so the beginning is the first line's end, never its start.
 */
export class Spans {
  /** By key; undefined before its first line. Nothing else has a span, however many names there are. */
  private readonly spans: Map<string, Span | undefined>;
  private readonly keys: ReadonlyMap<string, readonly string[]>;
  whole: Span | undefined;

  constructor(jobs: readonly Pick<AuditedJob, 'name' | 'slacks'>[]) {
    this.keys = new Map(
      jobs.map(({ name, slacks }) => [
        name,
        [ofJob(name), ofTarget(undefined), ...[...slacks.keys()].map(ofTarget)],
      ]),
    );
    this.spans = new Map([...this.keys.values()].flat().map((key) => [key, undefined]));
  }

  cover({ job, target, startedAt, finishedAt }: RunLine): void {
    const at = finishedAt ?? startedAt;
    this.whole = widened(this.whole, at);
    for (const key of [ofJob(job), ofTarget(target)]) {
      if (this.spans.has(key)) this.spans.set(key, widened(this.spans.get(key), at));
    }
  }

  of({ name }: Pick<AuditedJob, 'name'>): Span | undefined {
    let span: Span | undefined;
    for (const key of this.keys.get(name) ?? []) {
      const one = this.spans.get(key);
      if (one) span = widened(widened(span, one.from), one.until);
    }
    return span;
  }
}

function ofJob(name: string): string {
  return `job ${name}`;
}

function ofTarget(id: string | undefined): string {
  return `target ${id ?? ''}`;
}

function widened(span: Span | undefined, at: number): Span {
  if (!span) return { from: at, until: at };
  return { from: Math.min(span.from, at), until: Math.max(span.until, at) };
}
