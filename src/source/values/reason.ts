import { textOf, type ValueCheck } from './value-fault.ts';

/** A reason in words: `…` is what our own help leaves to the author. */
export const reason: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined || /[\p{Letter}\p{Number}]/u.test(text)) return undefined;
  return {
    code: 'CW109',
    message: `reason can't be "${text}"`,
    label: 'wanted: a text with a word in it',
    help: 'say why, for whoever reads it next',
  };
};
