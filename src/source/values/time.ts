import { textOf, textsOf, type ValueCheck, type ValueFault } from './value-fault.ts';

const exact = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** A time of day, `"HH:MM"`, in quotes. */
export const time: ValueCheck = (node) => {
  const text = textOf(node);
  if (text === undefined || node.kind !== 'scalar') return undefined;
  const better = clockOf(text);
  const rewrite =
    better === undefined ? { help: 'for example   "08:00"' } : { rewrite: `"${better}"` };
  if (!exact.test(text)) {
    const message = `"${text}" is not a time of day`;
    return { code: 'CW111', message, label: labelFor(text), ...rewrite };
  }
  if (node.style !== 'plain') return undefined;
  return {
    code: 'CW111',
    message: 'a time of day needs quotes',
    label: 'without them older YAML readers take 10:00 for 600',
    ...rewrite,
  };
};

/** One time, or several by name; several in a list have no names to go by. */
export const times: ValueCheck = (node) => {
  if (node.kind !== 'list') return time(node);
  return listFault(textsOf(node)?.map((text) => clockOf(text)));
};

function listFault(clocks: readonly (string | undefined)[] | undefined): ValueFault {
  const fault = {
    code: 'CW117',
    message: 'several times need a name each',
    label: 'every time becomes a job of its own, called <job>_<name>',
  } as const;
  if (!clocks?.every((clock) => clock !== undefined)) {
    return { ...fault, help: 'write   times: { manha: "10:00", tarde: "16:00" }' };
  }
  const [only] = clocks;
  if (clocks.length === 1) return { ...fault, rewrite: `"${only}"` };
  const entries = clocks.map((clock) => `at_${clock.replace(':', '')}: "${clock}"`);
  return { ...fault, rewrite: `{ ${entries.join(', ')} }`, help: 'under names that say more' };
}

function labelFor(text: string): string {
  if (/^24:?00$/.test(text)) return 'the day begins at 00:00';
  if (/^\d\d?:\d\d:\d\d$/.test(text)) return 'schedulers count minutes, not seconds';
  return '"HH:MM", from "00:00" to "23:59"';
}

/** What was meant as `HH:MM`: `8:00`, `8h`, `8h30`, `8am`, `0800`, `8`, `08:00:00`. */
export function clockOf(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:h.](\d{2})?)?(?::00)?\s*([ap]m)?$/i.exec(compact(text));
  if (!match) return undefined;
  const half = match[3]?.toLowerCase();
  const named = Number(match[1]);
  if (half !== undefined && (named < 1 || named > 12)) return undefined;
  const hour = half === undefined ? named % 24 : (named % 12) + (half === 'pm' ? 12 : 0);
  const minute = Number(match[2] ?? 0);
  if (named > 24 || minute > 59 || (named === 24 && minute > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `0800` as `08:00`, `8h30min` as `8h30`; blanks at the ends dropped. */
function compact(text: string): string {
  const trimmed = text.trim().replace(/min?$/, '');
  return /^\d{4}$/.test(trimmed) ? `${trimmed.slice(0, 2)}:${trimmed.slice(2)}` : trimmed;
}
