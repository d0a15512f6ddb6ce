import type { SharePointError } from './errors.ts';

export type Metadata = 'minimal' | 'none' | 'verbose';
/** How the caller reads and writes: OData 3 (PnPjs), verbose (PnPjs' `fields.add*`), OData 4 (`SPHttpClient`), or Atom when no JSON was asked for. */
export type Dialect = { version: 3 | 4; metadata: Metadata; json: boolean; bodyVerbose: boolean };

/** The dialect is chosen by the header `OData-Version` and the parameters of `Accept`. */
export function dialectOf(headers: Headers): Dialect {
  const accept = (headers.get('accept') ?? '').toLowerCase();
  const version = (headers.get('odata-version') ?? '').startsWith('4') ? 4 : 3;
  const metadata = /odata=verbose/.test(accept) ? 'verbose' : /odata(\.metadata)?=(nometadata|none)/.test(accept) ? 'none' : 'minimal';
  return {
    version,
    metadata: version === 4 && metadata === 'verbose' ? 'minimal' : metadata,
    json: accept.includes('json'),
    bodyVerbose: /odata=verbose/i.test(headers.get('content-type') ?? ''),
  };
}

export function contentType(dialect: Dialect): string {
  if (!dialect.json) return 'application/xml;charset=utf-8';
  if (dialect.metadata === 'verbose') return 'application/json;odata=verbose;charset=utf-8';
  if (dialect.version === 4) return `application/json;odata.metadata=${dialect.metadata};odata.streaming=true;IEEE754Compatible=false;charset=utf-8`;
  return `application/json;odata=${dialect.metadata === 'none' ? 'nometadata' : 'minimalmetadata'};streaming=true;charset=utf-8`;
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function errorBody(error: SharePointError, dialect: Dialect): string {
  const lang = { lang: 'en-US', value: error.message };
  if (!dialect.json)
    return (
      `<?xml version="1.0" encoding="utf-8"?><m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">` +
      `<m:code>${escapeXml(error.code)}</m:code><m:message xml:lang="en-US">${escapeXml(error.message)}</m:message></m:error>`
    );
  if (dialect.version === 4) return JSON.stringify({ error: { code: error.code, message: error.message } });
  if (dialect.metadata === 'verbose') return JSON.stringify({ error: { code: error.code, message: lang } });
  return JSON.stringify({ 'odata.error': { code: error.code, message: lang } });
}
