import type { Answer, Call } from '../http/call.ts';
import { DIGEST_SECONDS, issueDigest } from '../identity/digest.ts';

export function contextInfo(call: Call): Answer {
  return {
    kind: 'value',
    name: 'GetContextWebInformation',
    type: 'SP.ContextWebInformation',
    value: {
      FormDigestTimeoutSeconds: DIGEST_SECONDS,
      FormDigestValue: issueDigest(call.site, call.who, call.world.clock.now()),
      LibraryVersion: '16.0.26127.12006',
      SiteFullUrl: `${call.address}${call.site.path}`,
      SupportedSchemaVersions: ['14.0.0.0', '15.0.0.0'],
      WebFullUrl: `${call.address}${call.site.path}`,
    },
  };
}
