import type { TreeNode } from './yaml/tree.ts';

/** Portuguese words, and English ones of other schedulers, that people will type for our keys. */
const words: Readonly<Record<string, readonly string[]>> = {
  aceitar: ['accept'],
  aceite: ['accept'],
  agenda: ['schedule'],
  agendamento: ['schedule'],
  alertas: ['alerts'],
  alvo: ['targets', 'target'],
  alvos: ['targets'],
  ate: ['until'],
  atraso: ['grace'],
  attempt: ['attempts'],
  categoria: ['category', 'categories'],
  categorias: ['categories', 'category'],
  codigo: ['code'],
  cron: ['schedule'],
  datas: ['dates'],
  descricao: ['description'],
  dia: ['weekdays'],
  dias: ['weekdays'],
  dias_da_semana: ['weekdays'],
  disabled: ['paused'],
  escalonamento: ['stagger'],
  espalhar: ['stagger'],
  dono: ['owner'],
  duracao: ['duration'],
  espera: ['expect'],
  esperado: ['expect'],
  fuso: ['timezone'],
  fuso_horario: ['timezone'],
  gravidade: ['severity'],
  horario: ['times', 'hours'],
  horarios: ['times', 'hours'],
  horario_de_verao: ['dst'],
  horas: ['hours', 'times'],
  idioma: ['locale'],
  intervalo: ['backoff'],
  janela: ['windows'],
  jitter: ['stagger'],
  janelas: ['windows'],
  justificativa: ['why'],
  language: ['locale'],
  metodo: ['method'],
  motivo: ['reason', 'why'],
  nome: ['label'],
  padrao: ['defaults'],
  padroes: ['defaults'],
  path: ['endpoint'],
  pausa: ['paused'],
  pausada: ['paused'],
  pausado: ['paused'],
  politicas: ['policies'],
  por: ['by'],
  promessas: ['policies'],
  repeticao: ['retry'],
  responsavel: ['owner'],
  retries: ['retry'],
  rotulo: ['label'],
  suspend: ['paused'],
  tabela: ['table'],
  tarefas: ['jobs'],
  tempo_limite: ['timeout'],
  tentativas: ['attempts'],
  tipo: ['types'],
  tipos: ['types'],
  tz: ['timezone'],
  tolerancia: ['grace'],
  url: ['endpoint'],
  usuario: ['user'],
  versao: ['version'],
};

/** English keys that a word may stand for, the likeliest first. */
export function englishFor(word: string, value: TreeNode | undefined): readonly string[] {
  const plain = word
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('-', '_');
  const isCron = value?.kind === 'scalar' && /^[*@]|\s/.test(String(value.value));
  if (/^horarios?$/.test(plain) && isCron) return ['schedule'];
  return Object.hasOwn(words, plain) ? (words[plain] ?? []) : [];
}
