import type { ValueCheck } from './value-fault.ts';

/** An absolute path on a host or in a container: no part of it is `..`. */
export const hostPath: ValueCheck = (node) => {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const text = node.value;
  const dots = /(?<=\/)\.\.(?=\/|$)/.exec(text);
  if (!text.startsWith('/') || !dots) return undefined;
  return {
    code: 'CW109',
    message: 'a path cannot have .. as a part',
    label: 'what it leads to depends on links on the host',
    help: 'write the path it leads to',
    stretch: [dots.index, dots.index + 2],
  };
};
