import { sharedFacts } from '../configured.ts';
import type { Facts } from '../types.ts';
import type { KubernetesSettings } from './settings.ts';

/** What every CronJob must say of the settings. */
export function facts(settings: KubernetesSettings): Facts {
  const { namespace, set, image, secret, cpu, memory } = settings;
  return { ...sharedFacts(settings), namespace, set, image, secret, cpu, memory };
}
