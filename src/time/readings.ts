import { segmentsBetween } from './zone-segments.ts';

/**
 * What the clocks of some zones do from an instant to another (minutes since 1970-01-01T00:00Z): how far
 * they are from UTC, and from when on, counted from an origin. Equal texts mean that they read alike around
 * both origins, so that what depends on nothing else need be looked at once.
 * @throws RangeError when Intl does not know a zone.
 */
export function readingsBetween(
  zones: readonly string[],
  { from, until }: { readonly from: number; readonly until: number },
  origin: number,
): string {
  return zones
    .map((zone) =>
      segmentsBetween(zone, from, until)
        .map((segment) => `${segment.from - origin} ${segment.offset}`)
        .join(),
    )
    .join(';');
}
