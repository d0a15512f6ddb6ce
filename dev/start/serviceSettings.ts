import type { Certificates } from '../simulator/certificates.ts';
import type { SimulatorServer } from '../simulator/serve.ts';
import { LISTDESK_APP_ID, LISTDESK_AUDIENCE } from '../world.ts';
import type { Secrets } from './secrets.ts';

/** The environment of the local service: the same settings as in production, pointed at the simulator. */
export function serviceSettings(input: {
  storage: string;
  simulator: SimulatorServer;
  certificates: Certificates;
  secrets: Secrets;
  publicUrl: string;
  pages: string;
}): Record<string, string> {
  const { simulator, certificates, secrets } = input;
  return {
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    AzureWebJobsStorage: input.storage,
    LISTDESK_REGION: 'local',
    LISTDESK_APP_ID,
    LISTDESK_API_AUDIENCE: LISTDESK_AUDIENCE,
    LISTDESK_CREDENTIAL: 'certificate',
    LISTDESK_CERTIFICATE: certificates.app.pem,
    LISTDESK_ENTRA_AUTHORITY: simulator.origin,
    LISTDESK_GRAPH_ENDPOINT: simulator.origin,
    LISTDESK_SHAREPOINT_ADDRESSES: simulator.sharePointAddresses,
    LISTDESK_PUBLIC_URL: input.publicUrl,
    LISTDESK_LICENCE_KEY: secrets.licenceKey.pem,
    LISTDESK_LICENCE_KEY_ID: secrets.licenceKey.id,
    LISTDESK_SECRET: secrets.secret,
    LISTDESK_RAW_MAIL_SECRET: secrets.rawMailSecret,
    LISTDESK_ALLOWED_ORIGINS: input.pages,
    NODE_EXTRA_CA_CERTS: certificates.caFile,
  };
}
