import { InvalidArgumentError } from 'commander';

/** How many of something an option asks for. */
export function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100_000) {
    throw new InvalidArgumentError('write a whole number from 1 to 100000');
  }
  return value;
}
