import { sharedFacts } from '../configured.ts';
import type { Facts } from '../types.ts';
import type { ActionsSettings } from './settings.ts';

/** What the workflows must say of the settings. */
export function facts(settings: ActionsSettings): Facts {
  return { ...sharedFacts(settings), runs_on: settings.runsOn, secret: settings.secret };
}
