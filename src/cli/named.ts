import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../diagnostics/did-you-mean.ts';
import { colloquial, type EngineId, engines } from '../engines/registry.ts';
import { zoneMeant } from '../source/values/zone.ts';
import { isZoneName } from '../time/zone-names.ts';
import { UsageError } from './terminal.ts';

/** Names on the command line, and what was meant by one that is none. */

/**
 * @param said the words that say which zone it is, with the name in quotes
 * @throws UsageError for a zone that is not in the IANA list
 */
export function expectZone(zone: string, said = `"${zone}"`): void {
  if (isZoneName(zone)) return;
  const meant = zoneMeant(zone);
  const help = meant === undefined ? 'write e.g. America/Sao_Paulo' : `did you mean "${meant}"?`;
  throw new UsageError(`${said} is no zone; ${help}`);
}

/** @throws InvalidArgumentError for a word that names no engine */
export function engineId(word: string): EngineId {
  const ids = Object.keys(engines).filter(isEngineId);
  const known = ids.find((id) => id === word);
  if (known) return known;
  const other = word.toLowerCase();
  const meant = Object.hasOwn(colloquial, other) ? colloquial[other] : didYouMean(word, ids);
  const guess = meant === undefined ? '' : `Did you mean ${meant}? `;
  throw new InvalidArgumentError(`${guess}The engines are ${ids.join(', ')}.`);
}

function isEngineId(word: string): word is EngineId {
  return Object.hasOwn(engines, word);
}
