import { queryFault } from './query.ts';
import { textOf, type ValueCheck, type ValueFault } from './value-fault.ts';

/** A path on the service, its query included: no scheme, no host, no fragment, no secret. */
export const endpoint: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const mark = text.indexOf('?');
  const path = mark === -1 ? text : text.slice(0, mark);
  const query = mark === -1 ? '' : text.slice(mark);
  const wrong = hostFault(text) ?? withQuery(pathFault(path), query);
  if (wrong) return wrong;
  return mark === -1 ? undefined : queryFault(text, mark + 1);
};

/** A rewritten path keeps its query. */
function withQuery(fault: ValueFault | undefined, query: string): ValueFault | undefined {
  return fault?.rewrite === undefined ? fault : { ...fault, rewrite: fault.rewrite + query };
}

function hostFault(text: string): ValueFault | undefined {
  const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i.exec(text)?.[0];
  if (host === undefined) return undefined;
  const rest = text.slice(host.length);
  return {
    code: 'CW130',
    message: 'an endpoint is a path without a host',
    label: 'the host comes from JOBS_BASE_URL, which differs from platform to platform',
    stretch: [0, host.length],
    ...(/^\/(?!\/)/.test(rest) ? { rewrite: rest } : { help: 'for example   /jobs/report' }),
  };
}

interface PathRule {
  readonly pattern: RegExp;
  readonly message: string;
  readonly label: string;
  /** The path mended, where that is plain. */
  readonly mend?: (path: string) => string;
}

const rules: readonly PathRule[] = [
  {
    pattern: /^(?!\/).*/,
    message: 'an endpoint begins with /',
    label: 'a path on the service',
    mend: (path) => `/${path}`,
  },
  {
    pattern: /#.*/,
    message: 'an endpoint has no fragment',
    label: 'what follows # is never sent',
    mend: (path) => path.replace(/#.*/, ''),
  },
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
    pattern: /\/\/+/,
    message: 'a path has single slashes only',
    label: 'servers disagree about //',
    mend: (path) => path.replace(/\/+/g, '/'),
  },
  {
    pattern: /(?<=\/)\.\.?(?=\/|$)/,
    message: 'a path has no . or .. as a part',
    label: 'servers and proxies resolve it differently',
  },
];

function pathFault(path: string): ValueFault | undefined {
  const broken = rules.find(({ pattern }) => pattern.test(path));
  const match = broken?.pattern.exec(path);
  if (!broken || !match) return undefined;
  const { message, label, mend } = broken;
  const better = mend?.(path);
  const isRight = better !== undefined && !rules.some(({ pattern }) => pattern.test(better));
  return {
    code: 'CW130',
    message,
    label,
    stretch: [match.index, match.index + match[0].length],
    ...(isRight ? { rewrite: better } : { help: 'for example   /jobs/report' }),
  };
}
