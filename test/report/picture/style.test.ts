import { describe, expect, test } from 'vitest';
import { laneTones, paper, type Tone } from '../../../src/report/picture/style.ts';

/** WCAG 2.2: relative luminance and contrast, and at least 3 for what is no text (1.4.11). */
type Rgb = readonly [number, number, number];

function linear(hex: string): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** What people without one kind of cone see (Machado and others, 2009, severity 1). */
const sights: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Oklab (Ottosson, 2020), in which equal distances look about equal. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function seen(hex: string, [r, g, b]: readonly [Rgb, Rgb, Rgb]): Rgb {
  const colour = linear(hex);
  const row = (factors: Rgb) => {
    const sum = factors.reduce((total, factor, i) => total + factor * (colour[i] ?? 0), 0);
    return Math.min(1, Math.max(0, sum));
  };
  return oklab([row(r), row(g), row(b)]);
}

const modes: readonly (keyof Tone)[] = ['light', 'dark'];

describe.each(modes)('the colours of lanes, %s', (mode) => {
  test('stand out from the paper', () => {
    for (const tone of laneTones) {
      expect(contrast(tone[mode], paper[mode]), tone[mode]).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Object.entries(sights))(
    'differ from their neighbours where one sees %s',
    (_, sight) => {
      for (const [i, tone] of laneTones.entries()) {
        const next = laneTones[(i + 1) % laneTones.length] ?? tone;
        const [a, b] = [seen(tone[mode], sight), seen(next[mode], sight)];
        const distance = Math.hypot(...a.map((value, axis) => value - (b[axis] ?? 0)));
        expect(distance, `${tone[mode]} ${next[mode]}`).toBeGreaterThan(0.08);
      }
    },
  );
});
