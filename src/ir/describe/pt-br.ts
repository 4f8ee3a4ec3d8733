import { formatTime } from '../../time/civil.ts';
import { join } from './lists.ts';
import type { Words } from './words.ts';

/** Only one o'clock is singular when read aloud: "à uma", "às duas", "às zero". */
function isOne(minuteOfDay: number): boolean {
  return Math.floor(minuteOfDay / 60) === 1;
}

function toTime(minuteOfDay: number): string {
  return `${isOne(minuteOfDay) ? 'à' : 'às'} ${formatTime(minuteOfDay)}`;
}

/** "às 04:30 e 10:00"; the preposition is repeated only where singular and plural meet. */
function at(times: readonly number[]): string {
  const mixed = times.some(isOne) && times.length > 1;
  return join(
    times.map((time, i) => (mixed || i === 0 ? toTime(time) : formatTime(time))),
    'e',
  );
}

const weekdays = ['domingo', 'segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado'];

/** Saturday and Sunday are masculine: "aos sábados", "às sextas". */
function onWeekday(weekday: number): string {
  return `${weekday === 0 || weekday === 6 ? 'aos' : 'às'} ${weekdays[weekday]}s`;
}

function onWeekdayRun(run: readonly number[]): readonly string[] {
  const [first, last] = [run[0] ?? 0, run.at(-1) ?? 0];
  return run.length > 2 ? [`de ${weekdays[first]} a ${weekdays[last]}`] : run.map(onWeekday);
}

export const ptBr: Words = {
  and: 'e',
  or: 'ou',
  everyDay: 'todo dia',
  shortWeekdays: ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sáb'],
  shortMonths: 'jan fev mar abr mai jun jul ago set out nov dez'.split(' '),
  months:
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(
      ' ',
    ),
  step(minutes) {
    if (minutes === 1) return 'a cada minuto';
    if (minutes === 60) return 'a cada hora';
    return minutes % 60 === 0 ? `a cada ${minutes / 60} horas` : `a cada ${minutes} min`;
  },
  span: (first, last) => `${isOne(first) ? 'da' : 'das'} ${formatTime(first)} ${toTime(last)}`,
  hourly: (minute) => `a cada hora, no minuto ${minute}`,
  inHours: ({ text, number }) => (number === 'one' ? `na hora ${text}` : `nas horas ${text}`),
  minutesOf(minutes, hours) {
    const head = minutes.number === 'one' ? 'no minuto' : 'nos minutos';
    const of = hours?.number === 'one' ? 'da hora' : 'das horas';
    return `${head} ${minutes.text} ${hours ? `${of} ${hours.text}` : 'de cada hora'}`;
  },
  at,
  manyTimes: (count, first, last) =>
    `em ${count} horários ${isOne(first) ? 'da' : 'das'} ${formatTime(first)} ${toTime(last)}`,
  dates: ({ text, number }) => (number === 'one' ? `dia ${text}` : `dias ${text}`),
  onDates: ({ text, number }) => (number === 'one' ? `no dia ${text}` : `nos dias ${text}`),
  missing(reason, dates) {
    if (reason === 'leapYears') return '(em anos bissextos)';
    return dates === 'one' ? '(nos meses que o têm)' : '(nos meses que os têm)';
  },
  ofMonths: (months) => `de ${months}`,
  onlyIn: (months) => `só em ${months}`,
  onWeekdays: (runs) => join(runs.flatMap(onWeekdayRun), 'e'),
  fallingOn: (days, dates) => `${dates === 'one' ? 'quando cai' : 'quando caem'} em ${days}`,
  more: (count) => `e mais ${count}`,
};
