import { consentText } from './consentWords.ts';
import type { Route } from './register.ts';

/**
 * Where Entra sends the administrator after the consent page: it is the redirect address of the app registration. It only tells how it
 * went; whether consent was given, the check-up finds out by itself. Nothing of the query is repeated.
 */
export const consented: Route = {
  methods: ['GET'],
  route: 'consented',
  options: { maxBodyBytes: 0, firstContact: true },
  answer: (_, { url, request }) => {
    const given = url.searchParams.get('admin_consent') === 'True' && !url.searchParams.has('error');
    return Promise.resolve({ status: 200, text: consentText(request.headers.get('accept-language'), given) });
  },
};
