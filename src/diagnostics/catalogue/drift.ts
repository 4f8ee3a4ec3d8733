import type { CatalogueEntry } from './entry.ts';

/** CW9xx: drift between the source and what is committed. */
export const drift = {
  CW901: {
    severity: 'error',
    title: 'generated files do not match their source',
    explanation: `The files below generated/ and the schedule's page are made from the source and committed with it. Each carries a checksum of its own text, so that cronwright can tell what happened to it:
  missing       the source asks for a file that isn't there
  stale         the file is as cronwright wrote it, but the source has changed since
  hand-edited   the file is not as cronwright wrote it: its text or its mode was changed
  orphan        cronwright wrote the file for this source, which doesn't ask for it any more
Run npx cronwright compile and commit the result. A change you meant to keep belongs into the source.`,
  },
  CW902: {
    severity: 'error',
    title: "a file of somebody else's stands in the way",
    explanation: `Something stands where a generated file belongs, and it does not carry cronwright's header, or names another source. cronwright never overwrites it.
Move it away, or write to another folder (setting "out" of the target). If it was generated once and has lost its header, delete it. Two sources of one repository meet on docs/jobs-schedule.md at least: give the second a folder of its own, --out DIR. After a source was renamed, delete what was generated from it and compile again.`,
  },
  CW903: {
    severity: 'error',
    title: 'a path that leads out of the repository',
    explanation: `A folder on the way to a generated file, or the file itself, is a symbolic link or is no folder. Writing through a link could change a file anywhere.
Replace it by a real folder, or write to another one (setting "out" of the target). The lock of a stagger stands beside its source: where that is outside the folder you are in, run cronwright in a folder above both.`,
  },
  CW904: {
    severity: 'error',
    title: 'generated files could not be written',
    explanation: `The disk refused a change. Every file is first written beside its place and then renamed, so each one is either entirely old or entirely new; the message names those that are new already.
Mend the cause and compile again.`,
  },
  CW905: {
    severity: 'error',
    title: 'generated files that cannot be read',
    explanation: `A file or folder where generated files belong, or were left, could not be read: a name is too long, the permissions don't allow it, or the disk fails. cronwright compares before it writes, so nothing was written.
Mend the cause, or write to another folder (setting "out" of the target).`,
  },
  CW906: {
    severity: 'error',
    title: 'files that may be made from another source of the same path',
    explanation: `A generated file names its source by the path from the folder in which cronwright ran. With --out leading out of that folder, or into one with a source of its own, files that name the same path may be another source's: two schedules would take turns in deleting each other's files. cronwright adds files there, but changes and deletes none.
Give each source a folder of its own, or run cronwright from a folder above both: then the paths differ. If the files are this source's, delete them and compile again.`,
  },
} as const satisfies Record<string, CatalogueEntry>;
