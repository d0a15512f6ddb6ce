/**
 * An inline style with only what makes mail readable: allow-listed properties, values of plain words and lengths. No `url()`, no
 * position, no hiding: text a stranger hides would show up when it is forwarded ("Kobold letters").
 */
const PROPERTIES = new Set([
  'color',
  'background-color',
  'font-weight',
  'font-style',
  'font-family',
  'font-size',
  'text-decoration',
  'text-align',
  'vertical-align',
  'width',
  'height',
  'max-width',
  'padding',
  'padding-left',
  'padding-right',
  'padding-top',
  'padding-bottom',
  'margin-left',
  'margin-top',
  'margin-bottom',
  'border',
  'border-left',
  'border-right',
  'border-top',
  'border-bottom',
  'border-collapse',
  'line-height',
  'white-space',
  'list-style-type',
  'direction',
]);
const VALUE = /^(?:[\w\s#.,%'"-]|rgba?\([\d\s.,%/]{1,40}\)){1,200}$/;
const MAX_STYLE_CHARS = 4_000;
const MAX_PIXELS = 2_000;

export function safeStyle(style: string): string {
  if (style.length > MAX_STYLE_CHARS) return '';
  const kept: string[] = [];
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 1) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, '')
      .trim();
    if (!PROPERTIES.has(property) || !VALUE.test(value) || hides(property, value)) continue;
    kept.push(`${property}:${value.replaceAll('"', "'")}`);
  }
  return kept.join(';');
}

function hides(property: string, value: string): boolean {
  const lengths = value.match(/-?[\d.]+(?:px|pt|em|rem|%|vw|vh)?/g) ?? [];
  if (lengths.some((length) => length.startsWith('-') && /\d/.test(length))) return true;
  if (lengths.some((length) => Number.parseFloat(length) > MAX_PIXELS)) return true;
  if (property === 'font-size') return lengths.some((length) => Number.parseFloat(length) < (/(?:em|rem)$/.test(length) ? 0.5 : /%$/.test(length) ? 50 : 5));
  if (property === 'line-height' || property === 'width' || property === 'height' || property === 'max-width')
    return lengths.some((length) => Number.parseFloat(length) === 0);
  return (property === 'color' && /transparent|rgba\([^)]*,\s*0(?:\.0*)?\s*\)/i.test(value)) || /vw|vh/.test(value);
}
