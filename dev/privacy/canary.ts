import '@pnp/sp/attachments/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/recycle-bin/index.js';
import '@pnp/sp/webs/index.js';
import type { SPFI } from '@pnp/sp';
import { LISTS, type ListName } from '@listdesk/shared/schema';
import type { SimulatedDesk } from '../bench/simulatedDesk.ts';
import { ADMIN } from '../bench/simulatedDesk.ts';
import { docx, pdf, runs } from './documents.ts';

/** A person who is looked for, with traces planted all over a desk, between those of others. */
export const CANARY = { address: 'clara.canary@outside.example', alias: 'cc@private.example', name: 'Clara Canary' };
export const OTHER = { address: 'otto.other@elsewhere.example', name: 'Otto Other', secret: 'purple elephant' };
export const PASSAGE = 'my account number is 4711 0815';

/** Where one was planted: `column` of the row, or the text or name of its n-th file. `version` 512 is the first. */
export type Planted = { list: ListName; id: number; column: string; version?: number };
export type CanaryDesk = { planted: Planted[]; otherTicket: number; ownTickets: number[] };

type Fields = Record<string, string | number | boolean | null>;

/** Forty traces in every list, in earlier versions, in both stages of the recycle bin, in attachments, in a PDF and a Word file, and in quoted copies. */
export async function plantCanary(
  desk: SimulatedDesk,
  people: { sp?: SPFI; /** Without what lies in the archive: for runs that are stopped a hundred times. */ short?: boolean } = {},
): Promise<CanaryDesk> {
  const sp = people.sp ?? desk.as(ADMIN);
  const list = (name: ListName) => sp.web.getList(`${new URL(desk.siteUrl).pathname}/Lists/${LISTS[name].url}`);
  const planted: Planted[] = [];
  const add = async (name: ListName, fields: Fields, columns: string[] = []): Promise<number> => {
    const { Id } = (await list(name).items.add(fields)) as { Id: number };
    for (const column of columns) planted.push({ list: name, id: Id, column });
    return Id;
  };
  const change = (name: ListName, id: number, fields: Fields): Promise<unknown> => list(name).items.getById(id).update(fields);
  const attach = (id: number, file: string, content: string | Uint8Array): Promise<unknown> =>
    list('Messages')
      .items.getById(id)
      .attachmentFiles.add(file, (typeof content === 'string' ? new TextEncoder().encode(content) : content.slice()).buffer as ArrayBuffer);
  const { address, alias, name } = CANARY;

  // Theirs: two contacts, two tickets, what was said in them.
  const contact = await add('Contacts', { Title: 'Clara', ContactEmail: address }, ['ContactEmail']);
  await change('Contacts', contact, { Title: name });
  planted.push({ list: 'Contacts', id: contact, column: 'Title' }, { list: 'Contacts', id: contact, column: 'ContactEmail', version: 512 });
  await add('Contacts', { Title: name, ContactEmail: alias }, ['Title', 'ContactEmail']);
  const own = await add('Tickets', { ...ticket('own-1'), Title: `Contract of ${name}`, RequesterName: name, RequesterEmail: address, Preview: 'Dear desk' }, [
    'RequesterName',
    'RequesterEmail',
    'Preview',
  ]);
  await change('Tickets', own, { Title: 'Contract' });
  planted.push({ list: 'Tickets', id: own, column: 'Title', version: 512 }, { list: 'Tickets', id: own, column: 'Title' });
  const second = await add(
    'Tickets',
    { ...ticket('own-2'), Title: 'Second', RequesterName: name, RequesterEmail: alias, Preview: 'x', TicketStatus: 'Closed' },
    ['RequesterEmail'],
  );
  const mail = await add(
    'Messages',
    {
      ...message('m1', 'own-1'),
      Title: 'Contract',
      FromName: name,
      FromEmail: address,
      VisibleText: `Please, ${PASSAGE}.`,
      InternetMessageId: '<m1@outside.example>',
    },
    ['FromName', 'FromEmail', 'VisibleText', 'InternetMessageId'],
  );
  await attach(mail, 'photo.png', 'no text');
  await add(
    'Messages',
    {
      ...message('m2', 'own-1'),
      MessageKind: 'Reply',
      FromEmail: 'aylin.demir@nordwind.example',
      FromName: 'Aylin Demir',
      Recipients: people2(address, name),
      BodyHtml: `<p>Hello,</p><blockquote>Please, my account <b>number</b> is<br>4711 0815.</blockquote>`,
      VisibleText: 'Hello,',
    },
    ['Recipients', 'BodyHtml', 'VisibleText'],
  );
  await add('MailLog', { Title: 'Contract', LogKey: 'm1', LoggedAt: '2026-11-20T08:00:00Z', FromEmail: address, Outcome: 'ticket', TicketKey: 'own-1' }, [
    'FromEmail',
    'Title',
  ]);

  // In a ticket of somebody else.
  const other = await add(
    'Tickets',
    {
      ...ticket('other-1'),
      Title: `Printer of ${address}`,
      RequesterName: OTHER.name,
      RequesterEmail: OTHER.address,
      CcAddresses: `${address}\nthird@elsewhere.example`,
      Preview: `as <${alias}> said`,
    },
    ['Title', 'CcAddresses', 'Preview'],
  );
  await change('Tickets', other, { Title: 'Printer', Preview: 'as said' });
  planted.splice(
    planted.findIndex((each) => each.id === other && each.column === 'Title' && each.list === 'Tickets'),
    1,
  );
  planted.splice(
    planted.findIndex((each) => each.id === other && each.column === 'Preview' && each.list === 'Tickets'),
    1,
  );
  planted.push({ list: 'Tickets', id: other, column: 'Title', version: 512 }, { list: 'Tickets', id: other, column: 'Preview', version: 512 });
  await add(
    'Messages',
    {
      ...message('o1', 'other-1'),
      FromName: OTHER.name,
      FromEmail: OTHER.address,
      VisibleText: `${OTHER.secret}. Ask CLARA.Canary@Outside.Example`,
      FullText: `On Friday ${name} wrote:\n> ${PASSAGE.replace('number', 'number\n>')}`,
    },
    ['VisibleText', 'FullText'],
  );
  await add(
    'Messages',
    {
      ...message('o2', 'other-1'),
      FromEmail: OTHER.address,
      FromName: OTHER.name,
      BodyHtml: `<a href="mailto:clara.canary%40outside.example">Canary, Clara</a> ${OTHER.secret}`,
      VisibleText: 'see above',
      DeliveryError: `550 <${alias}> unknown`,
    },
    ['BodyHtml', 'DeliveryError'],
  );
  const theirsThere = await add(
    'Messages',
    { ...message('o3', 'other-1'), FromName: 'C.', FromEmail: alias, VisibleText: 'I agree.', Recipients: people2(OTHER.address, OTHER.name) },
    ['FromEmail', 'VisibleText'],
  );
  await attach(theirsThere, 'plan.txt', 'I agree in writing.');
  planted.push({ list: 'Messages', id: theirsThere, column: 'file 1' });
  const withFiles = await add(
    'Messages',
    {
      ...message('o4', 'other-1'),
      FromEmail: OTHER.address,
      FromName: OTHER.name,
      VisibleText: 'files',
      LongParts: 'html',
      Files: JSON.stringify([listed('clara_canary-cv.pdf', 'application/pdf')]),
    },
    ['Files'],
  );
  await attach(withFiles, 'clara_canary-cv.pdf', 'pdf');
  await attach(withFiles, 'list.csv', `who;where\n${name};${address}\n${OTHER.name};here`);
  await attach(withFiles, 'body.html', `<p>${OTHER.secret}</p><p>From: <b>${address.toUpperCase()}</b></p>`);
  for (const at of [1, 2, 3]) planted.push({ list: 'Messages', id: withFiles, column: `file ${at}` });
  if (!people.short) {
    const withDocuments = await add('Messages', {
      ...message('o5', 'other-1'),
      FromEmail: OTHER.address,
      FromName: OTHER.name,
      VisibleText: 'documents',
      Files: JSON.stringify([listed('minutes.pdf', 'application/pdf')]),
    });
    await attach(withDocuments, 'minutes.pdf', pdf([`${OTHER.secret} of today`, `Present: ${address}`]));
    await attach(withDocuments, 'offer.docx', docx([runs(OTHER.secret), runs('for Clara ', 'Canary')]));
    for (const at of [1, 2]) planted.push({ list: 'Messages', id: withDocuments, column: `file ${at}` });
  }
  await add('MailLog', { Title: `Fwd: ${name}`, LogKey: 'o9', LoggedAt: '2026-11-20T09:00:00Z', FromEmail: OTHER.address, Outcome: 'ticket' }, ['Title']);
  const canned = await add('CannedResponses', {
    Title: 'Who to ask',
    ResponseKey: 'who',
    ResponseBody: `Ask ${address}`,
    ResponseHtml: `<p>Ask ${address}</p>`,
  });
  await change('CannedResponses', canned, { ResponseBody: `Ask ${name}` });
  planted.push(
    { list: 'CannedResponses', id: canned, column: 'ResponseBody' },
    { list: 'CannedResponses', id: canned, column: 'ResponseHtml' },
    { list: 'CannedResponses', id: canned, column: 'ResponseBody', version: 512 },
  );

  // In the archive.
  if (!people.short) {
    await add(
      'ArchivedTickets',
      {
        ...ticket('own-9'),
        Title: 'Old contract',
        TicketNumber: 9000,
        RequesterName: name,
        RequesterEmail: address,
        TicketStatus: 'Closed',
        OwnColumns: JSON.stringify({ Wish: `call ${name}` }),
      },
      ['RequesterName', 'RequesterEmail', 'OwnColumns', 'Title'],
    );
    const long = await add('ArchivedMessages', { ...message('a1', 'own-9'), FromName: name, FromEmail: address, VisibleText: 'long ago' }, [
      'FromName',
      'FromEmail',
      'VisibleText',
    ]);
    await list('ArchivedMessages').items.getById(long).attachmentFiles.add('old.txt', new TextEncoder().encode('in writing').buffer);
    planted.push({ list: 'ArchivedMessages', id: long, column: 'file 1' });
    await add(
      'ArchivedTickets',
      {
        ...ticket('other-9'),
        Title: 'Roof',
        TicketNumber: 9001,
        RequesterName: OTHER.name,
        RequesterEmail: OTHER.address,
        CcAddresses: address,
        TicketStatus: 'Closed',
      },
      ['CcAddresses'],
    );
    await add(
      'ArchivedMessages',
      { ...message('a2', 'other-9'), FromName: OTHER.name, FromEmail: OTHER.address, VisibleText: `${OTHER.secret}, says ${name}` },
      ['VisibleText'],
    );
  }

  // Deleted by hand: rows in both stages, whose names say nothing, and a file.
  const recycled = await add('Messages', { ...message('b1', 'other-1'), Title: 'Re: x', FromEmail: OTHER.address, VisibleText: `bin one ${address}` }, [
    'VisibleText',
  ]);
  await list('Messages').items.getById(recycled).recycle();
  const deeper = await add('Messages', { ...message('b2', 'own-1'), Title: 'Re: y', FromName: name, FromEmail: address, VisibleText: 'bin two' }, [
    'FromEmail',
    'VisibleText',
  ]);
  await sp.web.recycleBin.getById((await list('Messages').items.getById(deeper).recycle()) as unknown as string).moveToSecondStage();
  const lost = await add('Tickets', { ...ticket('own-3'), Title: 'Lost', RequesterName: name, RequesterEmail: address }, ['RequesterEmail']);
  await list('Tickets').items.getById(lost).recycle();
  if (!people.short) {
    await attach(withFiles, 'list.docx', docx([runs('call Clara ', 'Canary')]));
    await list('Messages').items.getById(withFiles).attachmentFiles.getByName('list.docx').recycle();
    planted.push({ list: 'Messages', id: withFiles, column: 'file 5' });
  }
  await attach(withFiles, 'notes.txt', `call ${name}`);
  await list('Messages').items.getById(withFiles).attachmentFiles.getByName('notes.txt').recycle();
  planted.push({ list: 'Messages', id: withFiles, column: 'file 4' });

  // Somebody else's, never to be touched: in a bin too.
  const innocent = await add('Messages', { ...message('x1', 'other-1'), FromEmail: OTHER.address, VisibleText: `deleted ${OTHER.secret}` });
  await list('Messages').items.getById(innocent).recycle();
  await add('Contacts', { Title: OTHER.name, ContactEmail: OTHER.address });
  return { planted, otherTicket: other, ownTickets: [own, second] };
}

const listed = (name: string, contentType: string): object => ({
  fileName: name,
  storedName: name,
  size: 3,
  contentType,
  sha256: '',
  inline: false,
  contentId: null,
});
const ticket = (key: string): Fields => ({
  TicketKey: key,
  TicketStatus: 'Open',
  TicketPriority: 'Normal',
  Category: 'Hardware',
  Channel: 'Mail',
  LastMessageAt: '2026-11-20T08:00:00Z',
  LastMessageFrom: 'Requester',
});
const message = (key: string, ticketKey: string): Fields => ({
  Title: 'Subject',
  MessageKey: key,
  TicketKey: ticketKey,
  MessageKind: 'Mail',
  SentAt: '2026-11-20T08:00:00Z',
});
const people2 = (address: string, name: string): string =>
  JSON.stringify({ to: [{ name, address }], cc: [{ name: 'Third', address: 'third@elsewhere.example' }] });
