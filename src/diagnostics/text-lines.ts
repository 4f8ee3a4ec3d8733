import type { Diagnostic, RelatedPlace } from './diagnostic.ts';
import { displayable } from './displayable.ts';

/**
 * What a diagnostic says besides its place, in plain lines: for readers that show the source
 * themselves. How another place is said is theirs, too.
 */
export function textLines(
  { message, label, details = [], related, help }: Diagnostic,
  said: (place: RelatedPlace, index: number) => string,
): readonly string[] {
  return [
    message,
    ...(label === undefined ? [] : [label]),
    ...details,
    ...related.map(said),
    ...(help === undefined ? [] : `help: ${help}`.split('\n')),
  ].map(displayable);
}
