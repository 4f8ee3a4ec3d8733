/** What the compiled JSON Schema says about one value. */
export interface SchemaFault {
  readonly keyword: string;
  /** A JSON pointer. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set on what is said about a key, by `propertyNames`. */
  readonly propertyName?: string;
  /** The schema the value was held against, with our own words in it. */
  readonly parentSchema?: SchemaNode;
}

export interface SchemaNode {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  /** What is wanted, in words: "a duration such as 300s". */
  readonly 'x-expected'?: string;
}

/** A validator that `scripts/build.mjs` compiled. `errors` are those of the last call. */
export interface Validate {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaFault[] | null;
}
