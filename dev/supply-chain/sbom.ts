import type { Component } from './components.ts';
import { licenceOf } from './licences.ts';

export type Artefact = { name: string; version: string; sha256: string };

/** CycloneDX 1.6 in JSON. Without time and serial number: the same artefact has the same bill. */
export function cycloneDx(artefact: Artefact, components: readonly Component[]): object {
  const ref = `${artefact.name}@${artefact.version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name: artefact.name,
        version: artefact.version,
        hashes: [{ alg: 'SHA-256', content: artefact.sha256 }],
      },
    },
    components: components.map((component) => {
      const [scope, name] = component.name.startsWith('@') ? component.name.split('/') : [null, component.name];
      return {
        type: 'library',
        'bom-ref': purl(component),
        ...(scope ? { group: scope } : {}),
        name,
        version: component.version,
        purl: purl(component),
        ...(component.integrity
          ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(component.integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }] }
          : {}),
        licenses: licences(licenceOf(component)),
      };
    }),
    dependencies: [{ ref, dependsOn: components.map(purl) }],
  };
}

/** https://github.com/package-url/purl-spec: the @ of a scope is written %40. */
const purl = ({ name, version }: Component): string => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

function licences(licence: string | null): object[] {
  if (!licence) return [];
  if (/ (AND|OR) /.test(licence)) return [{ expression: licence.replace(/^\((.*)\)$/, '$1') }];
  return [{ license: /^[A-Za-z0-9.+-]+$/.test(licence) ? { id: licence } : { name: licence } }];
}
