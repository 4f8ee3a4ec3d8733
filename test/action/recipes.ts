import { parse } from 'yaml';
import { blocksOf, documentText } from '../docs/blocks.ts';

/** A step of a job, as far as tests look at it. */
export interface JobStep {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly 'timeout-minutes'?: number;
        readonly steps: readonly JobStep[];
      }
    >
  >;
}

/** Every workflow that we run ourselves or tell people to: its path and its text. */
export function workflowTexts(): ReadonlyMap<string, string> {
  const own = '.github/workflows/ci.yml';
  const recipes = blocksOf(documentText('docs/continuous-integration.md')).flatMap(
    ({ says, text }) => {
      const path = says.get('file');
      return path === undefined ? [] : [[path, text] as const];
    },
  );
  return new Map([[own, documentText(own)], ...recipes]);
}

/** @throws for a path that no workflow has. */
export function workflow(path: string): Workflow {
  const text = workflowTexts().get(path);
  if (text === undefined) throw new Error(`no workflow ${path}`);
  return parse(text) as Workflow;
}

export function stepsOf({ jobs }: Workflow): readonly JobStep[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/** The workflow that comments, and the script that it runs. */
export const commentPath = '.github/workflows/schedule-comment.yml';

export function commentScript(): string {
  const [step, ...more] = stepsOf(workflow(commentPath));
  if (step?.run === undefined || more.length > 0) throw new Error('one step, with a script');
  return step.run;
}
