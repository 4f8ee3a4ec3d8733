import { firstHidden } from '../characters.ts';
import type { ValueFault } from './value-fault.ts';

interface Executed {
  readonly text: string;
  readonly label: string;
}

/** What a platform replaces by its result wherever it stands. */
const executed: readonly Executed[] = [
  { text: '${{', label: 'GitHub Actions would evaluate this' },
  { text: '$(', label: 'a shell would execute this' },
  { text: '`', label: 'a shell would execute what is between backticks' },
];

/**
 * The first thing that no text may hold. Tabs are allowed between the fields of a cron text only;
 * what a decoded query may hold of the executed signs, each target judges by its own quoting.
 */
export function forbiddenIn(text: string, kind: 'text' | 'cron' | 'query'): ValueFault | undefined {
  return (kind === 'query' ? undefined : executedIn(text)) ?? hiddenIn(text, kind);
}

function executedIn(text: string): ValueFault | undefined {
  // Hardly any text has one; every text of the file is asked.
  if (!executed.some((one) => text.includes(one.text))) return undefined;
  const found = executed
    .map((one) => ({ ...one, at: text.indexOf(one.text) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at)[0];
  if (!found) return undefined;
  return {
    code: 'CW140',
    message: `${found.text} is not allowed in any text`,
    label: found.label,
    help: 'say it in words, without this sign',
    stretch: [found.at, found.at + found.text.length],
  };
}

function hiddenIn(text: string, kind: 'text' | 'cron' | 'query'): ValueFault | undefined {
  const lineBreak = text.indexOf('\n');
  if (lineBreak !== -1) {
    return {
      code: 'CW141',
      message: 'a text is one line',
      label: 'a line break ends a crontab line and a comment',
      help: 'write it on one line; a long one can be folded with >- behind the key',
      stretch: [lineBreak, lineBreak + 1],
    };
  }
  const tab = kind === 'cron' ? -1 : text.indexOf('\t');
  const hidden = firstHidden(text);
  const offset = tab !== -1 ? tab : hidden?.offset;
  if (offset === undefined) return undefined;
  return {
    code: 'CW141',
    message: `the character ${tab !== -1 ? 'U+0009 (tab)' : hidden?.name} is not allowed in any text`,
    label: 'no reader sees it',
    help: 'take the escape out, or write a blank',
    stretch: [offset, offset + 1],
  };
}
