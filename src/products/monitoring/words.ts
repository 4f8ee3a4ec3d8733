import type { Locale } from '../../model/types.ts';

/** What an alert says to people, in the source's language. Sentences without full stop. */
export interface AlertWords {
  /** @param age a template of Prometheus: how long it has not */
  notStarted(job: string, age: string): string;
  notSucceeded(job: string): string;
  absent(job: string, object: string): string;
}

const en: AlertWords = {
  notStarted: (job, age) => `${job} has not started for ${age}, though it was due`,
  notSucceeded: (job) => `the last run of ${job} has not succeeded`,
  absent: (job, object) => `${job} is not in the cluster: there is no CronJob ${object}`,
};

const ptBr: AlertWords = {
  notStarted: (job, age) => `${job} não começa há ${age}, e já devia ter começado`,
  notSucceeded: (job) => `a última execução de ${job} não terminou com sucesso`,
  absent: (job, object) => `${job} não está no cluster: não há o CronJob ${object}`,
};

export function alertWords(locale: Locale): AlertWords {
  switch (locale) {
    case 'en':
      return en;
    case 'pt-BR':
      return ptBr;
  }
}
