import type { ReviewPhrases } from './phrases.ts';

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);
const ofLevels = {
  job: 'do job',
  category: 'da categoria',
  window: 'da janela',
  target: 'do alvo',
} as const;
const levels = { job: 'job', category: 'categoria', window: 'janela', target: 'alvo' } as const;

export const ptBr: ReviewPhrases = {
  title: 'Agenda de jobs',
  counted: {
    moved: (count, text) => `${text} ${plural(count, 'movido', 'movidos')}`,
    rescheduled: (_, text) => `${text} em outro ritmo`,
    added: (count, text) => `${text} ${plural(count, 'novo', 'novos')}`,
    removed: (count, text) => `${text} ${plural(count, 'removido', 'removidos')}`,
    paused: (_, text) => `${text} em pausa`,
    resumed: (count, text) => `${text} ${plural(count, 'retomado', 'retomados')}`,
    renamed: (_, text) => `${text} com outro nome`,
    retargeted: (_, text) => `${text} em outros alvos`,
    recalled: (_, text) => `${text} com outra chamada`,
    adjusted: (_, text) => `${text} com outros ajustes`,
  },
  noRunChanges: 'nenhuma execução muda',
  nothingComparable: 'sem comparação',
  intro: (source, before, zone, monday) =>
    `${source}, esta versão contra ${before} · ${zone} · semana de seg ${monday}`,
  now: 'esta versão',
  zoneChanged: (before, after) =>
    `O fuso mudou de ${before} para ${after}: todas as horas abaixo são de ${after}.`,
  noSource: (label, path) => `Em ${label} não há ${path}: tudo é novo.`,
  broken: (label, codes) =>
    `A fonte em ${label} não compila (${codes}): sem ela não há com o que comparar. Abaixo, só esta versão.`,
  pausedWords: 'em pausa',
  weekdays: ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sáb'],
  promises: {
    counted: {
      removed: (count, text) =>
        `${text} ${plural(count, 'promessa removida', 'promessas removidas')}`,
      weakened: (count, text) =>
        `${text} ${plural(count, 'promessa enfraquecida', 'promessas enfraquecidas')}`,
    },
    heading: 'O que a agenda promete',
    kinds: {
      removed: 'removida',
      weakened: 'enfraquecida',
      strengthened: 'reforçada',
      added: 'nova',
    },
  },
  note: {
    added: (category) => (category ? `novo em ${category}` : 'novo'),
    removed: (category) => (category ? `sai de ${category}` : 'removido'),
    perWeek: (before, after) => `${before} → ${after} por semana`,
    window: (name, hours) => (hours ? `janela ${name}, agora ${hours}` : `janela ${name}`),
    pause: (level, name, until) => `${levels[level]} ${name}${until ? `, até ${until}` : ''}`,
    pauseEnded: (level, name) => `pausa ${ofLevels[level]} ${name} retirada`,
    leaves: (level, name) => `sai ${ofLevels[level]} ${name}`,
    renamed: (before) => `antes ${before}`,
    clockChangesOnly: 'muda só em dias de mudança de horário',
    heldOn: (targets) => `em pausa em ${targets}`,
    freeOn: (targets) => `retomado em ${targets}`,
    nowhere: 'não partia e não parte: está em pausa',
    noFact: 'nada',
  },
  facts: {
    gated: 'espera por JOBS_LIVE_TARGET',
    call: 'chamada',
    method: 'método',
    path: 'caminho',
    query: 'consulta',
    timeout: 'tempo limite',
    overlap: 'sobreposição',
    grace: 'atraso tolerado',
    retry: 'chamadas, e a espera entre elas',
    category: 'categoria',
    window: 'janela',
    owner: 'dono',
    dst: 'regra nas mudanças de horário',
  },
  values: { yes: 'sim', no: 'não' },
  totals: {
    perWeek: 'Execuções por semana',
    withoutPauses: '… sem contar pausas',
    busiest: (when) => (when ? `Minuto mais cheio, ${when}` : 'Minuto mais cheio'),
    baseline: 'Contra a linha de base',
    parts: {
      added: (runs) => `${runs} de jobs novos`,
      removed: (runs) => `${runs} de jobs removidos`,
      paused: (runs) => `${runs} em pausa`,
      resumed: (runs) => `${runs} de jobs retomados`,
      rescheduled: (runs) => `${runs} por outro ritmo`,
      moved: (count, runs) => `${runs} ${plural(count, 'movida', 'movidas')}`,
    },
    busiestWritten: (starts) => `sem pausas, ${starts}`,
    pausesDoNotCount: 'pausas não contam',
  },
  pauseStays: (what) => `A pausa de ${what} não acaba sozinha.`,
  reason: (reason, by) => `Motivo: ${reason}${by ? ` (${by})` : ''}.`,
  untilDay: (date) => `Último dia previsto: ${date}.`,
  toResume: 'Para retomar, tire `paused` da fonte.',
  runs: {
    heading: 'Primeiras partidas que mudam',
    job: 'Job',
    kinds: {
      added: 'nova',
      removed: 'sai',
      moved: 'movida',
      paused: 'em pausa',
      resumed: 'retomada',
    },
  },
  load: (moments) => `Partidas por minuto: ${moments}.`,
  loadAt: (when, before, after) => `${when} de ${before} para ${after}`,
  loadStays: (count, when, starts) => `${when} ${plural(count, 'segue', 'seguem')} em ${starts}`,
  causes: {
    heading: 'De onde vem cada mudança',
    columns: ['Linha da fonte', 'O que muda', 'Jobs'],
    absent: '—',
    inBefore: (place, label) => `${place} em ${label}`,
  },
  parts: {
    heading: 'Por categoria e por alvo, execuções por semana (só o que muda)',
    noCategory: 'Sem categoria',
  },
  clockChanges: {
    heading: 'Em dias de mudança de horário',
    columns: ['Job', 'Dia'],
    nothing: 'não parte',
  },
  findings: {
    appeared: (count, text) => `${text} ${plural(count, 'achado novo', 'achados novos')}`,
    gone: (count, text) => `${text} ${plural(count, 'achado resolvido', 'achados resolvidos')}`,
  },
  removals:
    'O que os arquivos deixam de ter continua na plataforma. Onde estiver instalado, depois de aplicar, rode:',
  files: (created, changed, deleted, unchanged) =>
    `Arquivos gerados: ${created} criados, ${changed} alterados, ${deleted} apagados, ${unchanged} iguais`,
  more: (count) => `… e mais ${count}`,
  sectionsLeftOut: (count) =>
    `Longo demais para um comentário: ${count} ${plural(count, 'seção ficou', 'seções ficaram')} de fora; \`cronwright diff\` mostra tudo.`,
  allLeftOut:
    'Longo demais para um comentário: aqui só ficou este título; `cronwright diff` mostra tudo.',
  proof: (targets) => `Prova: ${targets}.`,
  unproved: 'Sem prova: há erros.',
};
