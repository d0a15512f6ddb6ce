import * as React from 'react';
import { configure } from '@testing-library/dom';
import { getConfig, render } from '@testing-library/react';
import type { CheckCode } from '@listdesk/shared/portal';
import { DEFAULT_DESK_SETTINGS } from '@listdesk/shared/schema';
import type { DeskSettings, Role } from '@listdesk/shared/schema';
import type { DeskInspection } from '@listdesk/shared/sharepoint';
import type { Agent, Message, Ticket } from '@listdesk/shared/tickets';
import type { LicenceClaims } from '@listdesk/shared/licence';
import { LicenceProvider } from '../../../app/licence';
import { serviceClient } from '../../../app/serviceClient';
import { scriptedService } from '../../../app/serviceClient/testing/scriptedService';
import { RootFrame } from '../../../ui/theme/RootFrame';
import { WordsProvider } from '../../../ui/words/WordsContext';
import type { PassedTest, SetupPlace, SetupPorts } from '../SetupContext';
import { SetupPage } from '../SetupPage';
import type { SetupPageProps } from '../SetupPage';

// user-event brings a copy of the DOM library of its own: it gets React's `act` as the other copy has it.
const { asyncWrapper, eventWrapper } = getConfig();
configure({ asyncWrapper, eventWrapper });

export const NORDWIND: SetupPlace = {
  deskName: 'IT Service Desk',
  siteUrl: 'https://nordwind.sharepoint.com/sites/helpdesk',
  tenantId: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001',
  appId: '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001',
  serviceUrl: 'https://service.listdesk.example/',
};
export const ABSENT: DeskInspection = {
  state: 'absent',
  steps: [
    { step: 'createList', list: 'Tickets' },
    { step: 'createGroup', role: 'Agent' },
  ],
  conflicts: [],
};
export const SUPPORT = 'support@nordwind.example';
/** A line as the service answers it; `code` of a newer service when none is given. */
export const check = (name: string, state: 'ok' | 'failed' | 'warning' = 'ok', message = '', mend = '', code = '', about: string[] = []) => ({
  check: name,
  state,
  message,
  mend,
  code,
  about,
});
export const found = (name: string, code: CheckCode, state: 'ok' | 'failed' | 'warning' = 'failed', about: string[] = []) =>
  check(name, state, 'In English.', 'Mend it.', code, about);
export const GREEN = [check('lists'), check(`mailbox ${SUPPORT}`), check(`notifications ${SUPPORT}`), check('replies')];

export type Desk = {
  inspection: DeskInspection;
  settings: DeskSettings;
  agents: Agent[];
  tickets: Ticket[];
  memory: PassedTest | null;
  cameOtherwise: boolean;
  answer: Pick<Message, 'delivery' | 'deliveryError'> | null;
  now: number;
  people: { role: Role; address: string }[];
};
export const wholeDesk = (changes: Partial<Desk> = {}): Desk => ({
  inspection: { state: 'ready' },
  settings: { ...DEFAULT_DESK_SETTINGS, mailboxes: [{ address: SUPPORT, name: 'Support' }] },
  agents: [{ id: 7, name: 'Aylin Demir', address: 'aylin.demir@nordwind.example' }],
  tickets: [],
  memory: null,
  cameOtherwise: false,
  answer: null,
  people: [],
  now: Date.parse('2026-11-21T09:00:00Z'),
  ...changes,
});

export type OpenOptions = {
  desk: Desk;
  answer: Parameters<typeof scriptedService>[0];
  words: Readonly<Record<string, string>>;
  locale?: string;
  ports?: (desk: Desk) => Partial<SetupPorts>;
  props?: Partial<SetupPageProps>;
  /** The licence of the page; none is known without it. */
  claims?: LicenceClaims | null;
};

function Licensed({ claims, children }: { claims: LicenceClaims | null; children: React.ReactElement }) {
  const read = React.useCallback(() => Promise.resolve({ state: { kind: 'active' as const, claims: claims!, daysLeft: 9 }, failure: null }), [claims]);
  return claims ? <LicenceProvider read={read}>{children}</LicenceProvider> : children;
}

/** The set-up page over a desk that changes as it is told and a scripted service. */
export function openSetup({ desk, answer, words, locale = 'en-US', ports: changed = () => ({}), props = {}, claims = null }: OpenOptions) {
  const service = scriptedService(answer);
  const copied: string[] = [];
  const client = serviceClient(service.send, { online: () => true, now: () => desk.now });
  const ports: SetupPorts = {
    inspect: () => Promise.resolve(desk.inspection),
    provision: (onProgress) => {
      onProgress({ done: 1, total: 2, step: { step: 'createList', list: 'Tickets' } });
      desk.inspection = { state: 'ready' };
      return Promise.resolve();
    },
    service: client,
    introduce: async () => {
      await client.licence({ domain: 'nordwind.sharepoint.com', installationUrl: NORDWIND.siteUrl });
    },
    settings: () => Promise.resolve(desk.settings),
    saveSettings: (settings) => {
      desk.settings = settings;
      return Promise.resolve();
    },
    agents: () => Promise.resolve(desk.agents),
    addPerson: (role, address) => {
      desk.people.push({ role, address });
      if (role !== 'ReadOnly') desk.agents = [...desk.agents, { id: desk.agents.length + 10, name: address, address }];
      return Promise.resolve();
    },
    newestTickets: () => Promise.resolve(desk.tickets),
    cameOtherwise: () => Promise.resolve(desk.cameOtherwise),
    answerTo: () => Promise.resolve(desk.answer),
    copy: (text) => {
      copied.push(text);
      return Promise.resolve(true);
    },
    memory: {
      read: () => desk.memory,
      write: (value) => {
        desk.memory = value;
      },
    },
    now: () => desk.now,
    newCode: () => 'A1B2C3D4',
    ...changed(desk),
  };
  const view = render(
    <WordsProvider words={words} locale={locale}>
      <RootFrame variant={undefined} teams={undefined} height="fill">
        <Licensed claims={claims}>
          <SetupPage place={NORDWIND} ports={ports} isAdmin whoToAsk={[]} {...props} />
        </Licensed>
      </RootFrame>
    </WordsProvider>,
  );
  return { ...view, sent: service.sent, copied };
}
