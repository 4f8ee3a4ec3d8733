import type { CatalogueEntry } from './entry.ts';

/** CW0xx: the file and its YAML. */
export const file = {
  CW001: {
    severity: 'error',
    title: 'file that cannot be opened',
    explanation:
      'The file is not there, is a folder, or may not be read by this user. Paths count from the folder the command runs in; the path of a baseline counts from the file that names it.',
  },
  CW002: {
    severity: 'error',
    title: 'empty file',
    explanation:
      'The file has no content, or only comments. An empty schedule is refused, since compiling it would delete every generated file. cronwright init writes a small one that compiles.',
  },
  CW003: {
    severity: 'error',
    title: 'not UTF-8',
    explanation:
      'The source must be UTF-8, so that the same bytes mean the same text on every machine. Most editors can convert: "save with encoding", or iconv -f LATIN1 -t UTF-8 on the command line.',
  },
  CW004: {
    severity: 'error',
    title: 'control character in the file',
    explanation:
      'Control characters are not shown by editors and reviews, and some end a line or a command where the file is used. Tabs and line ends (LF or CRLF) are the only ones the source may have. Delete the character.',
  },
  CW005: {
    severity: 'error',
    title: 'character that hides text',
    explanation:
      'Marks that turn the reading direction, and characters without width, make a line say something else than what a reviewer reads. They are refused anywhere in the file, in comments too. Delete the character; ordinary letters of every script are fine.',
  },
  CW006: {
    severity: 'error',
    title: 'file too large',
    explanation:
      'A source may have 64 MiB, two million entries and a hundred thousand jobs. A larger one is most likely another file by mistake. Split a schedule that is really this large by team or by service.',
  },
  CW007: {
    severity: 'error',
    title: 'path that cannot be named in a comment',
    explanation:
      'Every generated file names its source in a comment. A line end in the path would end that comment, and what follows it would be a line of the crontab; --> ends a comment of the page. Such a path is refused, and so is one with other characters that nobody sees. Rename the file or its folder.',
  },
  CW008: {
    severity: 'error',
    title: 'too little memory',
    explanation:
      "To read a source takes some 1.6 KiB of memory for each of its keys and items, to compile and prove a job 6 KiB for each of its targets: for a hundred thousand jobs on three targets two gigabytes. Node takes a part of the machine's memory only, unless it is told otherwise. Nothing was compiled: Node would have stopped in the middle. Set NODE_OPTIONS as the help says, on a machine that has as much, or split the schedule.",
  },
  CW010: {
    severity: 'error',
    title: 'YAML syntax error',
    explanation:
      'The file cannot be read as YAML from this place on. What follows a syntax error is mostly its echo, so only the first is told and nothing else in the file is checked. Mend it and compile again.',
  },
  CW011: {
    severity: 'error',
    title: 'tab used as indentation',
    explanation:
      'YAML tells levels apart by blanks at the start of a line and does not allow tabs there, because nobody knows how wide a tab is. Replace each by two blanks. Most editors can be told to insert blanks when Tab is pressed.',
  },
  CW012: {
    severity: 'error',
    title: 'unquoted cron expression',
    explanation:
      'A value that begins with * is an alias for YAML, a reference to a value named elsewhere. A cron expression therefore needs quotes: schedule: "*/5 * * * *". It is simplest to quote all of them.',
  },
  CW013: {
    severity: 'error',
    title: 'unquoted @ macro',
    explanation:
      'YAML keeps @ at the start of a value for itself, so @daily and its kind need quotes: schedule: "@daily". Five fields say the same and show the time as well: "0 0 * * *".',
  },
  CW014: {
    severity: 'error',
    title: 'merge key',
    explanation:
      'A << merges one map into another in some YAML readers and is an ordinary key in others, so the file would mean different things to different programs. Shared settings belong under defaults or into a category, from where every job below takes them. Anchors and aliases (&name, *name) are allowed.',
  },
  CW015: {
    severity: 'error',
    title: 'duplicate key',
    explanation:
      'A key may stand in a map once. Readers that allow two silently keep the last, and a job would vanish. Keep one of them, or rename the other.',
  },
  CW016: {
    severity: 'error',
    title: 'unknown alias',
    explanation:
      'A value that begins with * refers to an anchor (&name) further up in the file, and there is none of this name. Define it above, or put quotes around the value if it is a text.',
  },
  CW017: {
    severity: 'error',
    title: 'alias to itself',
    explanation:
      'The alias stands inside the value it refers to, so the value would have no end. Write out what is meant.',
  },
  CW018: {
    severity: 'error',
    title: 'too many values by aliases',
    explanation:
      'Aliases of aliases can turn a few lines into millions of values, which would exhaust the memory of whoever checks the file. All aliases together may stand for 250,000 values. Settings that many jobs share belong under defaults or into a category.',
  },
  CW019: {
    severity: 'error',
    title: 'several documents in one file',
    explanation:
      'A line with --- or ... ends a YAML document. A source is exactly one document, so nothing below such a line would be read. Put the rest into a file of its own, or take the line out.',
  },
  CW020: {
    severity: 'error',
    title: 'tag or directive',
    explanation:
      'Tags (!name) and directives (%NAME) change how YAML is read, and differ from reader to reader. The source is plain YAML 1.2 and needs neither. A text that begins with ! or % needs quotes.',
  },
  CW021: {
    severity: 'error',
    title: 'file that is no map',
    explanation:
      'The source is a map of keys at its top: version, timezone, jobs, targets and so on, each at the first column. This file holds a list or a single value.',
  },
  CW022: {
    severity: 'error',
    title: 'key that is no text',
    explanation:
      'Keys are names. YAML reads 1, true or null without quotes as a number, a truth value or nothing, and brackets as lists and maps. Write a name that begins with a letter.',
  },
  CW023: {
    severity: 'error',
    title: 'quote or bracket that does not match',
    explanation:
      'A quote or a bracket is opened and never closed, or something stands behind a closed one. Only the first such place is told, since everything after it is read wrongly. Close it on the line where it opens.',
  },
  CW024: {
    severity: 'error',
    title: 'wrong indentation',
    explanation:
      'Keys of one map begin at the same column. This line begins at a column where nothing else does, so it is unclear what it belongs to. Two blanks a level are the custom.',
  },
  CW025: {
    severity: 'error',
    title: 'text that needs quotes',
    explanation:
      'Some characters mean something to YAML: @ ` % at the start of a value, and a colon with a blank behind it. A text with one of them is written in double quotes.',
  },
  CW026: {
    severity: 'error',
    title: 'unknown escape',
    explanation:
      'Between double quotes a backslash begins an escape such as \\" or \\\\, and this one does not exist. Between single quotes a backslash is only a backslash.',
  },
  CW027: {
    severity: 'error',
    title: 'nested too deeply',
    explanation:
      'The file has more than 64 levels of maps and lists, or more than the YAML reader can follow. A schedule needs six. Most likely brackets are repeated by mistake.',
  },
  CW028: {
    severity: 'error',
    title: 'line without a key',
    explanation:
      'Every line of a map is a key, a colon, a blank and a value. Either the colon or the blank behind it is missing, or the line belongs to the text above it, which then needs quotes or a | behind its key.',
  },
} as const satisfies Record<string, CatalogueEntry>;
