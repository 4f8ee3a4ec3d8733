/**
 * Takes what a long task is at, for somebody who waits for it. Called for every job or file, so the words
 * are made only when they are shown.
 */
export type Report = (words: () => string) => void;

/** Where nobody waits. */
export const unwatched: Report = () => {};
