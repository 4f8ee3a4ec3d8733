import type { Phrases } from './phrases.ts';

const levels = { job: 'job', category: 'categoria', window: 'janela', target: 'alvo' } as const;

const said = { steady: 'Nos horários desta página', changing: 'Como a fonte diz' } as const;

export const ptBr: Phrases = {
  numbers: { thousands: '.', decimal: ',', date: 'day/month/year' },
  notice: (source, baseline) =>
    `Gerado por cronwright a partir de ${baseline ? `${source} e ${baseline}` : source}. ` +
    'Não edite: mude a fonte e rode npx cronwright compile',
  title: 'Agenda de jobs',
  and: 'e',
  noCategory: 'Sem categoria',
  jobs: (count, text) => `${text} ${count === 1 ? 'job' : 'jobs'}`,
  categories: (count, text) => `${text} ${count === 1 ? 'categoria' : 'categorias'}`,
  headline: {
    jobs: (jobs, categories, zone) =>
      `**${jobs}**${categories ? ` em **${categories}**` : ''}, ${zone}`,
    zoneNames: { 'America/Sao_Paulo': 'horário de Brasília', UTC: 'horário universal' },
    zone: (code, name) => (name ? `${name} (${code})` : `horário de ${code}`),
    runs: (perWeek, perHour, count) =>
      `**${perWeek} ${count === 1 ? 'execução' : 'execuções'} por semana** (${perHour} por hora)`,
    runsBefore: (perWeek, perHour, change) =>
      `antes, ${perWeek} (${perHour} por hora): **${change}**`,
    fewer: (percent) => `${percent} a menos`,
    more: (percent) => `${percent} a mais`,
    same: 'o mesmo número',
    busiest: (when, count, starts) =>
      `Minuto mais cheio: **${when}, ${starts} ${count === 1 ? 'partida' : 'partidas'}**`,
    busiestBefore: (when, starts) => `antes, ${starts} (${when})`,
    busiestBeforeSame: (when, starts) => `antes, também ${starts} (${when})`,
    manyMinutes: (minutes) => `em ${minutes} minutos da semana`,
    paused: (things, held) => `Em pausa: ${things}${held ? ` (${held})` : ''}`,
    held: (paused, all) => `${paused} de ${all} jobs`,
    nothing: 'nada',
  },
  overview: {
    heading: 'Visão geral',
    columns: ['Categoria', 'Jobs', 'Quando', 'Por dia', 'Por semana'],
    total: 'Total',
    counted: (monday) =>
      `Contagem da semana de ${monday}, com a agenda como está escrita: o que está em pausa também conta.`,
    sparse:
      'Jobs com dias do mês ou meses contam só as partidas que caem nessa semana, mesmo que sejam nenhuma.',
  },
  windows: {
    heading: 'Janelas de campanha',
    columns: ['Janela', 'Horário', 'Dias', 'Tipos', 'Job'],
    only: (categories) => `Fora das janelas, nenhum job de ${categories} parte.`,
  },
  timeline: {
    heading: 'Linha do tempo do dia',
    byTime: 'Com hora marcada:',
    byInterval: 'De tempos em tempos:',
    fixed: ['Hora', 'Dias', 'Job', 'Categoria', 'Nota'],
    continuous: ['Intervalo', 'Job', 'Categoria'],
    window: (label, close, types) => `${label}, até ${close}${types ? `: ${types}` : ''}`,
    elsewhere: (days, time, zone) => `${days} ${time} em ${zone}`,
    nextDay: (days) => `${days} (+1 dia)`,
    previousDay: (days) => `${days} (−1 dia)`,
    converted: (monday) =>
      `Horários de outros fusos foram convertidos com a diferença da semana de ${monday}.`,
  },
  picture: {
    alt: 'A agenda do dia, uma faixa por categoria',
    subject: (jobs, categories) => (categories ? `${jobs} em ${categories}` : jobs),
    description: (subject, zone) =>
      `${subject}, de 00:00 a 24:00, ${zone}: o que parte com hora marcada e de tempos em tempos, uma faixa por categoria; as janelas de campanha; e as partidas em cada hora. A página docs/jobs-schedule.md diz tudo isso em palavras.`,
    days: { daily: 'todo dia', weekdays: 'seg–sex', other: 'outros dias, como escrito' },
    held: 'em pausa',
    counted: 'quantos partem nessas horas',
    converted: (monday) => `de outro fuso, como na semana de ${monday}`,
    load: 'Partidas por hora, em média',
    before: 'antes',
    after: 'depois',
    manyTimes: (times, first, last) => `${times} vezes de ${first} a ${last}`,
    otherPatterns: (jobs) => `e ${jobs} com outros intervalos`,
    otherWindows: (windows) => `e mais ${windows} janelas`,
  },
  pauses: {
    heading: 'Em pausa',
    columns: ['O quê', 'Jobs', 'Motivo', 'Por', 'Até'],
    nothing: 'Nada em pausa.',
    resume:
      'O sinal ⏸ marca na página o que está em pausa. Nada volta sozinho: volta quando `paused` sai da fonte.',
    level: (level, name) => `${levels[level]} ${name}`,
  },
  comparison: {
    heading: 'Antes e depois',
    columns: ['', 'Antes', 'Depois', 'Mudança'],
    perWeek: 'Execuções por semana',
    perHour: 'Execuções por hora, em média',
    minutes: 'Minutos da semana com alguma partida',
    busiest: 'Partidas no minuto mais cheio',
    without: (count, categories) =>
      `… sem ${count === 1 ? 'a categoria' : 'as categorias'} ${categories}`,
    withoutRule: (count, categories) =>
      count === 1
        ? `A categoria ${categories} fica de fora nas linhas “sem” porque um job dela parte a cada minuto, antes e depois.`
        : `As categorias ${categories} ficam de fora nas linhas “sem” porque em cada uma um job parte a cada minuto, antes e depois.`,
    byCategory: 'Por categoria, execuções por semana:',
    categoryColumns: ['Categoria', 'Antes', 'Depois', 'Mudança'],
    byJob: 'Por job, só os que mudaram:',
    jobColumns: ['Job', 'Antes', 'Depois', 'Por semana', 'Por quê'],
    noneChanged: 'Nenhum job mudou de horário.',
    appeared: 'novo',
    newJob: '— (novo)',
    removedJob: '— (removido)',
    unchanged: 'Sem mudança',
  },
  promises: {
    heading: 'Promessas',
    columns: ['', 'Promessa', 'Medido'],
    broken: '✗ está quebrada: é só um aviso, ou foi aceita por escrito.',
    count: (kept, all) => `Promessas: **${kept} de ${all} cumpridas**`,
    windowsOnly: (category) => `${category} só dentro das janelas`,
    inWindows: (jobs, count, starts) =>
      count === 1
        ? `${jobs}, 1 partida por semana, dentro de uma janela`
        : `${jobs}, ${starts} partidas por semana, todas dentro de uma janela`,
    protect: (count, starts, categories, span, nearest) =>
      `${starts} ${count === 1 ? 'partida' : 'partidas'} de ${categories} em ${span}${nearest ? `; a mais próxima é às ${nearest}` : ''}`,
    allowed: (jobs, first, last, span) =>
      `${jobs}${first ? `, ${first === last ? `às ${first}` : `entre ${first} e ${last}`}` : ''}; permitido ${span}`,
    running: (job, when) => `${job} ${when}, sem pausa`,
    held: (job, when) => `${job} ${when}, mas em pausa`,
    missing: (job) => `não existe ${job}`,
    neverOn: (jobs, targets) => (targets ? `${jobs}, em ${targets}` : jobs),
    requiredKeys: (having, jobs, keys) => `${having} de ${jobs} com ${keys}`,
    wakeups: {
      hour: (minutes) => `${minutes} minutos da hora mais cheia`,
      week: (minutes) => `${minutes} minutos por semana`,
    },
  },
  billing: {
    heading: (target) => `Execuções por mês no ${target}`,
    starts: (target, jobs, starts) =>
      `**${jobs}** no ${target}: **${starts} execuções por mês**, em média`,
    cost: (minutes, perStart) =>
      `Num repositório privado, pelo menos **${minutes} minutos cobrados por mês**: cada execução conta no mínimo ${perStart}`,
    paused: 'Em pausa: por enquanto, nada parte lá',
    columns: ['Categoria', 'Jobs', 'Por mês', 'Minutos, no mínimo'],
  },
  clockChanges: {
    heading: 'Horário de verão',
    zone: (zone, count, changes, years) => {
      const times =
        count === 0
          ? 'nenhuma mudança de horário'
          : `${changes} ${count === 1 ? 'mudança' : 'mudanças'} de horário`;
      return `${zone}: ${times} de ${years}.`;
    },
    years: (first, last) => `${first} a ${last}`,
    exact: (targets, clocks) =>
      clocks === 'steady'
        ? `Exatamente nos horários desta página: ${targets}.`
        : `Exatamente como a fonte diz, também nos horários que uma mudança pula ou repete: ${targets}.`,
    excepted: (targets, clocks) => `${said[clocks]}, menos nos dias abaixo: ${targets}.`,
    late: (targets, clocks) => `${said[clocks]} ou minutos depois (veredito: nominal): ${targets}.`,
    stated: (policy, jobs) => `Regra declarada ${policy}: ${jobs}.`,
    intro: 'O que é diferente nos dias de mudança de horário:',
    columns: ['Job', 'Alvo', 'Primeira vez', 'O que acontece', 'Outras vezes', 'Regra'],
    happens: (engine, source) => `${engine}; a fonte ${source}`,
    afterGap: (starts) => `${starts}, depois do salto`,
    searched: (from) => `procurando a partir de ${from}`,
    undocumented: 'a documentação não diz',
    leave: { open: 'em aberto', accepted: 'aceito', silent: 'não documentado' },
    starts: {
      none: 'não parte',
      once: (at) => `parte às ${at}`,
      twice: (at) => `parte duas vezes às ${at}`,
      bothPasses: (at) => `parte nas duas passagens de ${at}`,
      twoTimes: (at, again) => `parte às ${at} e às ${again}`,
      many: (times, at) => `parte ${times} vezes, a primeira às ${at}`,
    },
  },
  proof: {
    heading: 'Prova',
    verdicts: {
      identical: {
        name: 'idêntico',
        meaning: 'a mesma agenda, o mesmo fuso e a mesma regra, num programa que segue essa regra',
      },
      equivalent: { name: 'equivalente', meaning: 'comparado, e igual em cada minuto' },
      permitted: {
        name: 'permitido',
        meaning:
          'igual, menos em dias de mudança de horário em que a fonte deixa a diferença em aberto ou a aceita por escrito',
      },
      nominal: {
        name: 'nominal',
        meaning:
          'igual onde a plataforma documenta o que faz; as partidas podem atrasar alguns minutos',
      },
      divergent: { name: 'divergente', meaning: 'um minuto, um fato ou um objeto é outro' },
      rejected: { name: 'recusado', meaning: 'o programa não aceita o texto' },
      unreadable: { name: 'ilegível', meaning: 'não se consegue ler o arquivo de volta' },
      undecided: { name: 'indefinido', meaning: 'nenhum modelo sabe quando ele parte' },
    },
    allGood: (verdicts) => `Todos os ${verdicts} vereditos são bons.`,
    someBad: (count, bad, all) =>
      `${bad} de ${all} vereditos ${count === 1 ? 'é ruim' : 'são ruins'}.`,
    faults: (count, faults) => `${faults} ${count === 1 ? 'defeito' : 'defeitos'} nos arquivos.`,
    nothingWritten: 'Nada é escrito.',
    compared: (years, tz) => `Comparado de ${years}, tz ${tz}.`,
    unproved: (targets) => `Sem prova, por causa de erros: ${targets}.`,
    target: (label, engine, clock, counts) =>
      `${label}: ${counts}, pelo modelo de ${engine}, ${clock}`,
    ownClocks: 'cada entrada no seu relógio',
    onClock: (zone) => `no relógio de ${zone}`,
    secondOpinion: (program, starts, count, expressions) =>
      `Segunda opinião: ${program} dá as mesmas ${starts} partidas para ${expressions} ${count === 1 ? 'expressão' : 'expressões'}.`,
    itsFaults: (faults) => `Apareceram falhas conhecidas dele: ${faults}.`,
    disagrees: (expressions) => `Ele discorda, sem que se saiba por quê: ${expressions}.`,
    fold: (label, jobs) => `${label}: ${jobs}`,
    columns: ['Job', 'Escrito como', 'Veredito'],
    meanings: ['Veredito', 'O que quer dizer'],
    factMissing: (fact, wanted) => `falta ${fact}; a fonte diz ${wanted}`,
    factAdded: (fact, found) => `${fact} é ${found}; a fonte não diz nada`,
    factDiffers: (fact, found, wanted) => `${fact} é ${found}; a fonte diz ${wanted}`,
    noEntry: 'nenhum arquivo o faz partir',
  },
  allJobs: {
    heading: 'Todos os jobs',
    columns: ['Job', 'Categoria', 'Cron', 'Em palavras', 'Chamada', 'Alvos', 'Dono'],
    oneLive:
      'Um job com vários alvos só parte naquele que `JOBS_LIVE_TARGET` nomeia: **um por ambiente**.',
  },
};
