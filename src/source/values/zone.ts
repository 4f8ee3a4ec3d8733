import { didYouMean } from '../../diagnostics/did-you-mean.ts';
import { isZoneName, zoneNames } from '../../time/zone-names.ts';
import { hasRules } from '../../time/zone-segments.ts';
import { textOf, type ValueCheck, type ValueFault } from './value-fault.ts';

/** What people call a zone that the database names otherwise. */
const colloquial: Readonly<Record<string, string>> = {
  brasil: 'America/Sao_Paulo',
  brasilia: 'America/Sao_Paulo',
  brazil: 'America/Sao_Paulo',
  brt: 'America/Sao_Paulo',
  rio: 'America/Sao_Paulo',
  rio_de_janeiro: 'America/Sao_Paulo',
  sao_paulo: 'America/Sao_Paulo',
  z: 'UTC',
  kiev: 'Europe/Kyiv',
};

/** A zone spelled as in the IANA list, which this Node knows as well. */
export const zone: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined) return undefined;
  if (!isZoneName(text)) return unknown(text);
  if (hasRules(text)) return undefined;
  return {
    code: 'CW116',
    message: `this Node has no rules for the zone ${text}`,
    label: `its time zone database is ${process.versions.tz ?? 'missing'}`,
    help: 'install a newer Node, or name an older zone with the same rules',
  };
};

function unknown(text: string): ValueFault {
  if (isOffset(text)) return offset(text);
  const meant = zoneMeant(text);
  return {
    code: 'CW116',
    message: `there is no time zone "${text}"`,
    ...(meant === undefined
      ? { label: 'not a name of the IANA database', help: 'for example   America/Sao_Paulo' }
      : { label: `did you mean "${meant}"?`, rewrite: meant }),
  };
}

/** `-03:00`, `GMT-3`: near in spelling to zones that are something else. */
function isOffset(text: string): boolean {
  return /^(utc|gmt)?\s*[+-]\s*\d/i.test(text);
}

function offset(text: string): ValueFault {
  return {
    code: 'CW116',
    message: `there is no time zone "${text}"`,
    label: 'an offset names no place, so it has no rules for summer time',
    help: 'name a city, for example   America/Sao_Paulo',
  };
}

/** The zone of the IANA list that was most likely meant; undefined when none is near enough. */
export function zoneMeant(text: string): string | undefined {
  if (isOffset(text)) return undefined;
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (Object.hasOwn(colloquial, plain)) return colloquial[plain];
  const names = [...zoneNames];
  const city = names.filter((name) => name.toLowerCase().split('/').at(-1) === plain);
  return names.find((name) => name.toLowerCase() === plain) ?? city[0] ?? didYouMean(text, names);
}
