/**
 * Measures of the picture. It is narrow on purpose: on a phone 380 pixels wide its letters are still
 * more than 9 pixels high, and on a page it is shown at its own size, with letters like the page's.
 */
export const pictureWidth = 600;
export const fontSize = 15;

const unitsPerMinute = 0.4;
export const plotLeft = 12;
export const plotRight = plotLeft + 1440 * unitsPerMinute;

/** A row of jobs, and where things are inside it. */
export const rowHeight = 22;
export const baseline = 15.6;
export const middle = 11;

/** Half the width that a mark takes, with the space around it. */
export const markReach = 10;

/** Where a minute of the day (0–1440) lies. */
export function xOf(minute: number): number {
  return plotLeft + minute * unitsPerMinute;
}

/** The same for a length of time. */
export function widthOf(minutes: number): number {
  return minutes * unitsPerMinute;
}
