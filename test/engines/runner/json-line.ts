import { expect } from 'vitest';
import type { Finished } from './runner.ts';

export interface JsonLine {
  readonly id: string;
  readonly job_name: string;
  readonly category: string | null;
  readonly window: string | null;
  readonly target: string | null;
  readonly trigger: string;
  readonly scheduled_at: string | null;
  readonly started_at: string;
  readonly finished_at: string;
  readonly duration_ms: number;
  readonly attempt: number;
  readonly response_code: number | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly error: string | null;
  readonly items_processed: number | null;
  readonly warning: string | null;
}

export const KEYS = [
  ...['id', 'job_name', 'category', 'window', 'target', 'trigger', 'scheduled_at', 'started_at'],
  ...['finished_at', 'duration_ms', 'attempt', 'response_code', 'outcome', 'reason', 'error'],
  ...['items_processed', 'warning'],
] as const;

/** Exactly one line, exactly these keys in this order. */
export function parseLine(text: string): JsonLine {
  expect(text).toMatch(/^[^\n]+\n$/);
  const line: JsonLine = JSON.parse(text);
  expect(Object.keys(line)).toEqual(KEYS);
  return line;
}

/** A line for each attempt of one run. */
export function linesOf({ stdout }: Finished): readonly JsonLine[] {
  return stdout.split(/(?<=\n)/).map(parseLine);
}

export function lineOf(finished: Finished): JsonLine {
  return parseLine(finished.stdout);
}
