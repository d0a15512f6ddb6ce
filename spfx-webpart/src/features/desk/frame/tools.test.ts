import type { Role } from '@listdesk/shared/schema';
import { roleOf } from '../../../app/desk/may';
import { toolsFor } from './tools';

const everything = ['board', 'reports', 'mailLog', 'articles', 'responses', 'rules', 'audit', 'privacy', 'settings'];
test.each([
  ['a site admin without a group', [], true, everything],
  ['an admin', ['Admin', 'Agent'], false, everything],
  ['a supervisor', ['Supervisor'], false, ['board', 'reports', 'mailLog', 'articles', 'responses', 'rules', 'settings']],
  ['a supervisor who is an agent too', ['Agent', 'Supervisor'], false, ['board', 'reports', 'mailLog', 'articles', 'responses', 'rules', 'settings']],
  ['an agent', ['Agent'], false, ['board', 'mailLog', 'articles', 'responses']],
  ['a reader', ['ReadOnly'], false, ['board', 'reports', 'mailLog', 'articles']],
  ['somebody with other rights to the site', [], false, ['board', 'mailLog', 'articles', 'responses']],
] as [string, Role[], boolean, string[]][])('%s sees exactly their tools', (_who, roles, isSiteAdmin, tools) => {
  expect(toolsFor(roleOf({ roles, isSiteAdmin })).map(({ tool }) => tool)).toEqual(tools);
});
