import { deskPageOf } from './deskPage.ts';

const DESK = 'https://nordwind.sharepoint.com/sites/helpdesk';

it.each<[string, unknown, string | null]>([
  ['a page of the desk', `${DESK}/SitePages/Desk.aspx`, `${DESK}/SitePages/Desk.aspx`],
  ['what follows its path is left out', `${DESK}/SitePages/Desk.aspx?env=x#ticket=4`, `${DESK}/SitePages/Desk.aspx`],
  ['a page in a folder, with a blank', `${DESK}/SitePages/IT/Our%20desk.aspx`, `${DESK}/SitePages/IT/Our%20desk.aspx`],
  [
    'other spelling of the site',
    'https://nordwind.sharepoint.com/sites/HelpDesk/sitepages/Desk.aspx',
    'https://nordwind.sharepoint.com/sites/HelpDesk/sitepages/Desk.aspx',
  ],
  ['another host', 'https://nordwind.sharepoint.com.evil.example/sites/helpdesk/SitePages/Desk.aspx', null],
  ['a host in the name', 'https://nordwind.sharepoint.com@evil.example/sites/helpdesk/SitePages/Desk.aspx', null],
  ['a password', 'https://a:b@nordwind.sharepoint.com/sites/helpdesk/SitePages/Desk.aspx', null],
  ['a port', 'https://nordwind.sharepoint.com:8443/sites/helpdesk/SitePages/Desk.aspx', null],
  ['plain http', 'http://nordwind.sharepoint.com/sites/helpdesk/SitePages/Desk.aspx', null],
  ['another site', 'https://nordwind.sharepoint.com/sites/helpdesk2/SitePages/Desk.aspx', null],
  ['out of the site by dots', `${DESK}/SitePages/../../other/SitePages/Desk.aspx`, null],
  ['a hidden slash', `${DESK}/SitePages/..%2f..%2fother.aspx`, null],
  ['a page of SharePoint itself', `${DESK}/_layouts/15/workbench.aspx`, null],
  ['script', 'javascript:alert(1)//.aspx', null],
  ['too long', `${DESK}/SitePages/${'a'.repeat(400)}.aspx`, null],
  ['no text', 4, null],
])('%s', (_, page, expected) => expect(deskPageOf(page, DESK)).toBe(expected));
