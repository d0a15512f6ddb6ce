import { createHash, X509Certificate } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';

const LIFETIME_SECONDS = 600;

/** Client assertion signed with the app's certificate (Entra: certificate credentials; PS256 with the SHA-256 thumbprint). */
export function certificateAssertion(pem: string, appId: string, now: () => number): (tokenUrl: string) => Promise<string> {
  const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0] ?? '';
  const key = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/.exec(pem)?.[0] ?? '';
  const thumbprint = createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');
  return async (tokenUrl) => {
    const iat = Math.floor(now() / 1000);
    return new SignJWT({ aud: tokenUrl, iss: appId, sub: appId, jti: crypto.randomUUID(), iat, nbf: iat, exp: iat + LIFETIME_SECONDS })
      .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
      .sign(await importPKCS8(key, 'PS256'));
  };
}
