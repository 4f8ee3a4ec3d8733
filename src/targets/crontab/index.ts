import { defineTarget } from '../types.ts';
import { check } from './check.ts';
import { facts } from './facts.ts';
import { legalise } from './legalise.ts';
import { reordered } from './read/reorder.ts';
import { read } from './read.ts';
import { render } from './render.ts';
import { crontabSettings, defaultOut } from './settings.ts';

/** A system crontab for /etc/cron.d, read by Debian's cron on the clock of its host. */
export const crontab = defineTarget({
  id: 'crontab',
  label: 'crontab',
  defaultOut,
  settings: crontabSettings,
  engine: ({ hostZone }) => ({ engine: 'debian-cron', hostZone }),
  legalise,
  check,
  render,
  facts,
  lacks: ['deadline'],
  read,
  reordered,
  removal: ({ path }) =>
    path.endsWith('/cronwright') ? 'sudo rm /etc/cron.d/cronwright' : undefined,
});
