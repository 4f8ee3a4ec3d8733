import type { Locale } from '../../model/types.ts';
import { en } from './en.ts';
import type { Phrases } from './phrases.ts';
import { ptBr } from './pt-BR.ts';

export function phrasesOf(locale: Locale): Phrases {
  switch (locale) {
    case 'en':
      return en;
    case 'pt-BR':
      return ptBr;
  }
}
