import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Confidentiel',
  'circles.everybody': 'Tout le support',
  'circles.only': 'Seulement {name}',
  'circles.other': 'Un cercle dont vous ne faites pas partie',
  'circles.made': 'Le ticket {number} est confidentiel : seul {name} le voit.',
  'circles.opened': 'Le ticket {number} est de nouveau ouvert à tout le support.',
  'circles.working': 'Déplacement du ticket …',
  'circles.stale': 'Quelqu’un a modifié le ticket entre-temps. Consultez-le et réessayez.',
  'circles.notMine': 'Vous n’en êtes pas : remise',
  'circles.handOver': 'Remettre à {name} ?',
  'circles.warning':
    'Seul {name} verra le ticket. Dans les cinq minutes, vous ne pourrez plus l’ouvrir ni le reprendre : seules les personnes du cercle le peuvent.',
  'circles.handOverDo': 'Remettre',
  'circles.handedOver': 'Le ticket {number} passe à {name} dans les cinq minutes.',
  'circles.title': 'Cercles',
  'circles.text':
    'Un cercle est un ensemble de personnes. Elles seules voient les tickets qui lui sont confidentiels : SharePoint les garde dans un dossier que personne d’autre ne peut ouvrir. Les administrateurs de la collection de sites et le service ListDesk voient tout.',
  'circles.none': 'Aucun cercle',
  'circles.noneText': 'Créez-en un pour chaque groupe qui a ses propres tickets, comme les ressources humaines ou le comité d’entreprise.',
  'circles.add': 'Nouveau cercle',
  'circles.name': 'Nom',
  'circles.people': 'Personnes',
  'circles.save': 'Créer le cercle',
  'circles.cancel': 'Annuler',
  'circles.making': 'Création du groupe et de ses dossiers …',
  'circles.failed': 'Le cercle n’est pas complet : {reason}. Appuyez de nouveau ; la création reprend où elle s’est arrêtée.',
  'circles.needs': 'Un cercle a besoin d’un nom et d’au moins une personne.',
  'circles.changed': 'Les personnes de {name} sont enregistrées.',
  'circles.readOnly': 'Seuls les administrateurs créent des cercles et choisissent leurs personnes.',
};
export default words;
