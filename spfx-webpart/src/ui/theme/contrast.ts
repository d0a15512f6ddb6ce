/** WCAG 2.2 relative luminance of a `#rgb` or `#rrggbb` colour; null for anything else. */
export function luminance(colour: string): number | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const hex = short ? `${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!hex) return null;
  const channel = (start: number): number => {
    const value = parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

/** Contrast ratio from 1 to 21; null when one of the colours cannot be read. */
export function contrastRatio(one: string, other: string): number | null {
  const a = luminance(one);
  const b = luminance(other);
  if (a === null || b === null) return null;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const MIN_TEXT_CONTRAST = 4.5; // WCAG 2.2, 1.4.3

/** The first of the site's darker accents that can be read as a link on the palest well we put it on; null leaves the default. */
export function accessibleLink(palette: Readonly<Record<string, unknown>> | undefined): string | null {
  const surface = palette?.neutralLighter ?? palette?.white;
  if (!palette || typeof surface !== 'string') return null;
  for (const slot of ['themeDarkAlt', 'themeDark', 'themeDarker', 'neutralPrimary']) {
    const colour = palette[slot];
    if (typeof colour === 'string' && (contrastRatio(colour, surface) ?? 0) >= MIN_TEXT_CONTRAST) return colour;
  }
  return null;
}
