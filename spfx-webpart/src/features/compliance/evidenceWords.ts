import { clockTime, dayOf } from '../../ui/words/times';

/** What the service says in English of a promise it tried, in German; what stands here for no sentence stays English. `$1` is what the sentence names. */
const GERMAN: readonly (readonly [RegExp, string])[] = [
  [/^It runs in (.+)\.$/, 'Er läuft in $1.'],
  [/^This runs on a developer's machine( with a local storage)?\.$/, 'Dies läuft auf dem Rechner eines Entwicklers.'],
  [/^The storage is reached by a managed identity\.$/, 'Der Speicher wird mit einer verwalteten Identität erreicht.'],
  [/^The storage is reached by a connection string\.$/, 'Der Speicher wird mit einer Verbindungszeichenfolge erreicht.'],
  [/^A probe was stored encrypted, as the storage said\.$/, 'Eine Probe wurde verschlüsselt gespeichert, wie der Speicher sagte.'],
  [/^The storage did not say that it encrypted a probe\.$/, 'Der Speicher sagte nicht, dass er eine Probe verschlüsselt hat.'],
  [/^Held now: no mail, 0 bytes\.$/, 'Jetzt gehalten: keine Mail, 0 Bytes.'],
  [/^Held now: (\d+) mails, (\d+) bytes, the oldest for (\d+) minutes\.$/, 'Jetzt gehalten: $1 Mails, $2 Bytes, die älteste seit $3 Minuten.'],
  [/^Something like an address stands in (.+)\.$/, 'Etwas wie eine Adresse steht in $1.'],
  [/^(\d+) rows looked at, no address in them\.$/, '$1 Zeilen angesehen, keine Adresse darin.'],
  [/^(\d+) of (\d+) messages hold something like an address\.$/, '$1 von $2 Nachrichten enthalten etwas wie eine Adresse.'],
  [/^(\d+) waiting messages looked at, no address in them\.$/, '$1 wartende Nachrichten angesehen, keine Adresse darin.'],
  [/^This tenant has no licence yet\.$/, 'Diese Organisation hat noch keine Lizenz.'],
  [/^It holds (.+)\.$/, 'Sie enthält $1.'],
  [/^It also holds (.+)\.$/, 'Sie enthält auch $1.'],
  [/^(\d+) of (\d+) lines told a canary\.$/, '$1 von $2 Zeilen verrieten eine Probe.'],
  [/^(\d+) lines with canaries in every field, none came out\.$/, '$1 Zeilen mit Proben in jedem Feld, keine kam heraus.'],
  [/^Another tenant can open this desk\.$/, 'Eine andere Organisation kann diesen Desk öffnen.'],
  [/^Asked as a stranger and as (\d+) other customers: not found each time\.$/, 'Gefragt als Fremder und als $1 andere Kunden: jedes Mal nicht gefunden.'],
  [/^(\d+) faults in (\d+) entries; the kept head is not ours\.$/, '$1 Fehler in $2 Einträgen; das aufbewahrte Ende ist nicht unseres.'],
  [/^(\d+) faults in (\d+) entries\.$/, '$1 Fehler in $2 Einträgen.'],
  [/^(\d+) entries, compared with the head of (.+)\.$/, '$1 Einträge, verglichen mit dem Ende von $2.'],
  [/^(\d+) entries without a fault, but no head was signed before: a cut at the end cannot be seen yet\.$/, '$1 Einträge ohne Fehler, aber noch wurde kein Ende unterschrieben: ein Abschneiden am Ende ist noch nicht zu sehen.'],
  [/^The rules cannot be meant so\.$/, 'Die Regeln können so nicht gemeint sein.'],
  [/^The nightly run is switched off\.$/, 'Der nächtliche Lauf ist ausgeschaltet.'],
  [/^(\d+) rules, nothing is over; (\d+) tickets are under a hold\.$/, '$1 Regeln, nichts ist überfällig; $2 Tickets sind gesperrt.'],
  [/^(\d+) rows have outlived their rule\.$/, '$1 Zeilen haben ihre Regel überlebt.'],
  [/^(\d+) of (\d+) requests are late\.$/, '$1 von $2 Anfragen sind verspätet.'],
  [/^(\d+) requests in 400 days, none is late\.$/, '$1 Anfragen in 400 Tagen, keine ist verspätet.'],
  [/^(\d+) of (\d+) open breaches were not told in time\.$/, '$1 von $2 offenen Pannen wurden nicht rechtzeitig gemeldet.'],
  [/^(\d+) open breaches, none is late\.$/, '$1 offene Pannen, keine ist verspätet.'],
  [/^No restore was tested yet: (.+)\.$/, 'Noch wurde keine Wiederherstellung geprobt: $1.'],
  [/^Tested (.+), (\d+) days ago\.$/, 'Geprobt am $1, vor $2 Tagen.'],
  [/^The last test is (\d+) days old\.$/, 'Die letzte Probe ist $1 Tage alt.'],
  [/^It could not be tried: (.+)\.$/, 'Es konnte nicht geprüft werden: $1.'],
  [/^(.+) is no https address\.$/, '$1 ist keine https-Adresse.'],
  [/^(.+) could not be reached from here: (.+)\.$/, '$1 war von hier nicht zu erreichen: $2.'],
  [/^(.+) accepts (.+)\.$/, '$1 nimmt $2 an.'],
  [/^(.+) chose (.+); whether it refuses older ones could not be tried from here: (.+)\.$/, '$1 wählte $2; ob ältere abgelehnt werden, war von hier nicht zu prüfen: $3.'],
  [/^(.+) chose (.+) and refused TLS 1\.1\.$/, '$1 wählte $2 und lehnte TLS 1.1 ab.'],
];
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

/** Evidence as a person reads it: local times, and German where the page is German. The files keep it as the service said it. */
export function evidenceWords(evidence: string, locale: string): string {
  const found = locale.toLowerCase().startsWith('de') ? GERMAN.find(([pattern]) => pattern.test(evidence)) : undefined;
  const said = found ? evidence.replace(found[0], found[1]) : evidence;
  return said.replace(MOMENT, (at) => `${dayOf(at, locale)} ${clockTime(at, locale)}`);
}
