import * as React from 'react';
import type { WebPartContext } from '@microsoft/sp-webpart-base';
import type { DeskPort } from '../../app/desk/port';
import type { ServiceClient } from '../../app/serviceClient';
import { WordsProvider } from '../../ui/words/WordsContext';
import type { Words } from '../../ui/words/say';
import { DeskApp } from '../../features/desk/DeskApp';

export type DeskRootProps = {
  words: Words;
  locale: string;
  port: DeskPort;
  service: ServiceClient | undefined;
  tenantId: string;
  siteAbsoluteUrl: string;
  context: WebPartContext;
};

/** Language, licence and desk, put together. */
export function DeskRoot({ words, locale, port }: DeskRootProps) {
  const root = React.useRef<HTMLElement | null>(null);
  const inside = React.useCallback((element: HTMLElement | null) => { root.current = element?.closest<HTMLElement>('.listdesk') ?? null; }, []);
  const [ready, setReady] = React.useState(false);
  React.useLayoutEffect(() => setReady(true), []);
  return (
    <WordsProvider words={words} locale={locale}>
      <span ref={inside} hidden />
      {ready && <DeskApp key={port.siteUrl} port={port} root={root} renderSetup={() => null} renderNotices={() => null} />}
    </WordsProvider>
  );
}
