import type { Terminal } from './terminal.ts';

/** Nobody waits for what takes less, and nothing is written more often. In milliseconds. */
const patience = 500;
const clearLine = '\r\u001b[K';

/**
 * Says how far a command is, to a person who waits for it: one line of the talk that replaces itself and
 * is gone at the end. Elsewhere, and before half a second has passed, nothing.
 */
export class Progress {
  private readonly terminal: Pick<Terminal, 'talk' | 'listener'>;
  private readonly clock: () => number;
  private said = false;
  private next: number;

  /** @param clock milliseconds of the real time, whatever `--now` pretends */
  constructor(
    terminal: Pick<Terminal, 'talk' | 'listener'>,
    clock: () => number = () => performance.now(),
  ) {
    this.terminal = terminal;
    this.clock = clock;
    // Where nobody reads along, nobody asks for the time either, which Node loads when it is asked.
    this.next = terminal.listener === 'file' ? Number.POSITIVE_INFINITY : clock() + patience;
  }

  /** @param words made only when they are said */
  report(words: () => string): void {
    if (this.terminal.listener === 'file' || this.clock() < this.next) return;
    this.terminal.talk(`${clearLine}${words()}`);
    this.said = true;
    this.next = this.clock() + patience;
  }

  end(): void {
    if (this.said) this.terminal.talk(clearLine);
  }
}
