import type { Words } from '../../../ui/words/say';

const words: Words = {
  'compliance.title': 'Engagements, vérifiés',
  'compliance.text':
    'Chaque engagement est vérifié sur le service en marche. Ce qui ne peut pas être vérifié le dit ; aucun n’est tenu pour respecté d’office.',
  'compliance.run': 'Vérifier maintenant',
  'compliance.busy': 'Vérification …',
  'compliance.sum': '{time}. Tenus : {kept}. Rompus : {broken}. Impossibles à vérifier : {cannot}.',
  'compliance.noService': 'Aucun service n’est connecté',
  'compliance.noServiceText': 'Les engagements portent sur le service ; sans lui, il n’y a rien à vérifier.',
  'compliance.head.promise': 'Engagement',
  'compliance.head.state': 'État',
  'compliance.head.evidence': 'Preuve',
  'compliance.state.kept': 'tenu',
  'compliance.state.broken': 'rompu',
  'compliance.state.cannot': 'non vérifié',
  'compliance.promise.region': 'Le service fonctionne dans l’Union européenne',
  'compliance.promise.tls': 'TLS 1.2 ou plus récent, rien de plus ancien',
  'compliance.promise.encryption': 'Ce qui est stocké est chiffré',
  'compliance.promise.noKeys': 'Le stockage est accessible sans clés',
  'compliance.promise.rawMail': 'Les e-mails ne sont dans le service qu’en transit',
  'compliance.promise.rows': 'Aucune adresse et aucun texte dans les tables',
  'compliance.promise.queues': 'Aucune adresse et aucun texte dans les files d’attente',
  'compliance.promise.licence': 'La licence ne contient que les termes du contrat',
  'compliance.promise.logs': 'Aucune adresse et aucun texte dans les journaux',
  'compliance.promise.tenants': 'Aucun client n’en atteint un autre',
  'compliance.promise.audit': 'Le journal d’audit est complet',
  'compliance.promise.retention': 'Rien n’est conservé au-delà de sa règle',
  'compliance.promise.requests': 'Les demandes reçoivent une réponse à temps',
  'compliance.promise.breaches': 'Les violations sont signalées à temps',
  'compliance.promise.restoreTest': 'Une sauvegarde a été restaurée pour un test',
};
export default words;
