import type { Found } from '../../../read-back/shape.ts';

/**
 * GitHub replaces `${{ … }}` wherever it stands: what was written as a literal would not reach the
 * runner as it was. Source: "Evaluate expressions in workflows and actions".
 */
export function expressionFaults(found: Found, allowed: readonly string[] = []): readonly string[] {
  return [...found]
    .filter(([name, value]) => !allowed.includes(name) && String(value).includes('${{'))
    .map(([name]) => `an expression stands where ${name} is a literal`);
}
