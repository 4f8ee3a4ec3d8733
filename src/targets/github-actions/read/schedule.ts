import { match, optional, type Shape, text, wordOf } from '../../../read-back/shape.ts';
import { said } from '../../../read-back/values.ts';
import { readYamlText } from '../../../read-back/yaml.ts';
import type { Entry } from '../../types.ts';
import { expressionFaults } from './literals.ts';

export interface ReadSchedule {
  readonly entries: readonly Entry[];
  /** Absent where it is not clear. */
  readonly paused?: 'yes' | 'no';
  /** Sentences without full stop. */
  readonly faults: readonly string[];
}

/**
 * What starts a workflow, or would if it were not paused: then it stands commented out, and is read
 * from the text without these comment marks, which is what somebody who resumes it will write.
 * @param live The value of `on.schedule`, undefined where there is none.
 */
export function readSchedule(live: unknown, file: string): ReadSchedule {
  const lines = file.split('\n');
  const begins = [...lines.keys()].filter((at) => /^ *# schedule:$/.test(lines[at] ?? ''));
  const says = lines.some((line) => /^ *# paused: /.test(line));
  const [at] = begins;
  if (live !== undefined) {
    const { entries, faults } = readEntries(live);
    const both = at === undefined && !says ? [] : ['it is paused in a comment, and yet scheduled'];
    return { entries, paused: 'no', faults: [...faults, ...both] };
  }
  if (at === undefined) return { entries: [], faults: ['it has no schedule'] };
  if (begins.length > 1) return { entries: [], faults: ['it has several paused schedules'] };
  const { entries, faults } = readEntries(scheduleOf(uncommented(lines, at)));
  const silent = says ? [] : ['its schedule is commented out without a "# paused:"'];
  return { entries, paused: 'yes', faults: [...faults, ...silent] };
}

/** The lines with those of one comment made text again, from a line to the comment's end. */
function uncommented(lines: readonly string[], from: number): string {
  const mark = /^ *# /.exec(lines[from] ?? '')?.[0] ?? '';
  const rest = lines.slice(from);
  const length = rest.findIndex((line) => !line.startsWith(mark));
  const block = length === -1 ? rest : rest.slice(0, length);
  const indent = mark.slice(0, -2);
  return [
    ...lines.slice(0, from),
    ...block.map((line) => indent + line.slice(mark.length)),
    ...rest.slice(block.length),
  ].join('\n');
}

function scheduleOf(file: string): unknown {
  const yaml = readYamlText(file, ['1.2']);
  const on = yaml.kind === 'document' && yaml.value instanceof Map && yaml.value.get('on');
  return on instanceof Map ? on.get('schedule') : undefined;
}

/** "Workflow syntax", `on.schedule`: `cron`, and since March 2026 `timezone` beside it. */
const item: Shape = { cron: text('cron'), timezone: optional(text('timezone')) };

function readEntries(schedule: unknown): Pick<ReadSchedule, 'entries' | 'faults'> {
  if (!Array.isArray(schedule)) {
    return { entries: [], faults: [`on.schedule is ${said(schedule)}, not a list`] };
  }
  if (schedule.length === 0) return { entries: [], faults: ['on.schedule is empty'] };
  const items = schedule.map((value, index) => match(value, item, `on.schedule[${index}]`));
  return {
    entries: items.flatMap(({ found }) => {
      const expression = wordOf(found, 'cron');
      const zone = wordOf(found, 'timezone');
      return expression === undefined ? [] : [{ expression, ...(zone ? { zone } : {}) }];
    }),
    faults: items.flatMap(({ found, faults }, index) => [
      ...faults,
      ...expressionFaults(found),
      ...(found.get('timezone') === '' ? [`on.schedule[${index}].timezone is empty`] : []),
    ]),
  };
}
