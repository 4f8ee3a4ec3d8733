import { defineTarget } from '../types.ts';
import { check } from './check.ts';
import { dialects, startSlack } from './dialect.ts';
import { facts } from './facts.ts';
import { removalOf } from './head.ts';
import { legalise } from './legalise.ts';
import { pauseSwitch } from './pause-switch.ts';
import { reordered } from './read/reorder.ts';
import { read } from './read.ts';
import { render } from './render.ts';
import { crontabSettings, defaultOut } from './settings.ts';

/** One crontab with all jobs, for the cron daemon that the host runs. */
export const crontab = defineTarget({
  id: 'crontab',
  label: 'crontab',
  defaultOut,
  settings: crontabSettings,
  engine: ({ implementation, hostZone }) => ({ engine: dialects[implementation].engine, hostZone }),
  legalise,
  check,
  render,
  facts,
  lacks: ['deadline'],
  read,
  reordered,
  removal: ({ path, text }) => (path.endsWith('/cronwright') ? removalOf(text) : undefined),
  pauseSwitch,
  dueFrom: 'clock',
  startSlack: () => startSlack,
});
