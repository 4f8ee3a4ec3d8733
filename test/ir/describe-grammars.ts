/** One language's words as patterns, each anchored where the reader stands. */
export interface Grammar {
  readonly weekdays: readonly string[];
  /** Plural names with the prefix each takes inside "or …". */
  readonly plurals: readonly RegExp[];
  readonly shortMonths: readonly string[];
  readonly months: readonly string[];
  readonly and: string;
  readonly or: string;
  readonly everyDay: string;
  readonly onlyIn: string;
  readonly of: string;
  readonly everyMinute: RegExp;
  readonly everyMinutes: RegExp;
  readonly everyHour: RegExp;
  readonly everyHours: RegExp;
  readonly hourlyAt: RegExp;
  readonly minutesOf: RegExp;
  readonly inHours: RegExp;
  readonly span: RegExp;
  readonly at: RegExp;
  readonly dates: RegExp;
  readonly falling: RegExp;
}

export const time = '[0-2][0-9]:[0-5][0-9]';
const item = '(?:… )?[0-9]+(?:–[0-9]+)?';
const list = `${item}(?:, ${item})*(?: (?:e|and) ${item})?`;

export const grammars: Readonly<Record<'en' | 'pt-BR', Grammar>> = {
  'pt-BR': {
    weekdays: ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sáb'],
    plurals: [/domingo/, /segunda/, /terça/, /quarta/, /quinta/, /sexta/, /sábado/],
    shortMonths: 'jan fev mar abr mai jun jul ago set out nov dez'.split(' '),
    months:
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(
        ' ',
      ),
    and: 'e',
    or: ' ou ',
    everyDay: 'todo dia',
    onlyIn: ', só em ',
    of: ' de ',
    everyMinute: /^a cada minuto/,
    everyMinutes: /^a cada (\d+) min\b/,
    everyHour: /^a cada hora/,
    everyHours: /^a cada (\d+) horas/,
    hourlyAt: /^a cada hora, no minuto (\d+)/,
    minutesOf: new RegExp(`^nos? minutos? (${list}) (?:de cada hora|das? horas? (${list}))`),
    inHours: new RegExp(`^ nas? horas? (${list})`),
    span: new RegExp(`^(?: | e )das? (${time}) (?:às|à) (${time})`),
    at: new RegExp(`^(?:às|à) (${time})((?:, (?:às |à )?${time})*(?: e (?:às |à )?${time})?)`),
    dates: new RegExp(`^(?:nos? )?dias? (${list})`),
    falling: /^ quando (?:cai|caem) em /,
  },
  en: {
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    plurals: [/Sunday/, /Monday/, /Tuesday/, /Wednesday/, /Thursday/, /Friday/, /Saturday/],
    shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    months:
      'January February March April May June July August September October November December'.split(
        ' ',
      ),
    and: 'and',
    or: ' or ',
    everyDay: 'every day',
    onlyIn: ', only in ',
    of: ' of ',
    everyMinute: /^every minute/,
    everyMinutes: /^every (\d+) min\b/,
    everyHour: /^every hour/,
    everyHours: /^every (\d+) hours/,
    hourlyAt: /^every hour at minute (\d+)/,
    minutesOf: new RegExp(`^at minutes? (${list}) of (?:every hour|hours? (${list}))`),
    inHours: new RegExp(`^ in hours? (${list})`),
    span: new RegExp(`^(?: | and )from (${time}) to (${time})`),
    at: new RegExp(`^at (${time})((?:, ${time})*(?: and ${time})?)`),
    dates: new RegExp(`^(?:on )?days? (${list})`),
    falling: /^ when (?:it falls|they fall) on /,
  },
};
