// Contrast in both themes, computed from the tokens: 4.5:1 for text, 3:1 for shapes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tokensCss = readFileSync(
  join(import.meta.dirname, '../../../src/renderer/styles/tokens.css'),
  'utf8',
);

type Theme = 'light' | 'dark';

const TOKENS = new Map(
  [...tokensCss.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }],
  ),
);

function colour(name: string, theme: Theme): string {
  const token = TOKENS.get(name);
  if (token === undefined) throw new Error(`no token --${name}`);
  return token[theme];
}

/** Source: WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const HUES = ['threat', 'medical', 'security', 'trapped', 'safe'];
const GROUNDS = ['bg', 'surface', 'raised', 'hover'];
const SOFT = [...HUES, 'practice', 'trouble'].map((hue) => `${hue}-soft`);

const TEXT: readonly (readonly [string, string])[] = [
  ...[...GROUNDS, ...SOFT, 'practice-stripe'].map((ground) => ['text', ground] as const),
  ...[...GROUNDS, ...SOFT, 'practice-stripe'].map((ground) => ['muted', ground] as const),
  ...['practice', 'safe', 'trouble'].flatMap((word) =>
    ['surface', 'raised', 'bg'].map((ground) => [word, ground] as const),
  ),
  ...['text', 'trouble', 'safe'].map((fill) => ['on-fill', fill] as const),
];
const SHAPES: readonly (readonly [string, string])[] = [
  ...HUES.flatMap((hue) => [
    [hue, `${hue}-soft`] as const,
    [hue, 'raised'] as const,
    [`${hue}-edge`, 'bg'] as const,
  ]),
  ...GROUNDS.map((ground) => ['line-strong', ground] as const),
  ...[...GROUNDS, ...SOFT].map((ground) => ['focus', ground] as const),
  ...['safe', 'trouble'].flatMap((sign) =>
    ['surface', 'practice-soft', 'practice-stripe'].map((ground) => [sign, ground] as const),
  ),
  ['trouble-edge', 'bg'],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it('the tokens are read', () => {
    expect(TOKENS.size).toBeGreaterThan(25);
  });

  it.each(TEXT)('text --%s on --%s has 4.5:1', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)('shape --%s on --%s has 3:1', (shape, ground) => {
    expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
