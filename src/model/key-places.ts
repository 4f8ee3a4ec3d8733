import type { Span } from '../diagnostics/source-file.ts';
import type { Located, Path } from '../source/types.ts';

/** Where a key of a map stands, by its name; the map's own place for one that is not there, and for none. */
export type KeyPlaces = (key?: string) => Span;

/**
 * The places of a map's keys, found now: whoever looked them up later would hold the whole document, with
 * the places of all its jobs, through all of a compilation.
 * @param own where the map itself stands
 * @param path of the map
 */
export function keyPlaces(own: Span, path: Path, map: object, places: Located): KeyPlaces {
  return lookUp(own, new Map(Object.keys(map).map((key) => [key, places.spanOf([...path, key])])));
}

/** Apart, because what a function can see it holds. */
function lookUp(own: Span, ofKeys: ReadonlyMap<string, Span>): KeyPlaces {
  return (key) => (key === undefined ? undefined : ofKeys.get(key)) ?? own;
}
