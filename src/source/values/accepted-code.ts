import {
  acceptabilityOf,
  acceptableCodes,
  catalogue,
  isCode,
} from '../../diagnostics/catalogue/index.ts';
import { didYouMean } from '../../diagnostics/did-you-mean.ts';
import { textOf, type ValueCheck, type ValueFault } from './value-fault.ts';

/** A code of the list that may be accepted. */
export const acceptedCode: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined) return undefined;
  if (!isCode(text)) return unknown(text);
  return acceptabilityOf(text) === 'never' ? unacceptable(text) : undefined;
};

const possible = [
  'what can be accepted:',
  ...acceptableCodes.map((code) => `    ${code}  ${catalogue[code].title}`),
].join('\n');

function unknown(text: string): ValueFault {
  const meant = codeMeant(text);
  return {
    code: 'CW118',
    message: `there is no code "${text}"`,
    ...(meant === undefined
      ? { label: labelOf(text), help: possible }
      : { label: `did you mean ${meant}?`, rewrite: meant }),
  };
}

function labelOf(text: string): string {
  return /^CW\d{3}$/.test(text) ? 'not in the list of codes' : 'a code is CW and three digits';
}

/** `cw705` and `705` are plain; of codes that are merely near, only a single one is worth saying. */
function codeMeant(text: string): string | undefined {
  const full = `CW${text.trim().replace(/^cw[-_ ]?/i, '')}`;
  if (isCode(full)) return full;
  const near = acceptableCodes.filter((code) => didYouMean(text, [code]) !== undefined);
  return near.length === 1 ? near[0] : undefined;
}

function unacceptable(text: keyof typeof catalogue): ValueFault {
  const { severity, title } = catalogue[text];
  return {
    code: 'CW119',
    message: `${text} can't be accepted`,
    label: `${severity === 'error' ? 'an error' : `a ${severity}`}: ${title}`,
    help: possible,
  };
}
