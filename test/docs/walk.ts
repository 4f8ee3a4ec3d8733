import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Block, matches, missingLines, placeOf } from './blocks.ts';
import type { Printed, Project } from './project.ts';

/** Runs a script in a folder, somewhere. */
export type Run = (script: string, folder: string) => Promise<Printed>;

/** Follows a document as its reader would: each block in its turn, in its folder. */
export class Walk {
  private readonly project: Project;
  private readonly places: ReadonlyMap<string, Run>;
  private last: Printed | undefined;

  /** @param places how to run the blocks that are not for `here`; without one they are passed by */
  constructor(project: Project, places: ReadonlyMap<string, Run> = new Map()) {
    this.project = project;
    this.places = places;
  }

  /** Does what a block says, and expects it to be true. */
  async take(block: Block): Promise<void> {
    if (block.says.has('file')) await this.write(block);
    if (block.language === 'sh') await this.run(block);
    if (block.says.has('prints')) this.expectPrinted(block);
    const shown = block.says.get('lines of');
    if (shown === undefined) return;
    const text = readFileSync(this.project.path(block, shown), 'utf8');
    expect(missingLines(block.text, text)).toBeUndefined();
  }

  /** Writes a file; a schedule is compiled at once, so that what is shown below is what it makes. */
  private async write(block: Block): Promise<void> {
    this.project.write(block);
    if (!block.says.get('file')?.endsWith('/jobs.yaml')) return;
    const compiled = await this.project.compile('--strict', block.folder);
    expect(compiled.status, compiled.text).toBe(0);
  }

  private async run(block: Block): Promise<void> {
    const { text, folder } = block;
    const place = placeOf(block) ?? 'here';
    const elsewhere = this.places.get(place);
    this.last =
      place === 'here'
        ? this.project.shell(text, folder)
        : await elsewhere?.(text, this.project.folder(folder));
    if (!this.last) return;
    const wanted = Number(block.says.get('ends with') ?? 0);
    expect(this.last.status, `${text}\n${this.last.text.slice(-2000)}`).toBe(wanted);
  }

  private expectPrinted(block: Block): void {
    if (this.last && !matches(block.text, this.last.text)) expect(this.last.text).toBe(block.text);
  }
}
