import manifest from '../package.json' with { type: 'json' };

/** The version of this package, for `--version` only: generated files never carry it. */
export const version: string = manifest.version;
