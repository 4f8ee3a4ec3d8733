import { describe, expect, it } from 'vitest';
import { inclusiveShares, moduleAt, partOf, selfShares } from '../../bench/profile.ts';

const frame = (functionName: string) => ({ functionName, url: '', lineNumber: 0 });

describe('a profile', () => {
  it('knows the module of a line by the comment above it', () => {
    const at = moduleAt(
      '#!/usr/bin/env node\n// src/time/civil.ts\nx\n  // node_modules/yaml/a.js\ny\n',
    );
    expect([0, 2, 4].map(at).map(partOf)).toEqual(['node', 'src/time', 'yaml']);
  });

  it('counts a function that calls itself once', () => {
    const profile = {
      nodes: [
        { id: 1, callFrame: frame('main'), children: [2] },
        { id: 2, callFrame: frame('walk'), children: [3] },
        { id: 3, callFrame: frame('walk') },
      ],
      samples: [1, 2, 3, 3],
      timeDeltas: [1, 1, 1, 1],
    };
    const name = ({ functionName }: { readonly functionName: string }) => functionName;
    expect(selfShares(profile, name)).toEqual([
      { name: 'walk', share: 0.75 },
      { name: 'main', share: 0.25 },
    ]);
    expect(inclusiveShares(profile, name)).toEqual([
      { name: 'main', share: 1 },
      { name: 'walk', share: 0.75 },
    ]);
  });
});
