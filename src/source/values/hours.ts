import { clockOf } from './time.ts';
import { textOf, textsOf, type ValueCheck, type ValueFault } from './value-fault.ts';

const exact = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/;

/** A span of the day, `"HH:MM-HH:MM"`: start in, end out, 24:00 as an end. */
export const hours: ValueCheck = (node) => {
  const list = textsOf(node)?.join('-');
  if (list !== undefined) {
    return faultOf('a span of hours is one text, not a list', '"HH:MM-HH:MM"', spanOf(list));
  }
  const text = textOf(node);
  return text === undefined ? undefined : hoursFault(text);
};

/** What is wrong with a text as a span of hours; undefined where nothing is. */
export function hoursFault(text: string): ValueFault | undefined {
  const [from, until] = text.split('-');
  if (!exact.test(text)) {
    return faultOf(`"${text}" is not a span of hours`, '"HH:MM-HH:MM"', spanOf(text));
  }
  if (from !== until) return undefined;
  return faultOf(`"${text}" begins and ends at once`, 'start and end must differ', undefined);
}

function faultOf(message: string, label: string, better: string | undefined): ValueFault {
  return {
    code: 'CW112',
    message,
    label,
    ...(better === undefined
      ? { help: 'for example   "14:00-15:00"; the whole day is "00:00-24:00"' }
      : { rewrite: `"${better}"` }),
  };
}

/** `14h-15h`, `9:00 – 10:00`, `14:00 às 15:00` as a span. */
function spanOf(text: string): string | undefined {
  const parts = text.split(/\s*[-\u2013\u2014]\s*|\s+(?:a|as|\u00e0s|ate|at\u00e9|to)\s+/i);
  const [from, until, ...more] = parts;
  if (from === undefined || until === undefined || more.length > 0) return undefined;
  const start = clockOf(from);
  const end = /^24(:?00|h)?$/.test(until) ? '24:00' : clockOf(until);
  if (start === undefined || end === undefined || start === end) return undefined;
  return `${start}-${end}`;
}
