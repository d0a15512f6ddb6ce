import type { Words } from '../../../ui/words/say';

const words: Words = {
  'compliance.title': 'Toezeggingen, gecontroleerd',
  'compliance.text':
    'Elke toezegging wordt op de draaiende service gecontroleerd. Wat niet te controleren is, zegt dat; geen enkele geldt vanzelf als nagekomen.',
  'compliance.run': 'Nu controleren',
  'compliance.busy': 'Controleren …',
  'compliance.sum': '{time}: {kept} nagekomen, {broken} niet nagekomen, {cannot} niet te controleren.',
  'compliance.noService': 'Er is geen service verbonden',
  'compliance.noServiceText': 'De toezeggingen gaan over de service; zonder service valt er niets te controleren.',
  'compliance.head.promise': 'Toezegging',
  'compliance.head.state': 'Status',
  'compliance.head.evidence': 'Bewijs',
  'compliance.state.kept': 'nagekomen',
  'compliance.state.broken': 'niet nagekomen',
  'compliance.state.cannot': 'niet gecontroleerd',
  'compliance.promise.region': 'De service draait in de Europese Unie',
  'compliance.promise.tls': 'TLS 1.2 of nieuwer, niets ouders',
  'compliance.promise.encryption': 'Wat is opgeslagen, is versleuteld',
  'compliance.promise.noKeys': 'De opslag wordt zonder sleutels bereikt',
  'compliance.promise.rawMail': 'E-mail ligt alleen op doorreis bij de service',
  'compliance.promise.rows': 'Geen adres en geen tekst in tabellen',
  'compliance.promise.queues': 'Geen adres en geen tekst in wachtrijen',
  'compliance.promise.licence': 'De licentie bevat alleen contractgegevens',
  'compliance.promise.logs': 'Geen adres en geen tekst in logboeken',
  'compliance.promise.tenants': 'Geen klant bereikt een andere',
  'compliance.promise.audit': 'Het controlelogboek is volledig',
  'compliance.promise.retention': 'Niets wordt langer bewaard dan de regel zegt',
  'compliance.promise.requests': 'Verzoeken worden op tijd beantwoord',
  'compliance.promise.breaches': 'Datalekken worden op tijd gemeld',
  'compliance.promise.restoreTest': 'Een back-up is als proef teruggezet',
};
export default words;
