import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Catalog, ConfiguredTarget } from '../../model/types.ts';
import { outProblems, type SharedSettings, sharedSettings, textSetting } from '../configured.ts';
import type { SettingsResult } from '../types.ts';

export const defaultOut = 'generated/kubernetes';

export interface KubernetesSettings extends SharedSettings {
  /** The target's own id. */
  readonly target: string;
  readonly namespace: string;
  /** The label by which an apply prunes what is no longer written. */
  readonly set: string;
  readonly image: string;
  readonly secret: string;
  /** Request and limit of one run. */
  readonly cpu: string;
  readonly memory: string;
  /** The file's anchor: zones are compared from here on. */
  readonly anchor: string;
}

export function kubernetesSettings(
  configured: ConfiguredTarget,
  { anchor }: Pick<Catalog, 'anchor'>,
): SettingsResult<KubernetesSettings> {
  const settings: KubernetesSettings = {
    ...sharedSettings(configured, defaultOut),
    target: configured.id,
    namespace: textSetting(configured, 'namespace', ''),
    set: textSetting(configured, 'set', 'cronwright'),
    image: textSetting(configured, 'image', 'curlimages/curl:8.11.1'),
    secret: textSetting(configured, 'secret', 'cronwright-jobs'),
    cpu: textSetting(configured, 'cpu', '100m'),
    memory: textSetting(configured, 'memory', '64Mi'),
    anchor,
  };
  const diagnostics = outProblems(configured, settings.out);
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  return { kind: 'settings', settings, findings: imageWarnings(configured, settings.image) };
}

/** A digest, or a tag other than `latest`; a registry's port is no tag. */
function isPinned(image: string): boolean {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return true;
  const tag = /:([^/:@]+)$/.exec(image)?.[1];
  return tag !== undefined && tag !== 'latest';
}

function imageWarnings(configured: ConfiguredTarget, image: string): readonly Diagnostic[] {
  if (isPinned(image)) return [];
  return [
    diagnostic('CW408', `the image "${image}" can change under its name`, {
      about: { target: configured.id },
      span: configured.at('image'),
      label: image.endsWith(':latest') ? 'latest is whatever was pushed last' : 'it has no tag',
      help: 'name a version, such as   image: curlimages/curl:8.11.1',
    }),
  ];
}
