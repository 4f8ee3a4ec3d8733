import type { Catalog, ConfiguredTarget } from '../../model/types.ts';
import { outProblems, type SharedSettings, sharedSettings, textSetting } from '../configured.ts';
import type { SettingsResult } from '../types.ts';

export const defaultOut = 'generated/github-actions';

export interface ActionsSettings extends SharedSettings {
  /** The target's own id. */
  readonly target: string;
  /** The label of the machine. */
  readonly runsOn: string;
  /** The repository secret that holds the token. */
  readonly secret: string;
  /** The file's anchor: zones are compared from here on. */
  readonly anchor: string;
}

export function actionsSettings(
  configured: ConfiguredTarget,
  { anchor }: Pick<Catalog, 'anchor'>,
): SettingsResult<ActionsSettings> {
  const settings: ActionsSettings = {
    ...sharedSettings(configured, defaultOut),
    target: configured.id,
    runsOn: textSetting(configured, 'runs_on', 'ubuntu-24.04'),
    secret: textSetting(configured, 'secret', 'JOBS_TOKEN'),
    anchor,
  };
  const diagnostics = outProblems(configured, settings.out);
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  return { kind: 'settings', settings, findings: [] };
}
