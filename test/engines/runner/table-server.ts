import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Row = Readonly<Record<string, unknown>>;

export interface Written {
  readonly method: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly row: Row;
  readonly status: number;
}

/** A table behind a server that answers as PostgREST does. */
export interface TableServer {
  readonly url: string;
  readonly rows: ReadonlyMap<string, Row>;
  /** What a run has sent, in order. */
  readonly writtenBy: (job: string) => readonly Written[];
  readonly rowOf: (job: string) => Row | undefined;
  readonly close: () => Promise<void>;
}

export const base = [
  ...['id', 'job_name', 'started_at', 'finished_at', 'status', 'duration_ms', 'response_code'],
  ...['error', 'items_processed'],
];
export const full = [
  ...base,
  ...['category', 'window_name', 'target', 'trigger', 'scheduled_at', 'reason', 'attempts'],
];

interface Asked {
  readonly method: string;
  readonly query: string;
  readonly prefer: string;
  readonly row: Row;
}

/** Status by "Tables and Views" (postgrest.org): inserts are 201, a change of no row is 204, too. */
function write(rows: Map<string, Row>, columns: readonly string[], asked: Asked): number {
  const { method, query, prefer, row } = asked;
  if (Object.keys(row).some((name) => !columns.includes(name))) return 400;
  const id = String(row.id);
  if (method === 'PATCH') {
    const old = rows.get(query.replace('?id=eq.', ''));
    if (old) rows.set(id, { ...old, ...row });
    return 204;
  }
  const merges = query === '?on_conflict=id' && prefer.includes('resolution=merge-duplicates');
  if (rows.has(id) && !merges) return 409;
  rows.set(id, { ...rows.get(id), ...row });
  return 201;
}

/** What happens to a run's write number `n`, counted from 1, instead of an answer. */
export type Mishap = (n: number, response: ServerResponse) => boolean;

export async function startTable(
  columns: readonly string[] = full,
  mishap: Mishap = () => false,
): Promise<TableServer> {
  const rows = new Map<string, Row>();
  const written: Written[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const row: Row = JSON.parse(Buffer.concat(chunks).toString());
    const { method = '', url = '', headers } = request;
    const query = url.replace(/^[^?]*/, '');
    const before = written.filter((one) => one.row.id === row.id).length;
    const note = (status: number) => written.push({ method, query, headers, row, status });
    if (mishap(before + 1, response)) return void note(0);
    const status = write(rows, columns, { method, query, prefer: String(headers.prefer), row });
    note(status);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/rest/v1/job_executions`,
    rows,
    writtenBy: (job) => written.filter(({ row }) => row.job_name === job),
    rowOf: (job) => [...rows.values()].find((row) => row.job_name === job),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
