import type { Situation } from '../../engine-models/compare.ts';
import { oddDays, oddLines, oddMonths, oddTimes, ordinary, scrambled } from './expressions.ts';
import { randomFrom } from './random.ts';
import { changeWindows, fortnights, zones } from './windows.ts';

/** What is recorded of an engine: situations, each with its expressions. Always the same. */
export interface Take {
  readonly situation: Situation;
  readonly expressions: readonly string[];
}

type Place = Omit<Situation, 'from' | 'until'>;
type EngineOnHost = 'debian-cron' | 'cronie' | 'busybox' | 'kubernetes';

/** Times around which the clocks of the zones change, fixed and wildcard, alone and several. */
const aroundChanges = [
  '30 2 * * *',
  '30 1 * * *',
  '0 0 * * *',
  '30 23 * * *',
  '0,30 2 * * *',
  '0,30 1-3 * * *',
  '*/30 1-3 * * *',
  '*/60 2 * * *',
  '45 */2 * * *',
  '0,20,40 * * * *',
  '10 0-23 * * *',
  '15 2 * * 0',
  '0 9 * * *',
  '50 3 * * *',
];

/** Day by day rules that a search may lose where a midnight is missing. */
const aroundMidnights = ['0 9 * * 5', '0 9 * * 4', '0 9 * * 6', '0 9 * * 0', '0 9 * * 1-5'];

const monday = Date.parse('2026-02-02T00:00Z') / 60_000;

export function takesOf(engine: EngineOnHost): readonly Take[] {
  switch (engine) {
    case 'debian-cron':
    case 'busybox':
      return [...zones.flatMap((hostZone) => inPlace({ engine, hostZone })), ...oddTakes(engine)];
    case 'cronie':
      return [
        ...zones.flatMap((hostZone) => inPlace({ engine, hostZone })),
        ...zones.flatMap((zone) => overChanges({ engine, zone, hostZone: 'UTC' })),
        ...overChanges({ engine, zone: 'UTC', hostZone: 'America/New_York' }),
        ...overChanges({ engine, zone: 'America/New_York', hostZone: 'America/New_York' }),
        ...overChanges({ engine, zone: 'Asia/Kathmandu', hostZone: 'Australia/Lord_Howe' }),
        ...oddTakes(engine),
      ];
    case 'kubernetes':
      return [
        ...[...zones, 'Asia/Beirut', 'America/Havana', 'Atlantic/Azores'].flatMap((zone) =>
          inPlace({ engine, zone, hostZone: 'UTC' }),
        ),
        ...oddTakes(engine),
      ];
  }
}

function inPlace(place: Place): readonly Take[] {
  const home = place.zone ?? place.hostZone;
  const random = randomFrom(home.length * 211 + home.charCodeAt(2));
  const [, fortnight] = fortnights;
  const plain = fortnight
    ? [{ situation: { ...place, ...during(fortnight) }, expressions: ordinary(random, 12) }]
    : [];
  return [...plain, ...overChanges(place)];
}

/** Three days around each change of the entry's zone and the host's in 2026. */
function overChanges(place: Place): readonly Take[] {
  const homes = new Set([place.zone ?? place.hostZone, place.hostZone]);
  return [...homes].flatMap((home) =>
    changeWindows(home)
      .slice(0, 2)
      .map((window, index) => ({
        situation: { ...place, ...during(window) },
        expressions: [
          ...aroundChanges,
          ...(place.engine === 'kubernetes' ? aroundMidnights : []),
          ...ordinary(randomFrom(home.length * 17 + index), 6),
        ],
      })),
  );
}

function during({ from, until }: { readonly from: number; readonly until: number }) {
  return { from, until };
}

/** cronie draws a number when it loads a range with ~, but for one value or a refused range. */
function isDrawn(text: string): boolean {
  return text.includes('~') && !/(^| )(1~1|5~5|5~1|70~80|1~5\/2)( |$)/.test(text);
}

function oddTakes(engine: EngineOnHost): readonly Take[] {
  const zone = engine === 'kubernetes' ? { zone: 'UTC' } : {};
  const over = (days: number, expressions: readonly string[]): Take => ({
    situation: { engine, ...zone, hostZone: 'UTC', from: monday, until: monday + days * 1440 },
    expressions: [...new Set(expressions)].filter(
      (text) => !text.includes('@every') && !(engine === 'cronie' && isDrawn(text)),
    ),
  });
  const intervals: Take = {
    situation: { engine, ...zone, hostZone: 'UTC', from: monday, until: monday + 5 },
    expressions: oddLines.filter((text) => text.includes('@every')),
  };
  return [
    over(2, [...oddTimes, ...oddLines, ...scrambled(randomFrom(3), 60)]),
    over(40, oddDays),
    over(365, oddMonths),
    intervals,
  ];
}
