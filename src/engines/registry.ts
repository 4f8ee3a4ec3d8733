import type { Engine } from './base/types.ts';
import { busybox } from './busybox.ts';
import { cronie } from './cronie.ts';
import { debianCron } from './debian-cron.ts';
import { githubActions } from './github-actions.ts';
import { kubernetes } from './kubernetes.ts';

/** Every engine by the name that people and targets call it. */
export const engines = {
  'debian-cron': debianCron,
  cronie,
  busybox,
  kubernetes,
  'github-actions': githubActions,
} as const satisfies Record<string, Engine>;

export type EngineId = keyof typeof engines;

/** What people call an engine otherwise, where it is not near in spelling. */
export const colloquial: Readonly<Record<string, EngineId>> = {
  crontab: 'debian-cron',
  cron: 'debian-cron',
  vixie: 'debian-cron',
  ubuntu: 'debian-cron',
  fedora: 'cronie',
  rhel: 'cronie',
  alpine: 'busybox',
  k8s: 'kubernetes',
  cronjob: 'kubernetes',
  actions: 'github-actions',
  gha: 'github-actions',
};
