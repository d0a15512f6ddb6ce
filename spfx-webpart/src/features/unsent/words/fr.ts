import type { Words } from '../../../ui/words/say';

const words: Words = {
  'unsent.waiting_one': '{count} réponse attend la connexion.',
  'unsent.waiting_other': '{count} réponses attendent la connexion.',
  'unsent.safe': 'En sûreté sur cet appareil ; part d’elle-même dès que SharePoint répond.',
  'unsent.stays_one': 'Votre réponse à {number} n’est pas partie.',
  'unsent.stays_other': '{count} de vos réponses ne sont pas parties.',
  'unsent.open': 'Ouvrir {number}',
  'unsent.left': 'La réponse à {number} est en cours d’envoi',
  'unsent.late': 'La réponse à {number} était déjà partie. Une deuxième peut la corriger.',
  'unsent.news': '{name} a écrit entre-temps. Lisez, puis décidez.',
  'unsent.old': 'Elle a plus d’un jour. Vérifiez si elle est encore juste.',
  'unsent.gone': 'Le ticket n’est plus là ou a été fusionné avec un autre. Copiez le texte ou abandonnez-le.',
  'unsent.files': 'Ces fichiers n’ont pas pu être enregistrés : {names}.',
  'unsent.name': 'Votre réponse, {when}, pas encore envoyée',
  'unsent.waits': 'Attend',
  'unsent.notSent': 'Non envoyée',
  'unsent.leaves': 'Part d’elle-même dès que la connexion revient.',
  'unsent.leavesWith': 'Part d’elle-même dès que la connexion revient et met le ticket sur {status}.',
  'unsent.sendNow': 'Envoyer maintenant',
  'unsent.sendToo': 'Envoyer aussi la mienne',
  'unsent.edit': 'Modifier',
  'unsent.discard': 'Abandonner',
  'unsent.discarded': 'Réponse à {number} abandonnée',
  'unsent.notNow': 'Envoi impossible maintenant : pas de connexion. Elle part d’elle-même dès son retour.',
  'unsent.copy': 'Copier le texte',
};
export default words;
