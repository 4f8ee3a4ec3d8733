/** A name as SQL reads it exactly, capitals and reserved words included. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A text as a literal that means the same whatever `standard_conforming_strings` says (PostgreSQL,
 * section 4.1.2): with a backslash it is an escape string.
 */
export function literal(text: string | undefined): string {
  if (text === undefined) return 'null';
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? `E${quoted}` : quoted;
}

/** Whole numbers as an array's literal, or null: a set that restricts nothing. */
export function numbers(values: readonly number[] | undefined): string {
  return values ? `'{${values.join(',')}}'` : 'null';
}

/** One row of a `values` list a line. */
export function valueRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `  (${row.join(', ')})`).join(',\n');
}

/**
 * One file's statements in its schema, a name as SQL reads it, taken whole or not at all. Bodies of
 * functions are not looked into, so that the files may be run in any order.
 */
export function transaction(schema: string, ...statements: readonly string[]): string {
  const settings = [
    "set local client_encoding to 'UTF8';",
    'set local check_function_bodies to off;',
    'set local client_min_messages to warning;',
  ];
  return ['begin;', settings.join('\n'), schemaIfAbsent(schema), ...statements, 'commit;\n'].join(
    '\n\n',
  );
}

/** `create schema if not exists` asks for the right to make one even where there is one. */
function schemaIfAbsent(schema: string): string {
  return `do $cronwright$
begin
  if to_regnamespace(${literal(schema)}) is null then
    create schema ${schema};
  end if;
end
$cronwright$;`;
}
