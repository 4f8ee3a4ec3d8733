/** 28 years, in minutes since 1970 UTC. */
export const span = {
  from: Date.UTC(2026, 0, 1) / 60_000,
  until: Date.UTC(2054, 0, 1) / 60_000,
} as const;

/** The instants, in minutes, at which temporal-polyfill has a zone's offset change. */
export async function polyfillChanges(zone: string): Promise<readonly number[]> {
  const { Temporal } = await import('temporal-polyfill');
  const changes: number[] = [];
  const first = Temporal.Instant.fromEpochMilliseconds(span.from * 60_000);
  let at = first.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at && at.epochMilliseconds < span.until * 60_000) {
    changes.push(at.epochMilliseconds / 60_000);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}
