import { personalDataRegister } from './index.ts';

const register = personalDataRegister();

test.each([
  ['Tickets', 'RequesterEmail', 'identity'],
  ['Tickets', 'Title', 'content'],
  ['Messages', 'VisibleText', 'content'],
  ['Messages', 'Attachments', 'content'],
  ['Contacts', 'Title', 'identity'],
  ['MailLog', 'FromEmail', 'identity'],
  ['Tickets', 'Editor', 'trace'],
])('%s %s is in the register as %s', (list, column, data) => {
  expect(register).toContainEqual({ list, column, data });
});

test.each([
  ['Tickets', 'TicketKey'],
  ['Tickets', 'Attachments'],
  ['Settings', 'SettingValue'],
  ['CannedResponses', 'Title'],
])('%s %s holds nothing of a person', (list, column) => {
  expect(register.filter((entry) => entry.list === list && entry.column === column)).toEqual([]);
});
