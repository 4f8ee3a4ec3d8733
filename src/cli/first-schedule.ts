import type { Locale } from '../model/types.ts';

const english = (
  zone: string,
) => `# yaml-language-server: $schema=../node_modules/cronwright/dist/jobs.schema.json
#
# The job schedule. Change it here, run \`npx cronwright compile\` and open a pull request:
# the crontab and docs/jobs-schedule.md come from this file.

version: 1
timezone: ${zone}   # every time below is read on this clock

defaults:
  timeout: 300s
  overlap: forbid          # never two runs of one job at once
  targets: [crontab]       # also: kubernetes, github-actions

categories:
  report:
    label: Reports

jobs:
  daily_report:
    category: report
    times: "09:00"
    weekdays: mon-fri
    endpoint: /jobs/daily-report       # called as POST <JOBS_BASE_URL>/jobs/daily-report

  refresh_cache:
    schedule: "*/15 * * * *"           # cron, always in quotes
    endpoint: /jobs/refresh-cache

targets:
  crontab:
    user: jobs                         # the host's user that runs the jobs
    host_timezone: ${zone}   # what \`timedatectl\` says on the host
`;

const portuguese = (
  zone: string,
) => `# yaml-language-server: $schema=../node_modules/cronwright/dist/jobs.schema.json
#
# A agenda dos jobs. Mude aqui, rode \`npx cronwright compile\` e abra o PR:
# o crontab e docs/jobs-schedule.md saem deste arquivo.

version: 1
timezone: ${zone}   # todos os horários abaixo são lidos neste relógio
locale: pt-BR

defaults:
  timeout: 300s
  overlap: forbid          # nunca duas execuções do mesmo job ao mesmo tempo
  targets: [crontab]       # também: kubernetes, github-actions

categories:
  report:
    label: Relatórios

jobs:
  relatorio_diario:
    category: report
    times: "09:00"
    weekdays: mon-fri
    endpoint: /jobs/relatorio-diario   # chamado como POST <JOBS_BASE_URL>/jobs/relatorio-diario

  atualizar_cache:
    schedule: "*/15 * * * *"           # cron, sempre entre aspas
    endpoint: /jobs/atualizar-cache

targets:
  crontab:
    user: jobs                         # o usuário do host que roda os jobs
    host_timezone: ${zone}   # o que \`timedatectl\` diz no host
`;

/** The source that `init` writes, commented in the locale's language. */
export function firstSchedule(zone: string, locale: Locale): string {
  switch (locale) {
    case 'en':
      return english(zone);
    case 'pt-BR':
      return portuguese(zone);
  }
}
