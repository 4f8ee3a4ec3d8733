import type { Colors, Formatter } from 'picocolors/types.js';
import type { Category } from '../model/types.ts';

/**
 * Colours names by their category, in the order of the file, so that a category keeps its colour from
 * one command to the next. Red, yellow and green are left to what they mean elsewhere.
 */
export function categoryColor(
  categories: readonly Pick<Category, 'name'>[],
  colors: Colors,
): (text: string, category: Pick<Category, 'name'> | undefined) => string {
  const palette: readonly Formatter[] = [
    colors.cyan,
    colors.magenta,
    colors.blue,
    colors.cyanBright,
    colors.magentaBright,
    colors.blueBright,
  ];
  return (text, category) => {
    const index = categories.findIndex(({ name }) => name === category?.name);
    const paint = index === -1 ? undefined : palette[index % palette.length];
    return paint ? paint(text) : text;
  };
}
