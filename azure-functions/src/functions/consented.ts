import type { Route } from './register.ts';

const GIVEN = 'Consent was given. Close this page and go on with set-up on the desk.\n\nDie Zustimmung ist erteilt. Schließen Sie diese Seite und fahren Sie am Desk mit der Einrichtung fort.\n';
const NOT_GIVEN = 'Consent was not given. Nothing was changed. Go back to set-up on the desk, and open the consent page again as global administrator.\n\nDie Zustimmung wurde nicht erteilt. Nichts wurde geändert. Gehen Sie zur Einrichtung am Desk zurück und öffnen Sie die Zustimmungsseite noch einmal als globaler Administrator.\n';

/**
 * Where Entra sends the administrator after the consent page: it is the redirect address of the app registration. It only tells how it
 * went; whether consent was given, the check-up finds out by itself. Nothing of the query is repeated.
 */
export const consented: Route = {
  methods: ['GET'], route: 'consented', options: { maxBodyBytes: 0, firstContact: true },
  answer: (_, { url }) => Promise.resolve({ status: 200, text: url.searchParams.get('admin_consent') === 'True' && !url.searchParams.has('error') ? GIVEN : NOT_GIVEN }),
};
