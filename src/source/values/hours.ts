import { clockOf } from './time.ts';
import { textOf, textsOf, type ValueCheck } from './value-fault.ts';

const exact = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/;

/** A span of the day, `"HH:MM-HH:MM"`: start in, end out, 24:00 as an end. */
export const hours: ValueCheck = (node) => {
  const text = textOf(node) ?? textsOf(node)?.join('-');
  if (text === undefined) return undefined;
  const [from = '', until = ''] = text.split('-');
  const isList = node.kind === 'list';
  const isSame = exact.test(text) && from === until;
  if (exact.test(text) && !isSame && !isList) return undefined;
  const better = isSame ? undefined : spanOf(text);
  return {
    code: 'CW112',
    message: isSame
      ? `"${text}" begins and ends at once`
      : isList
        ? 'a span of hours is one text, not a list'
        : `"${text}" is not a span of hours`,
    label: isSame ? 'start and end must differ' : '"HH:MM-HH:MM"',
    ...(better === undefined
      ? { help: 'for example   "14:00-15:00"; the whole day is "00:00-24:00"' }
      : { rewrite: `"${better}"` }),
  };
};

/** `14h-15h`, `9:00 – 10:00`, `14:00 às 15:00` as a span. */
function spanOf(text: string): string | undefined {
  const parts = text.split(/\s*[-–—]\s*|\s+(?:a|as|às|ate|até|to)\s+/i);
  const [from, until, ...more] = parts;
  if (from === undefined || until === undefined || more.length > 0) return undefined;
  const start = clockOf(from);
  const end = /^24(:?00|h)?$/.test(until) ? '24:00' : clockOf(until);
  if (start === undefined || end === undefined || start === end) return undefined;
  return `${start}-${end}`;
}
