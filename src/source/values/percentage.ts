import { textOf, type ValueCheck } from './value-fault.ts';

/** `50%`, `58.5%`: no more than all can be gone. */
export const percentage: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const match = /^([0-9]+(?:[.,][0-9]+)?)\s*%?$/.exec(text.trim());
  const value = Number(match?.[1]?.replace(',', '.'));
  const message = `"${text}" is not a percentage`;
  if (match && value > 100) {
    const help = 'for example   at_least: 50%';
    return { code: 'CW503', message, label: 'no more than 100% can be gone', help };
  }
  const better = match && `${Math.round(value * 10) / 10}%`;
  if (better === text) return undefined;
  return {
    code: 'CW503',
    message,
    label: 'a number from 0 to 100, with one decimal at most, and %',
    ...(better ? { rewrite: better } : { help: 'for example   at_least: 50%' }),
  };
};
