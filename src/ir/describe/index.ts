export { clockTimes, describe, shortDays, summarise } from './describe.ts';
export type { Language } from './words.ts';
