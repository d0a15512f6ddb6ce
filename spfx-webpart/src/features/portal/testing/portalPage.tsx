import * as React from 'react';
import { configure } from '@testing-library/dom';
import { getConfig, render } from '@testing-library/react';
import type { PortalMessage, PortalRequest } from '@listdesk/shared/portal';
import { serviceClient } from '../../../app/serviceClient';
import { scriptedService } from '../../../app/serviceClient/testing/scriptedService';
import type { Sent } from '../../../app/serviceClient/testing/scriptedService';
import { RootFrame } from '../../../ui/theme/RootFrame';
import { WordsProvider } from '../../../ui/words/WordsContext';
import { draftBox } from '../model/draft';
import { DEFAULT_KINDS } from '../model/kinds';
import { PortalApp } from '../PortalApp';
import { PortalPortsProvider } from '../PortalContext';
import type { PortalPorts } from '../PortalContext';

// user-event brings a copy of the DOM library of its own: it gets React's `act` as the other copy has it.
const { asyncWrapper, eventWrapper } = getConfig();
configure({ asyncWrapper, eventWrapper });

export const NOW = Date.parse('2026-11-20T14:00:00Z');
export const DESK = 'https://nordwind.sharepoint.com/sites/helpdesk';

export const request = (changes: Partial<PortalRequest> = {}): PortalRequest => ({
  key: 'k4711',
  number: 4711,
  subject: 'Rechnungsexport bricht mit Fehler 0x80070057 ab',
  state: 'YourTurn',
  createdAt: '2026-11-20T08:12:00Z',
  lastMessageAt: '2026-11-20T13:52:00Z',
  preview: 'Welche Version zeigt SAP?',
  rating: null,
  ...changes,
});
export const message = (changes: Partial<PortalMessage> = {}): PortalMessage => ({
  key: 'm1',
  from: 'Katharina Hoffmann-Schröder',
  mine: true,
  sentAt: '2026-11-20T08:12:00Z',
  html: '',
  text: 'Der Export bricht ab.',
  attachments: [],
  ...changes,
});

type Answer = Parameters<typeof scriptedService>[0];
export type PageOptions = {
  answer: Answer;
  words: Readonly<Record<string, string>>;
  locale?: string;
  width?: number;
  store?: Map<string, string>;
  ports?: Partial<PortalPorts>;
};

/** The portal in a page of a given width, over a scripted service. Everything between screen and wire is the real thing. */
export function openPortal({ answer, words, locale = 'en-US', width = 1204, store = new Map(), ports: changed = {} }: PageOptions) {
  jest
    .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
    .mockReturnValue({ width, height: 600, top: 0, left: 0, right: width, bottom: 600, x: 0, y: 0, toJSON: () => '' });
  const service = scriptedService(answer);
  const looks = new Set<() => void>();
  const saved: string[] = [];
  let keys = 0;
  const ports: PortalPorts = {
    client: serviceClient(service.send, { online: () => true, now: () => NOW }).portal(DESK),
    userName: 'Katharina Hoffmann-Schröder',
    supportAddress: 'support@nordwind.example',
    kinds: DEFAULT_KINDS,
    drafts: draftBox(
      {
        getItem: (name) => store.get(name) ?? null,
        setItem: (name, value) => {
          store.set(name, value);
        },
        removeItem: (name) => {
          store.delete(name);
        },
      },
      'katharina',
    ),
    now: () => NOW,
    newKey: () => `key-${++keys}`,
    save: (_blob, name) => {
      saved.push(name);
    },
    whenDue: (look) => {
      looks.add(look);
      return () => looks.delete(look);
    },
    ...changed,
  };
  const view = render(
    <WordsProvider words={words} locale={locale}>
      <RootFrame variant={undefined} teams={undefined} height="page">
        <PortalPortsProvider value={ports}>
          <PortalApp />
        </PortalPortsProvider>
      </RootFrame>
    </WordsProvider>,
  );
  return { ...view, sent: service.sent, saved, store, look: () => looks.forEach((look) => look()) };
}

export const wrote = (sent: readonly Sent[]): Sent[] => sent.filter(({ method }) => method === 'POST');
export const page = (...requests: PortalRequest[]) => ({ body: { requests, cursor: null } });
