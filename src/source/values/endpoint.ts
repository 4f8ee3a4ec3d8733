import { queryFault } from './query.ts';
import { textOf, type ValueCheck, type ValueFault } from './value-fault.ts';

/** A path on the service, its query included: no scheme, no host, no fragment, no secret. */
export const endpoint: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const mark = text.indexOf('?');
  const path = mark === -1 ? text : text.slice(0, mark);
  const wrong = hostFault(text) ?? pathFault(path);
  if (wrong) return wrong;
  return mark === -1 ? undefined : queryFault(text.slice(mark + 1), mark + 1);
};

function hostFault(text: string): ValueFault | undefined {
  const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i.exec(text)?.[0];
  if (host === undefined) return undefined;
  const rest = text.slice(host.length);
  return {
    code: 'CW130',
    message: 'an endpoint is a path without a host',
    label: 'the host comes from JOBS_BASE_URL, which differs from platform to platform',
    stretch: [0, host.length],
    ...(/^\/(?!\/)/.test(rest) ? { rewrite: rest } : {}),
  };
}

interface PathRule {
  readonly pattern: RegExp;
  readonly message: string;
  readonly label: string;
}

const rules: readonly PathRule[] = [
  { pattern: /^(?!\/).*/, message: 'an endpoint begins with /', label: 'a path on the service' },
  { pattern: /#.*/, message: 'an endpoint has no fragment', label: 'what follows # is never sent' },
  {
    pattern: /%[0-9A-Fa-f]{0,2}/,
    message: 'a path has no percent-encoding',
    label: 'only the query may have it',
  },
  {
    pattern: /[^A-Za-z0-9._~/:@-]/u,
    message: 'a path cannot have this character',
    label: 'letters, digits and . _ ~ / : @ - are possible',
  },
  {
    pattern: /\/\//,
    message: 'a path has single slashes only',
    label: 'servers disagree about //',
  },
  {
    pattern: /(?<=\/)\.\.?(?=\/|$)/,
    message: 'a path has no . or .. as a part',
    label: 'servers and proxies resolve it differently',
  },
];

function pathFault(path: string): ValueFault | undefined {
  for (const { pattern, message, label } of rules) {
    const match = pattern.exec(path);
    if (!match) continue;
    const stretch = [match.index, match.index + match[0].length] as const;
    const rewrite =
      /^[A-Za-z0-9]/.test(path) && pattern === rules[0]?.pattern ? `/${path}` : undefined;
    return {
      code: 'CW130',
      message,
      label,
      stretch,
      ...(rewrite === undefined ? { help: 'for example   /jobs/report' } : { rewrite }),
    };
  }
  return undefined;
}
