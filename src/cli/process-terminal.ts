import pc from 'picocolors';
import { columnsOfTerminal } from './columns.ts';
import { isTerminal } from './is-terminal.ts';
import type { Memory } from './memory.ts';
import type { GitHubRunner, Terminal } from './terminal.ts';
import { writeAll } from './write-all.ts';

/** Colour when asked for, else where a person reads along and NO_COLOR is not set. */
function coloured(descriptor: 1 | 2): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return TERM !== 'dumb' && isTerminal(descriptor);
}

function githubRunner(): GitHubRunner {
  const { GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY } = process.env;
  // A variable that is set to nothing is not set.
  return {
    workspace: GITHUB_WORKSPACE || undefined,
    stepSummary: GITHUB_STEP_SUMMARY || undefined,
  };
}

/** The terminal a person or a CI runner sees. */
export function processTerminal(cwd: string, memory: Memory | undefined): Terminal {
  return {
    cwd,
    out: (text) => writeAll(1, text),
    talk: (text) => writeAll(2, text),
    input: () => (isTerminal(0) ? undefined : process.stdin),
    listener: isTerminal(2) ? 'person' : 'file',
    columns: columnsOfTerminal(),
    outColors: pc.createColors(coloured(1)),
    talkColors: pc.createColors(coloured(2)),
    github: githubRunner(),
    now: () => Date.now(),
    memory,
  };
}
