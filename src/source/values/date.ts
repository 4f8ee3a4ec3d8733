import { textOf, type ValueCheck, type ValueFault } from './value-fault.ts';

const dayMilliseconds = 86_400_000;
const firstYear = 1970;
const lastYear = 2099;

/** A date of the calendar, `YYYY-MM-DD`. */
export const date: ValueCheck = (node) => {
  const text = textOf(node);
  return text === undefined ? undefined : dateFault(text);
};

/** A date that is a Monday. */
export const anchor: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const wrong = dateFault(text);
  if (wrong) return wrong;
  const day = new Date(`${text}T00:00:00Z`);
  const weekday = day.getUTCDay();
  if (weekday === 1) return undefined;
  const sinceMonday = (weekday + 6) % 7;
  const shift = sinceMonday <= 3 ? -sinceMonday : 7 - sinceMonday;
  const name = day.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
  return {
    code: 'CW115',
    message: `the anchor ${text} is a ${name}`,
    label: 'weeks count from a Monday',
    rewrite: new Date(day.getTime() + shift * dayMilliseconds).toISOString().slice(0, 10),
  };
};

/** What is wrong with a text as a date; undefined where nothing is. */
export function dateFault(text: string): ValueFault | undefined {
  const exact = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (exact && exists(text)) return undefined;
  const message = exact ? `there is no date ${text}` : `"${text}" is not a date`;
  const better = mended(text);
  return {
    code: 'CW114',
    message,
    label: exact ? `the calendar has no such day from ${firstYear} to ${lastYear}` : 'YYYY-MM-DD',
    ...(better === undefined ? { help: 'for example   2026-01-05' } : { rewrite: better }),
  };
}

function exists(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const day = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
  return isReal && year >= firstYear && year <= lastYear;
}

/** `05/01/2026` (day first) and `2026-1-5` as `2026-01-05`. */
function mended(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].*)?$/.exec(text);
  const [year, month, day] = dayFirst
    ? [dayFirst[3], dayFirst[2], dayFirst[1]]
    : [yearFirst?.[1], yearFirst?.[2], yearFirst?.[3]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const better = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return better !== text && exists(better) ? better : undefined;
}
