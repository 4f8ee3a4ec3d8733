/** An expression that answers with one value of a context, such as `inputs.job`. */
export function context(path: string): string {
  return `\${{ ${path} }}`;
}
