import { certificateAssertion } from '../src/graph/assertion.ts';
import { isWithoutConsent, type EntraTokens } from '../src/graph/credentials.ts';

/** The token requests of the credentials, over the `fetch` of a test: the libraries bring their own connection, which cannot reach a simulator in process. */
export function entraTokens(options: { pem: () => string; appId: string; fetch: typeof fetch; now: () => number }): EntraTokens {
  const sign = (url: string): Promise<string> => certificateAssertion(options.pem(), options.appId, options.now)(url);
  const cache = new Map<string, { token: string; until: number }>();
  const ask = async (tenant: string, form: Record<string, string>): Promise<string> => {
    const key = JSON.stringify([tenant, form]);
    const known = cache.get(key);
    if (known && known.until > options.now()) return known.token;
    const url = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
    const proof = {
      client_id: options.appId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await sign(url),
    };
    const response = await options.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...proof, ...form }),
    });
    const answer = (await response.json()) as { access_token?: string; error_description?: string };
    if (!answer.access_token) throw Object.assign(new Error(answer.error_description), { name: 'AuthenticationError' });
    if (form['grant_type'] === 'client_credentials' && isWithoutConsent(answer.access_token, form['scope']!)) return answer.access_token;
    cache.set(key, { token: answer.access_token, until: options.now() + 50 * 60_000 });
    return answer.access_token;
  };
  return {
    app: (tenant, scope) => ask(tenant, { grant_type: 'client_credentials', scope }),
    onBehalfOf: (tenant, assertion, scope) =>
      ask(tenant, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', requested_token_use: 'on_behalf_of', assertion, scope }),
  };
}
