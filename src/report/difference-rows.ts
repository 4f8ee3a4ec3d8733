import type { CivilMinute } from '../ir/types.ts';
import { alike } from '../proof/sightings.ts';
import type { Difference, Silence, Verdict } from '../proof/types.ts';
import { happensText, minuteText } from './clock-words.ts';
import type { Phrases } from './locales/phrases.ts';
import type { Align } from './markdown.ts';
import { whole } from './numbers.ts';

/** Something that a good verdict leaves to be told, and why it may stand. */
interface Told {
  readonly civil: CivilMinute;
  readonly what: string;
  readonly leave: string;
}

/** Of the four cells: first time, what happens, how often more, why it may stand. */
export const differenceAligns: readonly Align[] = ['text', 'text', 'number', 'text'];

/** A row for each kind of difference, or with `all` for each date. */
export function differenceRows(
  verdict: Verdict | undefined,
  dates: 'first' | 'all',
  phrases: Phrases,
): readonly (readonly string[])[] {
  const row = ({ civil, what, leave }: Told, more: number) => [
    minuteText(civil, phrases.numbers),
    what,
    whole(more, phrases.numbers),
    leave,
  ];
  return groupsOf(verdict, phrases).flatMap((group) => {
    if (dates === 'all') return group.map((tell) => row(tell(), 0));
    const [first, ...more] = group;
    return first ? [row(first(), more.length)] : [];
  });
}

/** Put into words where it is shown only. */
type Tell = () => Told;

function groupsOf(verdict: Verdict | undefined, phrases: Phrases): readonly (readonly Tell[])[] {
  if (verdict?.kind !== 'permitted' && verdict?.kind !== 'nominal') return [];
  const { leave, undocumented } = phrases.clockChanges;
  const happening = (why: 'open' | 'accepted') => (one: Difference) => () => ({
    civil: one.civil,
    what: happensText(one, phrases),
    leave: leave[why],
  });
  const silent =
    ({ civil }: Silence) =>
    () => ({ civil, what: undocumented, leave: leave.silent });
  return [
    ...alike(verdict.open).map((group) => group.map(happening('open'))),
    ...alike(verdict.accepted).map((group) => group.map(happening('accepted'))),
    ...(verdict.kind === 'nominal' ? [verdict.silent.map(silent)] : []),
  ];
}
