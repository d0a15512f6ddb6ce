import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVIDENCE_LANGUAGES, evidenceLanguage, evidenceWords, SENTENCES } from './evidenceWords';

const service = join(__dirname, '../../../../azure-functions/src/compliance');
const SENTENCE = /(?:kept|broken|cannot)\((['"`])(.+?)\1\)|evidence: (['`])(.+?)\3/g;
/** Every sentence of the service's checks, with a number where it names something. */
const sentences = readdirSync(service)
  .filter((name) => /(?<!\.test)\.ts$/.test(name))
  .flatMap((name) =>
    [...readFileSync(join(service, name), 'utf8').matchAll(SENTENCE)]
      .map((found) =>
        (found[2] ?? found[4] ?? '').replace(/\\'/g, "'").replace(/\$\{([^{}`]*)\}/g, (_all, inner: string) => (inner.includes(' ? ') ? '' : '7')),
      )
      .filter((text) => !text.includes('${')),
  );

test.each(EVIDENCE_LANGUAGES)('every sentence the service says of a promise is said in %s, with all it names', (code) => {
  const language = evidenceLanguage(code)!;
  expect(sentences.length).toBeGreaterThan(30);
  expect(language).toHaveLength(SENTENCES.length);
  expect(sentences.filter((text) => evidenceWords(text, code) === text)).toEqual([]);
  const german = evidenceLanguage('de')!;
  const placesIn = (text: string | undefined): string => [...new Set(text?.match(/\$\d/g))].sort().join();
  expect(language.filter((text, at) => placesIn(text) !== placesIn(german[at]))).toEqual([]);
});

test.each([
  ['de-DE', '3 faults in 9 entries; the kept head is not ours.', '3 Fehler in 9 Einträgen; das aufbewahrte Ende ist nicht unseres.'],
  ['de-DE', 'api.listdesk.example chose TLSv1.3 and refused TLS 1.1.', 'api.listdesk.example wählte TLSv1.3 und lehnte TLS 1.1 ab.'],
  ['de-DE', 'A sentence of a later version.', 'A sentence of a later version.'],
  ['sv-SE', '3 open breaches, none is late.', '3 öppna incidenter, ingen är sen.'],
  ['en-GB', '3 open breaches, none is late.', '3 open breaches, none is late.'],
])('%s: %s', (locale, evidence, said) => {
  expect(evidenceWords(evidence, locale)).toBe(said);
});

test('times are local', () => {
  const at = new Date('2026-11-20T08:00:00Z');
  const local = `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })} ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
  expect(evidenceWords('Tested 2026-11-20T08:00:00.000Z, 1 days ago.', 'en-GB')).toBe(`Tested ${local}, 1 days ago.`);
});
