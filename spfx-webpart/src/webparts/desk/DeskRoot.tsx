import * as React from 'react';
import type { DeskPort } from '../../app/desk/port';
import { licenceCache } from '../../app/licence/licenceCache';
import { trustedKeys } from '../../app/licence/trustedKeys';
import { LicenceProvider } from '../../app/licence/useLicence';
import type { ServiceClient } from '../../app/serviceClient';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { WordsProvider } from '../../ui/words/WordsContext';
import { lazyPart } from '../../ui/words/lazyWithWords';
import type { Words } from '../../ui/words/say';
import { DeskApp } from '../../features/desk/DeskApp';
import type { SetupPorts } from '../../features/setup';
import { moreWords } from './moreWords';

const DeskNews = lazyPart(() => import(/* webpackChunkName: 'news' */ './DeskNews').then((part) => part.DeskNews));
const DeskSetup = lazyPart(() => import(/* webpackChunkName: 'setup' */ './DeskSetup').then((part) => part.DeskSetup), 'told');

export type DeskRootProps = {
  words: Words;
  locale: string;
  port: DeskPort;
  service: ServiceClient;
  /** Null while the part that only set-up needs is on its way. */
  loadSetupPorts(): Promise<SetupPorts>;
  tenantId: string;
  appId: string;
  /** As written in the properties; empty when not yet. */
  serviceUrl: string;
  device: Storage | null;
  session: Storage | null;
  licenceKeys: unknown;
};

/** Language, licence, set-up and desk, put together. */
export function DeskRoot(props: DeskRootProps) {
  const { words, locale, port, service, tenantId, device, session, licenceKeys } = props;
  const root = React.useRef<HTMLElement | null>(null);
  const inside = React.useCallback((element: HTMLElement | null) => {
    root.current = element?.closest<HTMLElement>('.listdesk') ?? null;
  }, []);
  const [ready, setReady] = React.useState(false);
  React.useLayoutEffect(() => setReady(true), []);
  const read = React.useMemo(() => {
    const installation = { tid: tenantId, domain: new URL(port.siteUrl).hostname, installationUrl: port.siteUrl };
    const ports = { service, cache: licenceCache(tenantId, device, session), keys: trustedKeys(licenceKeys, window.location.hostname), now: port.now };
    // Rules and signatures come with their own part: the first view does not wait for them.
    return async (fresh: boolean) => (await import(/* webpackChunkName: 'licence' */ '../../app/licence/readLicence')).readLicence(installation, ports, fresh);
  }, [tenantId, port, service, device, session, licenceKeys]);
  return (
    <WordsProvider words={words} locale={locale} more={moreWords}>
      <LicenceProvider read={read}>
        <span ref={inside} hidden />
        {ready && (
          <DeskApp
            key={port.siteUrl}
            port={port}
            root={root}
            renderSetup={(setup) => (
              <PartBoundary>
                <React.Suspense fallback={null}>
                  <DeskSetup {...props} setup={setup} />
                </React.Suspense>
              </PartBoundary>
            )}
            renderNotices={(isAdmin, onSetUp) => (
              <React.Suspense fallback={null}>
                <DeskNews isAdmin={isAdmin} service={service} onOpenSetup={onSetUp} />
              </React.Suspense>
            )}
          />
        )}
      </LicenceProvider>
    </WordsProvider>
  );
}
