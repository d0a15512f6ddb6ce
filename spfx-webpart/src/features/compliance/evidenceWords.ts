import { clockTime, dayOf } from '../../ui/words/times';
import de from './evidence/de';
import fr from './evidence/fr';
import nl from './evidence/nl';
import es from './evidence/es';
import pl from './evidence/pl';
import it from './evidence/it';
import pt from './evidence/pt';
import sv from './evidence/sv';

/** What the service says in English of a promise it tried; the sentences of the other languages stand in the same order in `evidence/`. */
export const SENTENCES: readonly RegExp[] = [
  /^It runs in (.+)\.$/,
  /^This runs on a developer's machine( with a local storage)?\.$/,
  /^The storage is reached by a managed identity\.$/,
  /^The storage is reached by a connection string\.$/,
  /^A probe was stored encrypted, as the storage said\.$/,
  /^The storage did not say that it encrypted a probe\.$/,
  /^Held now: no mail, 0 bytes\.$/,
  /^Held now: (\d+) mails, (\d+) bytes, the oldest for (\d+) minutes\.$/,
  /^Something like an address stands in (.+)\.$/,
  /^(\d+) rows looked at, no address in them\.$/,
  /^(\d+) of (\d+) messages hold something like an address\.$/,
  /^(\d+) waiting messages looked at, no address in them\.$/,
  /^This tenant has no licence yet\.$/,
  /^It holds (.+)\.$/,
  /^It also holds (.+)\.$/,
  /^(\d+) of (\d+) lines told a canary\.$/,
  /^(\d+) lines with canaries in every field, none came out\.$/,
  /^Another tenant can open this desk\.$/,
  /^Asked as a stranger and as (\d+) other customers: not found each time\.$/,
  /^(\d+) faults in (\d+) entries; the kept head is not ours\.$/,
  /^(\d+) faults in (\d+) entries\.$/,
  /^(\d+) entries, compared with the head of (.+)\.$/,
  /^(\d+) entries without a fault, but no head was signed before: a cut at the end cannot be seen yet\.$/,
  /^The rules cannot be meant so\.$/,
  /^The nightly run is switched off\.$/,
  /^(\d+) rules, nothing is over; (\d+) tickets are under a hold\.$/,
  /^(\d+) rows have outlived their rule\.$/,
  /^(\d+) of (\d+) requests are late\.$/,
  /^(\d+) requests in 400 days, none is late\.$/,
  /^(\d+) of (\d+) open breaches were not told in time\.$/,
  /^(\d+) open breaches, none is late\.$/,
  /^No restore was tested yet: (.+)\.$/,
  /^Tested (.+), (\d+) days ago\.$/,
  /^The last test is (\d+) days old\.$/,
  /^It could not be tried: (.+)\.$/,
  /^(.+) is no https address\.$/,
  /^(.+) could not be reached from here: (.+)\.$/,
  /^(.+) accepts (.+)\.$/,
  /^(.+) chose (.+); whether it refuses older ones could not be tried from here: (.+)\.$/,
  /^(.+) chose (.+) and refused TLS 1\.1\.$/,
];
export type EvidenceLanguage = readonly string[];

/** All of them come with the report's page, which few people open: a file of its own each would cost every first view its name. */
const LANGUAGES: Readonly<Record<string, EvidenceLanguage>> = { de, fr, nl, es, pl, it, pt, sv };
export const EVIDENCE_LANGUAGES = Object.keys(LANGUAGES);
export const evidenceLanguage = (locale: string): EvidenceLanguage | null => LANGUAGES[locale.slice(0, 2).toLowerCase()] ?? null;

const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

/** Evidence as a person reads it: local times, and in their language; a sentence of a later version stays English. The files keep it as the service said it. */
export function evidenceWords(evidence: string, locale: string): string {
  const language = evidenceLanguage(locale);
  const at = language ? SENTENCES.findIndex((pattern) => pattern.test(evidence)) : -1;
  const pattern = SENTENCES[at];
  const words = language?.[at];
  const said = pattern && words ? evidence.replace(pattern, words) : evidence;
  return said.replace(MOMENT, (moment) => `${dayOf(moment, locale)} ${clockTime(moment, locale)}`);
}
