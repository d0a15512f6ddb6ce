import { inOrder } from './customColumns.ts';

test('choices stand as the column has them, those it no longer has behind', () =>
  expect(inOrder(['gone', 'SAP', 'Mail'], ['Mail', 'SAP'])).toEqual(['Mail', 'SAP', 'gone']));
