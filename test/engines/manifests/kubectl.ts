import { installed } from '../installed.ts';
import { type Ended, runProgram } from '../run-program.ts';
import { isMap, leavesOf } from './fields.ts';

/** Runs kubectl without any cluster or settings of the machine. */
function kubectl(stdin: string, ...rest: readonly string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, HOME: '/nonexistent', KUBECONFIG: '/dev/null' };
  return runProgram([installed('kubectl'), ...rest], { stdin, env });
}

/**
 * What `kubectl kustomize FOLDER` prints: the objects as `kubectl apply -k` would send them.
 * @throws with kubectl's own message when it cannot be built.
 */
export async function kustomize(folder: string): Promise<string> {
  const { status, stdout, stderr } = await kubectl('', 'kustomize', folder);
  if (status !== 0) throw new Error(`kubectl kustomize ${folder}: ${stderr}`);
  return stdout;
}

/** The image that `set image` puts everywhere, so that it decodes the object and prints it again. */
const IMAGE = 'example.invalid/replaced';

/**
 * Decodes a manifest into Kubernetes' own Go types, as kubectl does, and names what did not come
 * through: a wrong type, a field Kubernetes doesn't know, a value that YAML 1.1 reads otherwise.
 * @param text one object that has a pod template, in YAML or JSON
 * @param object the same as read by our own YAML reader
 */
export async function lostInTypedDecode(text: string, object: unknown): Promise<readonly string[]> {
  const given = leavesOf({ path: '', value: object });
  const decoded = await decode(text);
  if ('error' in decoded) return [decoded.error];
  const lost = given.filter(({ path, value }) => !decoded.leaves.has(print(path, value)));
  // Go leaves out many a false, 0 and "": whether the field is known shows with another value there.
  const zeroes = lost.filter(({ value }) => isZero(value)).map(({ path }) => path);
  const again = zeroes.length > 0 ? await decode(JSON.stringify(withoutZeroes(object))) : decoded;
  if ('error' in again) return [again.error];
  return lost
    .filter(({ path }) => !path.endsWith('.image'))
    .filter(({ path, value }) => !again.leaves.has(print(path, withoutZeroes(value))))
    .map(({ path, value }) => `not a field Kubernetes knows: ${print(path, value)}`);
}

type Decoded = { readonly leaves: ReadonlySet<string> } | { readonly error: string };

async function decode(text: string): Promise<Decoded> {
  const command = ['set', 'image', '--local', '-f', '-', `*=${IMAGE}`, '-o', 'json'];
  const { status, stdout, stderr } = await kubectl(text, ...command);
  if (status !== 0) return { error: stderr.trim() };
  const leaves = leavesOf({ path: '', value: JSON.parse(stdout) as unknown });
  return { leaves: new Set(leaves.map(({ path, value }) => print(path, value))) };
}

function print(path: string, value: unknown): string {
  return `${path}=${JSON.stringify(value)}`;
}

function isZero(value: unknown): boolean {
  return value === false || value === 0 || value === '';
}

/** The same with true for false, 1 for 0 and "x" for "". */
function withoutZeroes(value: unknown): unknown {
  if (value === false) return true;
  if (value === 0) return 1;
  if (value === '') return 'x';
  if (Array.isArray(value)) return value.map(withoutZeroes);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutZeroes(inner)]),
  );
}
