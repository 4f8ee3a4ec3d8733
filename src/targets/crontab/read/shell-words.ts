/**
 * What a shell may read as something other than itself outside of quotes: the characters of POSIX
 * XCU 2.2, and those that bash gives a meaning besides (braces, history, tildes after `=`).
 */
const special = /[|&;<>()$`\\"*?[\]#~!{}^%]/;

export interface ShellWords {
  readonly words: readonly string[];
  /** Sentences without full stop. */
  readonly faults: readonly string[];
}

/**
 * The words of a simple command in which nothing is expanded: plain characters, and text in single
 * quotes, which the shell takes as it stands (POSIX XCU 2.2.2).
 */
export function shellWords(command: string): ShellWords {
  const pieces = command.match(/[ \t]+|'[^']*'|'|[^ \t']+/g) ?? [];
  const words: string[] = [];
  const faults: string[] = [];
  let word: string | undefined;
  for (const piece of pieces) {
    if (/^[ \t]/.test(piece)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (piece.length > 1 && piece.startsWith("'")) {
      word = (word ?? '') + piece.slice(1, -1);
    } else {
      const found = piece === "'" ? piece : special.exec(piece)?.[0];
      if (found !== undefined) faults.push(`the shell gives ${found} a meaning there`);
      word = (word ?? '') + piece;
    }
  }
  return { words: word === undefined ? words : [...words, word], faults };
}
