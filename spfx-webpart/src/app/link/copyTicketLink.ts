import type { Ticket } from '@listdesk/shared/tickets';
import type { Desk } from '../desk/desk';
import { copyText } from '../save/copyText';
import { linkTo } from './linkTo';

/** Puts the ticket's address into the clipboard and says so; `told` is the sentence. Where nothing may be copied, the address stands there to be copied by hand. */
export async function copyTicketLink(desk: Desk, { id, subject }: Ticket, told: string): Promise<void> {
  const link = await linkTo(desk.port, window.location.href, `ticket=${id}`, `${id} ${subject}`);
  const copied = await copyText(link);
  desk.tell(copied ? told : link, !copied);
}
