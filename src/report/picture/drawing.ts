import type { DayKind } from './facts.ts';

/**
 * The picture with every place worked out: plain data between the facts and the SVG. Lengths are
 * units of the viewBox; y counts from the top of the block that a thing is in.
 */

/** How a text is set: `strong` times and headings, `code` names of jobs, `quiet` the rest. */
export type Font = 'plain' | 'strong' | 'code' | 'quiet';

export interface Piece {
  readonly font: Font;
  readonly text: string;
}

/** One line of text; x is where it is anchored, y its baseline. */
export interface Label {
  readonly kind: 'label';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly pieces: readonly Piece[];
}

/** A line from `x` to `until` that is broken into dashes of one unit, `step` units apart. */
export interface Beat {
  readonly x: number;
  readonly until: number;
  readonly step: number;
}

export type Shape =
  | Label
  | {
      readonly kind: 'mark';
      readonly days: DayKind;
      /** The middle. */
      readonly x: number;
      readonly y: number;
      readonly isHeld: boolean;
    }
  | {
      readonly kind: 'band' | 'chip';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly isHeld: boolean;
      readonly beat?: Beat;
    }
  /** A window's part of the day, from y down to the bottom of the lanes. */
  | {
      readonly kind: 'shade';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly isHeld: boolean;
    }
  | { readonly kind: 'swatch'; readonly x: number; readonly y: number }
  /** A horizontal line across the plot. */
  | { readonly kind: 'rule' | 'scale'; readonly y: number }
  /** A stepped line over the 24 hours, y for each; `area` is filled down to `floor`. */
  | { readonly kind: 'before'; readonly hours: readonly number[] }
  | { readonly kind: 'after'; readonly hours: readonly number[]; readonly floor: number }
  /** A line of the legend for one of the two. */
  | {
      readonly kind: 'sample';
      readonly of: 'before' | 'after';
      readonly x: number;
      readonly y: number;
    }
  /** A short line for each hour, down from y. */
  | { readonly kind: 'ticks'; readonly y: number }
  /** A line for every third hour, from y down to the bottom of the lanes. */
  | { readonly kind: 'grid'; readonly y: number }
  /** Covers what reaches down from above. */
  | { readonly kind: 'cover'; readonly height: number };

/** What is one line of the SVG, so that a changed start is a changed line. */
export interface Row {
  readonly shapes: readonly Shape[];
  /** Said in full where the label is cut short. */
  readonly title?: string;
}

/** Rows that move together; each block stands below the one before it. */
export interface Block {
  readonly height: number;
  /** The place of a category in the source, which gives the colour; grey where absent. */
  readonly colour?: number;
  readonly rows: readonly Row[];
}

export interface Picture {
  readonly title: string;
  readonly description: string;
  readonly blocks: readonly Block[];
}

export function heightOf({ blocks }: Pick<Picture, 'blocks'>): number {
  return blocks.reduce((sum, { height }) => sum + height, 0);
}
