/** Text that was found, as a sentence quotes it: in quotes, on one line, with its beginning only. */
export function excerpt(text: string): string {
  const characters = [...text];
  const kept = characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text;
  return JSON.stringify(kept);
}
