import { parseDate } from '../time/civil.ts';

/** How a language writes numbers and dates. Stated here: a machine's own tables change with it. */
export interface NumberStyle {
  readonly thousands: string;
  readonly decimal: string;
  readonly date: 'day/month/year' | 'year-month-day';
}

const minus = '−';
/** What a percentage close to 0 or to −100 is held at: only "none" and "all" print as such. */
const least = 0.1;

/** A whole number, `14.542`. */
export function whole(value: number, { thousands }: NumberStyle): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, thousands);
}

/** A number of zero or more with one decimal, `1.040,5`. */
export function oneDecimal(value: number, style: NumberStyle): string {
  const [integer = '0', fraction = '0'] = value.toFixed(1).split('.');
  return `${whole(Number(integer), style)}${style.decimal}${fraction}`;
}

/** An average, `86,6`; below a tenth with two decimals, so that a weekly job is not zero an hour. */
export function average(value: number, style: NumberStyle): string {
  if (value === 0 || value >= 0.1) return oneDecimal(value, style);
  return `0${style.decimal}${Math.max(value, 0.01).toFixed(2).slice(2)}`;
}

/** One number, or both ends of a range: `0–3`. */
export function range(low: number, high: number, style: NumberStyle): string {
  return low === high ? whole(low, style) : `${whole(low, style)}–${whole(high, style)}`;
}

/**
 * The change in percent without its sign, `58,5%`; undefined when nothing changed or when there
 * was nothing before.
 */
export function changeSize(before: number, after: number, style: NumberStyle): string | undefined {
  if (before === after || before === 0) return undefined;
  const percent = (Math.abs(after - before) / before) * 100;
  const most = after < before && after > 0 ? 100 - least : Number.POSITIVE_INFINITY;
  return `${oneDecimal(Math.min(Math.max(percent, least), most), style)}%`;
}

/** The change with its sign, `−58,5%`; a dash for none, `appeared` where nothing was before. */
export function change(
  before: number,
  after: number,
  style: NumberStyle,
  appeared: string,
): string {
  if (before === 0 && after > 0) return appeared;
  const size = changeSize(before, after, style);
  return size ? `${after < before ? minus : '+'}${size}` : '—';
}

/** A date given as `YYYY-MM-DD`; other text stays as it is. */
export function dateText(iso: string, style: NumberStyle): string {
  const [year, month, date] = iso.split('-');
  if (!parseDate(iso) || style.date === 'year-month-day') return iso;
  return `${date}/${month}/${year}`;
}
