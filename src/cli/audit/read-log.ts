import { pipeline, Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { readLine } from '../../audit/read-line.ts';
import { type Found, readRow } from '../../audit/read-run.ts';
import type { PlacedReading, Reading } from '../../audit/types.ts';
import { linesOf, textOf } from './text-lines.ts';

const tooLong: Reading = { kind: 'broken', why: 'it is longer than 1 MiB' };
/** A record that is longer has a quote that nobody closed. */
const longestRecord = 1 << 20;

/**
 * What every line of a log, or every row of the table's CSV, says, some at a time. Which of them it is shows in its first
 * line that isn't empty: a head of columns, or not.
 * @param file the name that its lines are told with
 */
export async function* readLog(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<readonly PlacedReading[]> {
  const { head, parts } = await beginning(textOf(bytes));
  if (isTableHead(head)) yield* readTable(parts, file);
  else yield* readLines(parts, file);
}

async function* readLines(
  parts: AsyncIterable<string>,
  file: string,
): AsyncGenerator<readonly PlacedReading[]> {
  for await (const lines of linesOf(parts)) {
    yield lines
      .filter(({ text }) => text?.trim() !== '')
      .map(({ text, row }) => ({
        reading: text === undefined ? tooLong : readLine(text),
        file,
        row,
      }));
  }
}

/** The first line that isn't empty, and the whole text again. */
async function beginning(text: AsyncGenerator<string>) {
  let read = '';
  let ended = false;
  while (!/\S[^\n]*\n/.test(read) && read.length <= longestRecord && !ended) {
    const next = await text.next();
    if (next.done) ended = true;
    else read += next.value;
  }
  const head = /\S[^\n]*/.exec(read)?.[0] ?? '';
  return { head, parts: ended ? only(read) : behind(read, text) };
}

async function* only(read: string): AsyncGenerator<string> {
  yield read;
}

async function* behind(read: string, text: AsyncGenerator<string>): AsyncGenerator<string> {
  yield read;
  yield* text;
}

function isTableHead(line: string): boolean {
  const columns = line.split(',').map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
  return ['job_name', 'started_at', 'status'].every((name) => columns.includes(name));
}

/** A row and where it ends. */
interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

async function* readTable(
  parts: AsyncIterable<string>,
  file: string,
): AsyncGenerator<readonly PlacedReading[]> {
  const skipped: PlacedReading[] = [];
  const parser = parse({
    columns: (names: readonly string[]) => names.map((name) => name.trim()),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
    on_skip: (error) => {
      if (error)
        skipped.push({ reading: { kind: 'broken', why: whyOf(error) }, file, row: rowOf(error) });
      return undefined;
    },
  });
  const rows: AsyncIterable<Row> = pipeline(Readable.from(parts), parser, () => {
    // What fails is thrown to whoever reads the rows.
  });
  for await (const { record, info } of rows) {
    yield [...skipped.splice(0), { reading: readRow(cellsOf(record)), file, row: info.lines }];
  }
  yield skipped;
}

/** An empty cell is one that holds nothing. */
function cellsOf(record: Readonly<Record<string, string>>): Found {
  return Object.fromEntries(
    Object.entries(record).map(([column, cell]) => [column, cell === '' ? null : cell]),
  );
}

function whyOf({ code }: CsvError): string {
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? 'a quote is opened and never closed'
    : 'its quotes make no CSV';
}

function rowOf(error: CsvError): number {
  const { lines } = error as { lines?: unknown };
  return typeof lines === 'number' ? lines : 1;
}
