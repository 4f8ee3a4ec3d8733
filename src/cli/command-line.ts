/** A command as it can be pasted into a POSIX shell: words with other characters are quoted. */
export function shellCommand(words: readonly string[]): string {
  return words
    .map((word) =>
      /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
    )
    .join(' ');
}
