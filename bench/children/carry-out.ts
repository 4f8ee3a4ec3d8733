import { carryOut } from '../../src/cli/carry-out.ts';

/** The program in one file with its modules' names, which the shipped one has no more: for profiles. */
await carryOut(process.argv.slice(2));
