export const MAX_INTERNAL_NAME = 32;

/** Column names: what is no letter, digit or underscore is written `_xHHHH_` by UTF-16 unit; at most 32 characters. */
export function encodeInternalName(title: string): string {
  let out = '';
  for (let at = 0; at < title.length; at += 1) {
    const unit = title[at]!;
    const leadingDigit = at === 0 && /[0-9]/.test(unit);
    out += /[A-Za-z0-9_]/.test(unit) && !leadingDigit ? unit : `_x${title.charCodeAt(at).toString(16).padStart(4, '0')}_`;
  }
  return out.slice(0, MAX_INTERNAL_NAME);
}

/** A name nobody has: the wanted one, else with a digit behind. */
export function freeInternalName(wanted: string, taken: (name: string) => boolean): string {
  if (!taken(wanted)) return wanted;
  for (let digit = 0; ; digit += 1) {
    const suffix = String(digit);
    const name = wanted.slice(0, MAX_INTERNAL_NAME - suffix.length) + suffix;
    if (!taken(name)) return name;
  }
}

/** Names in REST answers must start with a letter: `_UIVersionString` is written `OData__UIVersionString`. */
export const restName = (internalName: string): string => (internalName.startsWith('_') ? `OData_${internalName}` : internalName);
export const fromRestName = (name: string): string => (name.startsWith('OData__') ? name.slice('OData_'.length) : name);

/** In the versions endpoint underscores are escaped once more. */
export const versionName = (internalName: string): string => {
  const escaped = internalName.replaceAll('_', '_x005f_');
  return escaped.startsWith('_') ? `OData_${escaped}` : escaped;
};
