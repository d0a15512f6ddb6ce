/** `Katharina Hoffmann-Schröder` of the same, and of `Hoffmann-Schröder, Katharina (IT)`. */
function plainName(displayName: string): string {
  const [family = '', given = ''] = displayName
    .replace(/\([^)]*\)/g, '')
    .split(',')
    .map((part) => part.trim());
  return `${given} ${family}`.trim();
}

/** The name to greet with. */
export const givenName = (displayName: string): string => plainName(displayName).split(/\s+/)[0] ?? '';
