import type { RelatedPlace } from '../../diagnostics/diagnostic.ts';
import type { Policy } from '../../model/policy-types.ts';

/** Where a policy stands, and what it promises in its author's words. */
export function policyPlace(
  { name, label, at }: Policy,
  message = 'the policy is here',
): RelatedPlace {
  return { span: at, message, ...(label !== name && { excerpt: label }) };
}
