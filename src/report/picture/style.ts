import { fontSize } from './geometry.ts';

/** A colour on white paper, and the same on a dark one. */
export interface Tone {
  readonly light: string;
  readonly dark: string;
}

export const paper: Tone = { light: '#ffffff', dark: '#0d1117' };

/**
 * The colours of lanes, in this order, then from the front again. Each stands out from the paper
 * (contrast 3 at least), and neighbours from each other also for people who see fewer colours; a
 * lane's name says the rest.
 */
export const laneTones: readonly Tone[] = [
  { light: '#0969da', dark: '#58a6ff' },
  { light: '#bc4c00', dark: '#f0883e' },
  { light: '#0f766e', dark: '#2dd4bf' },
  { light: '#6639ba', dark: '#a37bf0' },
  { light: '#a40e26', dark: '#ff7b72' },
  { light: '#857000', dark: '#d8b80f' },
  { light: '#0e8bb0', dark: '#7fd8f5' },
  { light: '#6b4226', dark: '#c49a6c' },
  { light: '#bf3989', dark: '#f778ba' },
  { light: '#30358c', dark: '#8088f0' },
  { light: '#2f8132', dark: '#5fd068' },
  { light: '#9b6b9e', dark: '#d9b3dc' },
];

const ink: Tone = { light: '#1f2328', dark: '#e6edf3' };
const quietInk: Tone = { light: '#59636e', dark: '#9198a1' };
const faint: Tone = { light: '#d1d9e0', dark: '#3d444d' };
const sun: Tone = { light: '#bf8700', dark: '#d29922' };

const shadeOpacity = { light: 0.14, dark: 0.22 } as const;

const sans = '-apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif';
const code = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace';

/** The class of a lane's colour. */
export function toneClass(index: number | undefined): string {
  return index === undefined ? 'none' : `c${index % laneTones.length}`;
}

function colours(mode: keyof Tone): readonly string[] {
  return [
    `.paper,.held{fill:${paper[mode]}}`,
    `text{fill:${ink[mode]};stroke:${paper[mode]}}`,
    `.quiet,.plain{fill:${quietInk[mode]}}`,
    `.rule,.grid,.scale{stroke:${faint[mode]}}`,
    `.ticks,.before{stroke:${quietInk[mode]}}`,
    `.after,.none{color:${quietInk[mode]}}`,
    `.shade{fill:${sun[mode]};stroke:${sun[mode]};fill-opacity:${shadeOpacity[mode]}}`,
    ...laneTones.map((tone, i) => `.${toneClass(i)}{color:${tone[mode]}}`),
  ];
}

/** The same for every schedule, so that it never is a change. Dark where the reader's page is. */
export const styleLines: readonly string[] = [
  `text{font:${fontSize}px ${sans};stroke-width:3;stroke-linejoin:round;paint-order:stroke}`,
  '.strong{font-weight:600}',
  `.code{font-family:${code}}`,
  '.mark,.band,.chip,.swatch,.after{fill:currentColor;stroke:currentColor}',
  // No halo on a band: letters stand on its colour.
  '.band~text{stroke:none}',
  '.mark{stroke-width:2}',
  '.band,.chip{fill-opacity:.16;stroke-opacity:.55}',
  '.beat{fill:none;stroke:currentColor;stroke-width:2.5}',
  '.after{fill-opacity:.3}',
  '.before{fill:none;stroke-width:1.5;stroke-dasharray:4 3}',
  '.shade{stroke-width:0}',
  '.band.held,.chip.held,.shade.held{stroke-dasharray:3 2}',
  '.shade.held{fill:none;stroke-width:1.5}',
  ...colours('light'),
  '@media (prefers-color-scheme:dark){',
  ...colours('dark'),
  '}',
];
