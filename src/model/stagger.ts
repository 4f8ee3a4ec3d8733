import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document, ScheduleSource } from '../source/types.ts';

/**
 * Jobs that state a stagger which can't move them. One that a category states for all its jobs only
 * passes such jobs over.
 */
export function checkStagger({ data, places }: Document<ScheduleSource>): readonly Diagnostic[] {
  return Object.entries(data.jobs).flatMap(([name, job]) => {
    if (job.stagger === undefined || job.schedule !== undefined) return [];
    const trigger = job.windows === undefined ? 'times' : 'windows';
    return [
      diagnostic('CW313', `stagger can't move the ${trigger} of "${name}"`, {
        about: { job: name },
        span: places.keySpanOf(['jobs', name, 'stagger']),
        label: 'it spreads the starts of a schedule',
        related: [
          { span: places.keySpanOf(['jobs', name, trigger]), message: `${trigger} is here` },
        ],
        help: `take stagger out, or write a schedule in place of ${trigger}`,
      }),
    ];
  });
}
