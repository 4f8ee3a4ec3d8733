import type { AuditPhrases } from './phrases.ts';

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

export const ptBr: AuditPhrases = {
  title: 'Auditoria dos jobs',
  counted: {
    missed: (count, text) => `${text} ${plural(count, 'partida perdida', 'partidas perdidas')}`,
    late: (count, text) => `${text} ${plural(count, 'atrasada', 'atrasadas')}`,
    doubled: (_, text) => `${text} em dobro`,
    stray: (_, text) => `${text} fora de hora`,
    strangers: (_, text) => `${text} de jobs desconhecidos`,
    unfinished: (_, text) => `${text} sem fim`,
    failed: (_, text) => `${text} com erro`,
    timedOut: (_, text) => `${text} com tempo esgotado`,
  },
  nothingMissed: 'nenhuma partida perdida',
  nothingJudged: 'nada estava previsto',
  intro: (source, logs, from, until, zone) =>
    `${logs} contra ${source} · de ${from} a ${until} · ${zone}`,
  standardInput: 'a entrada padrão',
  moreLogs: (first, count) => `${first} e mais ${count}`,
  weekdays: ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sáb'],
  headings: {
    missed: 'Perdidas',
    late: 'Atrasadas',
    doubled: 'Em dobro: uma segunda partida no mesmo minuto previsto',
    stray: 'Fora de hora: partiram por uma agenda, mas não por esta',
    strangers: 'Desconhecidos: a fonte não tem job com este nome',
    manual: 'Iniciadas à mão',
    unfinished: 'Sem fim: a execução foi morta, ou a máquina caiu',
  },
  starts: {
    due: 'Previstas',
    onTime: 'No horário',
    late: 'Atrasadas',
    missed: 'Perdidas',
    held: 'Em pausa',
    doubled: 'Em dobro',
    stray: 'Fora de hora',
    manual: 'À mão',
  },
  runs: {
    runs: 'Execuções',
    failed: 'Com erro',
    timedOut: 'Tempo esgotado',
    skippedPaused: 'Puladas, pausa',
    skippedLate: 'Puladas, atraso',
    skippedOverlap: 'Puladas, sobreposição',
    skippedUnknown: 'Puladas',
    unfinished: 'Sem fim',
    running: 'Em curso',
  },
  times: { behind: 'Atraso', took: 'Duração' },
  largest: 'máx.',
  columns: { job: 'Job', when: 'Quando', note: '' },
  all: 'Tudo',
  noCategory: 'Sem categoria',
  to: (from, until) => `${from} a ${until}`,
  inARow: (count) => `${count} seguidas`,
  lateBy: (time) => `${time} de atraso`,
  againAt: (time) => `outra vez às ${time}`,
  strangerRuns: (count, text) => `${text} ${plural(count, 'execução', 'execuções')}`,
  since: (moment) => `a partir de ${moment}`,
  more: (count) => `… e mais ${count}`,
  calmJobs: (count, text) =>
    `${text} ${plural(count, 'job sem nada a relatar está', 'jobs sem nada a relatar estão')} só nas somas.`,
  notes: {
    percentiles: 'p50 e p95 têm erro de no máximo 1 %.',
    standbyOnly: (count, text) =>
      `${text} das partidas perdidas ${plural(count, 'deixou', 'deixaram')} uma linha em standby: outra plataforma estava ativa. Inclua também o log dela; se não houver, veja JOBS_LIVE_TARGET.`,
    outside: (from, until) =>
      `O log só fala de ${from} a ${until}. O que estava previsto fora disso não é julgado.`,
    unjudged: (count, jobs) =>
      `Sem julgamento, porque o log não tem nenhuma linha das plataformas ${plural(count, 'dele', 'deles')}: ${jobs}.`,
    broken: (count, text) =>
      `${text} ${plural(count, 'linha está quebrada', 'linhas estão quebradas')}.`,
    disordered: (count, text) =>
      `${text} ${plural(count, 'linha está longe demais do seu lugar no tempo e não conta', 'linhas estão longe demais do seu lugar no tempo e não contam')}: ordene o log pela hora de partida.`,
    repeated: (count, text) =>
      `${text} ${plural(count, 'linha repete outra e só conta', 'linhas repetem outras e só contam')} uma vez.`,
    faults: 'Linhas que não puderam ser usadas',
  },
};
