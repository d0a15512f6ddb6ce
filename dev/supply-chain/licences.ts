import type { Component } from './components.ts';

/** Licences that a shipped artefact may hold: they ask for no more than that we name them. MPL-2.0 only for files that we leave as they are. */
export const SHIPPED_ALLOWED: readonly string[] = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'MPL-2.0'];
/** Tools that never leave the workshop may be under these as well. */
export const TOOLS_ALLOWED: readonly string[] = [
  ...SHIPPED_ALLOWED,
  'CC0-1.0',
  'CC-BY-4.0',
  'Python-2.0',
  'Zlib',
  'MIT/X11',
  'LicenseRef-public-domain',
  'https://aka.ms/spfx/license',
];

/** Packages whose manifest names no licence, or none that is known, looked at by a person. Name and version -> what their own files say. */
export const LOOKED_AT: Readonly<Record<string, string>> = {
  'raw-loader@0.5.1': 'MIT',
  'uri-templates@0.2.0': 'LicenseRef-public-domain',
  '@microsoft/microsoft-graph-clientv1@1.7.2-spfx': 'MIT',
};

/** The licence of a component as SPDX, or null where nobody knows it. */
export const licenceOf = ({ name, version, licence }: Component): string | null => LOOKED_AT[`${name}@${version}`] ?? licence;

/**
 * Whether an SPDX expression can be met with allowed licences alone: one side of an OR, all sides of an AND. What cannot be read
 * is not allowed.
 */
export function isAllowed(expression: string, allowed: readonly string[]): boolean {
  if (allowed.includes(expression)) return true;
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let next = 0;
  const one = (): boolean => {
    const token = tokens[next++];
    if (token !== '(') return token !== undefined && allowed.includes(token);
    const inside = any();
    return tokens[next++] === ')' && inside;
  };
  const all = (): boolean => {
    let met = one();
    while (tokens[next] === 'AND') {
      next += 1;
      met = one() && met;
    }
    return met;
  };
  const any = (): boolean => {
    let met = all();
    while (tokens[next] === 'OR') {
      next += 1;
      met = all() || met;
    }
    return met;
  };
  const met = any();
  return met && next === tokens.length;
}

export function checkLicences(components: readonly Component[], allowed: readonly string[]): string[] {
  return components.flatMap((component) => {
    const licence = licenceOf(component);
    const called = `${component.name}@${component.version}`;
    if (!licence) return [`${called} names no licence: look at its files and write down what they say.`];
    return isAllowed(licence, allowed) ? [] : [`${called} is under ${licence}, which is not on the list of allowed licences.`];
  });
}
