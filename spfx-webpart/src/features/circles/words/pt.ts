import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Confidencial',
  'circles.everybody': 'Todos no suporte',
  'circles.only': 'Só {name}',
  'circles.other': 'Um círculo a que não pertence',
  'circles.made': 'O ticket {number} é confidencial: só {name} o vê.',
  'circles.opened': 'O ticket {number} está de novo aberto a todo o suporte.',
  'circles.working': 'A mover o ticket …',
  'circles.stale': 'Alguém alterou o ticket entretanto. Veja-o e tente de novo.',
  'circles.notMine': 'Não faz parte dele: entrega',
  'circles.handOver': 'Entregar a {name}?',
  'circles.warning': 'Só {name} verá o ticket. Dentro de cinco minutos deixa de o poder abrir e de o recuperar: só as pessoas do círculo podem.',
  'circles.handOverDo': 'Entregar',
  'circles.handedOver': 'O ticket {number} passa para {name} dentro de cinco minutos.',
  'circles.title': 'Círculos',
  'circles.text':
    'Um círculo é um conjunto de pessoas. Só elas veem os tickets que lhe são confidenciais: o SharePoint guarda-os numa pasta que mais ninguém pode abrir. Os administradores da coleção de sites e o serviço ListDesk veem tudo.',
  'circles.none': 'Ainda sem círculos',
  'circles.noneText': 'Crie um para cada grupo com tickets próprios, como os recursos humanos ou a comissão de trabalhadores.',
  'circles.add': 'Novo círculo',
  'circles.name': 'Nome',
  'circles.people': 'Pessoas',
  'circles.save': 'Criar círculo',
  'circles.cancel': 'Cancelar',
  'circles.making': 'A criar o grupo e as suas pastas …',
  'circles.failed': 'O círculo não está completo: {reason}. Prima de novo; continua onde parou.',
  'circles.needs': 'Um círculo precisa de um nome e de pelo menos uma pessoa.',
  'circles.changed': 'As pessoas de {name} estão guardadas.',
  'circles.readOnly': 'Só os administradores criam círculos e escolhem as suas pessoas.',
};
export default words;
