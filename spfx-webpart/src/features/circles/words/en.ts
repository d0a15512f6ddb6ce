import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Confidential',
  'circles.everybody': 'Everybody at the desk',
  'circles.only': 'Only {name}',
  'circles.other': 'A circle you are not in',
  'circles.made': 'Ticket {number} is confidential: only {name} sees it.',
  'circles.opened': 'Ticket {number} is open to everybody at the desk again.',
  'circles.working': 'Moving the ticket …',
  'circles.stale': 'Somebody changed the ticket meanwhile. Look at it and try again.',
  'circles.notMine': 'You are not in it: handing over',
  'circles.handOver': 'Hand over to {name}?',
  'circles.warning':
    'Only {name} will see the ticket. Within five minutes you can no longer open it, and you cannot take it back: only people of the circle can.',
  'circles.handOverDo': 'Hand over',
  'circles.handedOver': 'Ticket {number} goes to {name} within five minutes.',
  'circles.title': 'Circles',
  'circles.text':
    'A circle is a set of people. They alone see the tickets that are confidential for it: SharePoint keeps these in a folder that nobody else can open. Site collection administrators and the ListDesk service see everything.',
  'circles.none': 'No circle yet',
  'circles.noneText': 'Make one for each set of people with tickets of their own, such as human resources or the works council.',
  'circles.add': 'New circle',
  'circles.name': 'Name',
  'circles.people': 'People',
  'circles.save': 'Make circle',
  'circles.cancel': 'Cancel',
  'circles.making': 'Making the group and its folders …',
  'circles.failed': 'The circle is not complete: {reason}. Press the button again; it goes on where it stopped.',
  'circles.needs': 'A circle needs a name and at least one person.',
  'circles.changed': 'The people of {name} are saved.',
  'circles.readOnly': 'Only administrators make circles and choose their people.',
};
export default words;
