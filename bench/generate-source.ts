/**
 * A source of many jobs whose (minutes, hours, days) all differ, in five zones, for three targets.
 * The five clocks agree and change twice a year: one crontab can hold them all, and every job has
 * to be proved around fifty-six changes.
 */

const zones = [
  'America/New_York',
  'America/Toronto',
  'America/Detroit',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
] as const;

const categories = 20;

/**
 * Single hours, and spans of nine: 36 that all differ, none of them the whole day. A span over the gap
 * of spring would be refused: what a daemon makes up for behind it may double the start at three.
 */
const hours = [
  ...Array.from({ length: 24 }, (_, hour) => `${hour}`),
  ...Array.from({ length: 12 }, (_, hour) => `${hour + 3}-${hour + 11}`),
];

/** The weekdays of a mask from 1 to 126: `1,3,5`. */
function weekdays(mask: number): string {
  return Array.from({ length: 7 }, (_, day) => day)
    .filter((day) => (mask >> day) & 1)
    .join();
}

/** The five fields of job `index`; all differ for less than 60 × 36 × 126 jobs. */
export function expressionOf(index: number): string {
  const minute = index % 60;
  const hour = hours[Math.floor(index / 60) % hours.length];
  const days = weekdays(1 + Math.floor(index / 60 / hours.length));
  return `${minute} ${hour} * * ${days}`;
}

function jobText(index: number): string {
  const name = `job_${String(index).padStart(6, '0')}`;
  return `  ${name}:
    category: category_${String(index % categories).padStart(2, '0')}
    schedule: "${expressionOf(index)}"
    timezone: ${zones[index % zones.length]}
    endpoint: /jobs/${name.replace('_', '-')}?shard=${index % 97}&source=bench
    description: Processa o lote ${index} da fila de mensagens e confere o resultado
    why: Medido em produção, este horário não concorre com o atendimento
    owner: equipe-${index % 11}
    timeout: ${60 + (index % 240)}s
`;
}

/** The text of a jobs.yaml with so many jobs; the same for the same count. */
export function sourceText(count: number): string {
  const categoryTexts = Array.from(
    { length: categories },
    (_, index) => `  category_${String(index).padStart(2, '0')}: { label: Category ${index} }\n`,
  );
  const jobs = Array.from({ length: count }, (_, index) => jobText(index));
  return `${head}categories:\n${categoryTexts.join('')}jobs:\n${jobs.join('')}`;
}

const head = `version: 1
timezone: America/New_York
anchor: 2026-01-05
defaults:
  overlap: forbid
  targets: [crontab, kubernetes, github-actions]
targets:
  crontab: { user: jobs, implementation: cronie }
  kubernetes: { namespace: jobs }
  github-actions: {}
`;
