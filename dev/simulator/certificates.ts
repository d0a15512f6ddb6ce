import 'reflect-metadata';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { webcrypto, X509Certificate as NodeCertificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** Certificates of the local world, PEM. They are trusted by nobody but programs started with `ca` as extra authority. */
export type Certificates = {
  ca: string;
  /** Where `ca` lies, for NODE_EXTRA_CA_CERTS. */
  caFile: string;
  server: { certificate: string; key: string };
  /** ListDesk's client certificate at Entra: register `certificate`, give `pem` (key and certificate) to the service. */
  app: { certificate: string; key: string; pem: string };
};

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const DAY = 86_400_000;
const VALID_DAYS = 365;
/** Certificates that end sooner are made anew. */
const RENEW_BEFORE_DAYS = 7;
const FILES = ['ca.pem', 'server.pem', 'server.key', 'app.pem', 'app.key'] as const;

x509.cryptoProvider.set(webcrypto as Crypto);

/** Reads the certificates kept in `folder`, or makes and keeps them. */
export async function ensureCertificates(folder: string, now = Date.now()): Promise<Certificates> {
  const kept = await readAll(folder).catch(() => undefined);
  const files = kept && fresh(kept, now) ? kept : await make(now);
  if (files !== kept) {
    await mkdir(folder, { recursive: true });
    for (const name of FILES) {
      const target = path.join(folder, name);
      await writeFile(`${target}.new`, files[name], { mode: 0o600 });
      await rename(`${target}.new`, target);
    }
  }
  return {
    ca: files['ca.pem'],
    caFile: path.join(folder, 'ca.pem'),
    server: { certificate: files['server.pem'], key: files['server.key'] },
    app: { certificate: files['app.pem'], key: files['app.key'], pem: `${files['app.key']}\n${files['app.pem']}\n` },
  };
}

type Files = Record<(typeof FILES)[number], string>;

async function readAll(folder: string): Promise<Files> {
  const texts = await Promise.all(FILES.map((name) => readFile(path.join(folder, name), 'utf8')));
  return Object.fromEntries(FILES.map((name, at) => [name, texts[at]])) as Files;
}

function fresh(files: Files, now: number): boolean {
  const certificates = [files['ca.pem'], files['server.pem'], files['app.pem']].map((pem) => new NodeCertificate(pem));
  const ca = certificates[0]!;
  return certificates.every((each) => new Date(each.validTo).getTime() - now > RENEW_BEFORE_DAYS * DAY) && certificates[1]!.verify(ca.publicKey);
}

async function make(now: number): Promise<Files> {
  const dates = { notBefore: new Date(now - DAY), notAfter: new Date(now + VALID_DAYS * DAY), signingAlgorithm: RSA };
  const [caKeys, serverKeys, appKeys] = await Promise.all([newKeys(), newKeys(), newKeys()]);
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...dates,
    name: 'CN=ListDesk local authority',
    keys: caKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const server = await x509.X509CertificateGenerator.create({
    ...dates,
    subject: 'CN=localhost',
    issuer: ca.subject,
    publicKey: serverKeys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment, true),
      await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const app = await x509.X509CertificateGenerator.createSelfSigned({ ...dates, name: 'CN=ListDesk app', keys: appKeys });
  return {
    'ca.pem': ca.toString('pem'),
    'server.pem': server.toString('pem'),
    'server.key': await privatePem(serverKeys),
    'app.pem': app.toString('pem'),
    'app.key': await privatePem(appKeys),
  };
}

async function newKeys(): Promise<CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify'])) as CryptoKeyPair;
}

async function privatePem(keys: CryptoKeyPair): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
}
