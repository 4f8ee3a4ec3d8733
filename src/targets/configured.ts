import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { ConfiguredTarget } from '../model/types.ts';
import type { Facts } from './types.ts';

/** Settings that several targets share, as written or by default. */
export interface SharedSettings {
  /** Folder of the generated files, relative to the repository's root, without `.` and end slash. */
  readonly out: string;
  /** The header that carries the token instead of `Authorization: Bearer`. */
  readonly authHeader?: string;
  readonly allowHttp: boolean;
}

/** A setting whose type the schema has checked, or its default. */
export function textSetting(configured: ConfiguredTarget, key: string, byDefault: string): string {
  const value = configured.settings[key];
  return typeof value === 'string' ? value : byDefault;
}

export function sharedSettings(configured: ConfiguredTarget, defaultOut: string): SharedSettings {
  const authHeader = textSetting(configured, 'auth_header', '');
  return {
    out: tidyFolder(textSetting(configured, 'out', defaultOut)),
    allowHttp: configured.settings.allow_http === true,
    ...(authHeader ? { authHeader } : {}),
  };
}

/** The shared settings that every call carries, by their keys in jobs.yaml. */
export function sharedFacts({ authHeader, allowHttp }: SharedSettings): Facts {
  return {
    ...(authHeader ? { auth_header: authHeader } : {}),
    allow_http: allowHttp ? 'yes' : 'no',
  };
}

/** `./generated//crontab/` → `generated/crontab` */
function tidyFolder(folder: string): string {
  const slash = folder.startsWith('/') ? '/' : '';
  return (
    slash +
    folder
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/')
  );
}

/** Why a folder can't be written to, by its text alone. */
const folderFaults: readonly { readonly pattern: RegExp; readonly fault: string }[] = [
  { pattern: /^\//, fault: 'it begins with /' },
  { pattern: /^$/, fault: "it is the repository's root itself" },
  { pattern: /(^|\/)\.\.(\/|$)/, fault: 'it contains ..' },
  { pattern: /(^|\/)\.git(\/|$)/i, fault: 'it lies in .git' },
];

/**
 * What is wrong with a folder to write to. Symbolic links are met when it is written (emit/write).
 */
export function outProblems(configured: ConfiguredTarget, out: string): readonly Diagnostic[] {
  const found = folderFaults.find(({ pattern }) => pattern.test(out));
  if (!found) return [];
  return [
    diagnostic('CW409', `"${configured.id}" can't write to "${out || '.'}"`, {
      span: configured.at('out'),
      label: found.fault,
      help: `name a folder below the repository's root:\n    out: generated/${configured.id}`,
    }),
  ];
}
