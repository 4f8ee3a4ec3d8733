import { textOf, textsOf, type ValueCheck, type ValueFault } from './value-fault.ts';

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** How each day begins in English and Portuguese; numbers as cron counts them. */
const beginnings = [
  /^(mon|seg|1$)/,
  /^(tue|ter|2$)/,
  /^(wed|qua|3$)/,
  /^(thu|qui|4$)/,
  /^(fri|sex|5$)/,
  /^(sat|sab|6$)/,
  /^(sun|dom|[07]$)/,
];

/** Weekday names, ranges and lists without blanks, Monday first, each day once. */
export const weekdays: ValueCheck = (node) => {
  const list = textsOf(node);
  if (list) return { ...fault('weekdays are one text, not a list'), ...rewriteOf(list.join(',')) };
  const text = textOf(node);
  if (text === undefined) return undefined;
  let start = 0;
  const seen = new Set<number>();
  for (const item of text.split(',')) {
    const wrong = itemFault(item, seen);
    const stretch = [start, start + Math.max(1, item.length)] as const;
    if (wrong) return { ...wrong, ...rewriteOf(text), stretch };
    start += item.length + 1;
  }
  return undefined;
};

/** What is wrong with a name or range, after the days `seen`; adds its own to them. */
function itemFault(item: string, seen: Set<number>): ValueFault | undefined {
  const [first, last = first, ...more] = item.split('-').map((name) => names.indexOf(name));
  if (first === undefined || last === undefined || more.length > 0 || first < 0 || last < 0) {
    return fault(item === '' ? 'a weekday is missing' : `"${item}" is no weekday`);
  }
  if (last < first)
    return fault(`"${item}" runs over the end of the week`, 'weeks run from mon to sun');
  if (item.includes('-') && last === first) {
    return fault(`"${item}" is a single day`, 'a day alone is no range');
  }
  for (let day = first; day <= last; day++) {
    if (seen.has(day)) return fault(`"${names[day]}" is named twice`, 'once is enough');
    seen.add(day);
  }
  return undefined;
}

function fault(message: string, label = names.join(', ')): ValueFault {
  return { code: 'CW113', message, label };
}

/** The days that were meant, ascending from Monday, with ranges from three days on. */
function rewriteOf(text: string): Pick<ValueFault, 'rewrite' | 'help'> {
  const days = daysMeant(text);
  if (days === undefined) return { help: 'for example   mon-fri   or   mon,wed' };
  if (days.size === 7) return { help: 'leave weekdays out: absent means every day' };
  return { rewrite: printed(days) };
}

function daysMeant(text: string): ReadonlySet<number> | undefined {
  const days = new Set<number>();
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  for (const item of plain.split(/[\s,;]+/).filter((part) => part !== '')) {
    const [first, last = first, ...more] = item.split('-').map(dayOf);
    if (first === undefined || last === undefined || more.length > 0 || first < 0 || last < 0) {
      return undefined;
    }
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days.size === 0 ? undefined : days;
}

function dayOf(word: string): number {
  return beginnings.findIndex((beginning) => beginning.test(word));
}

function printed(days: ReadonlySet<number>): string {
  const parts: string[] = [];
  for (let day = 0; day < 7; day++) {
    if (!days.has(day)) continue;
    let last = day;
    while (last < 6 && days.has(last + 1)) last++;
    if (last - day >= 2) parts.push(`${names[day]}-${names[last]}`);
    else parts.push(...names.slice(day, last + 1));
    day = last;
  }
  return parts.join(',');
}
