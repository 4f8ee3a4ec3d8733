import { changesBetween } from '../../../src/engines/base/zone-clock.ts';

/** A stretch of time in which engines and models are compared: minutes since 1970, half-open. */
export interface Window {
  readonly kind: 'plain' | 'change';
  readonly from: number;
  readonly until: number;
}

/** Zones with no change, common ones, half hours, midnight, two hours, and odd offsets. */
export const zones = [
  'UTC',
  'America/Sao_Paulo',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'America/Nuuk',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Pacific/Chatham',
] as const;

const minute = (text: string) => Date.parse(`${text}Z`) / 60_000;
const day = 1440;

/** Fortnights without a change in any of the zones: mid-month, month's end, year's end. */
export const fortnights: readonly Window[] = [
  '2026-01-20T00:00',
  '2026-02-20T00:00',
  '2026-12-22T00:00',
].map((from) => ({ kind: 'plain', from: minute(from), until: minute(from) + 14 * day }));

const years = { from: minute('2026-01-01T00:00'), until: minute('2028-01-01T00:00') };

/** Three days around every change of a zone in 2026 and 2027. */
export function changeWindows(zone: string): readonly Window[] {
  return changesBetween(zone, years.from, years.until).map(({ at }) => ({
    kind: 'change',
    from: at - 36 * 60,
    until: at + 36 * 60,
  }));
}
