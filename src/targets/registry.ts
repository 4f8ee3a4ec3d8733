import { crontab } from './crontab/index.ts';
import { githubActions } from './github-actions/index.ts';
import { kubernetes } from './kubernetes/index.ts';
import type { Target } from './types.ts';

/** Every platform cronwright can write for, in the order people read them. */
export const targetRegistry: readonly Target[] = [crontab, kubernetes, githubActions];
