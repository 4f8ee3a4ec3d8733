import { describe, expect, it } from 'vitest';
import { zoneDifferences } from '../../src/time/zone-differences.ts';

describe('how far a clock is ahead of another, in minutes', () => {
  it.each([
    ['America/Sao_Paulo', 'Etc/UTC', [-180], 'no zone changes'],
    ['Asia/Kathmandu', 'Asia/Kolkata', [15], 'a quarter of an hour'],
    ['Europe/Lisbon', 'Europe/Madrid', [-60], 'both change at one instant'],
    ['America/New_York', 'America/Chicago', [60], 'both change, one an hour after the other'],
    ['America/New_York', 'Etc/UTC', [-300, -240], 'one changes; January first'],
    ['America/New_York', 'Europe/London', [-300, -240], 'three weeks apart'],
    ['Australia/Lord_Howe', 'Etc/UTC', [660, 630], 'by half an hour; summer in January'],
    ['Pacific/Kiritimati', 'Pacific/Niue', [1500], 'more than a day'],
    ['Brazil/East', 'America/Sao_Paulo', [0], 'two names of one clock'],
  ])('%s and %s: %j (%s)', (zone, other, expected) => {
    expect(zoneDifferences(zone, other, '2026-01-05')).toEqual(expected);
  });
});
