import * as React from 'react';
import { render } from '@testing-library/react';
import { DefaultHeaders, DefaultInit, spfi, type SPFI } from '@pnp/sp';
import { DefaultParse, type Queryable } from '@pnp/queryable';
import { deskLists, type DeskLists } from '@listdesk/shared/sharepoint';
import { openDesk as openPrivacyDesk, type Desk as PrivacyDesk } from '@listdesk/shared/sharepoint/privacy';
import type { NewTicket, NewMessage } from '@listdesk/shared/intake';
import { aNewMessage, aNewTicket } from '../../../../../dev/exampleItems';
import type { Simulator } from '../../../../../dev/simulator/simulator';
import { NORDWIND } from '../../../../../dev/world';
import { copiedDesk } from '../../../../../dev/start/copiedDesk';
import type { DeskPort } from '../../../app/desk/port';
import { browserKeep } from '../../../app/keep/keep';
import { RootFrame } from '../../../ui/theme/RootFrame';
import { WordsProvider } from '../../../ui/words/WordsContext';
import { DeskApp } from '../DeskApp';

const words = jest.requireActual<Record<string, string>>('../../../webparts/desk/loc/en-us.js');

const desks = copiedDesk('not asked for here');

/** A simulated tenant with a set-up desk, and the lists in the name of its administrator, who is also an agent. */
export async function simulatedDesk(): Promise<{ simulator: Simulator; lists: DeskLists }> {
  const simulator = await desks.copy();
  const { sp } = await adminOf(simulator);
  return { simulator, lists: deskLists(sp, NORDWIND.desk) };
}

const whose = (upn: string) => ({ tenantId: NORDWIND.id, upn, resource: new URL(NORDWIND.desk).origin });
const adminOf = async (simulator: Simulator): Promise<{ sp: SPFI }> => asBearer(simulator, await simulator.entra.adminToken(whose(NORDWIND.admin.upn)));

/** The lists of that desk in the name of somebody else of it. */
export async function listsOf(simulator: Simulator, upn: string): Promise<DeskLists> {
  const { sp } = asBearer(simulator, await simulator.entra.userToken(whose(upn)));
  return deskLists(sp, NORDWIND.desk);
}

function asBearer(simulator: Simulator, token: string): { sp: SPFI } {
  const sp = spfi(NORDWIND.desk).using(DefaultHeaders(), DefaultInit(), DefaultParse(), (instance: Queryable) => {
    instance.on.auth.replace(async (url, init) => [url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }]);
    instance.on.send.replace((url, init) => simulator.fetch(url, init));
    instance.on.pre.prepend(async (url, init, result) => [/^https:/.test(url) ? url : `${NORDWIND.desk}/${url}`, init, result]);
    return instance;
  });
  return { sp };
}

export async function mailArrives(lists: DeskLists, key: string, ticket: Partial<NewTicket>, message: Partial<NewMessage> = {}): Promise<void> {
  const at = new Date().toISOString();
  const requester = { name: 'Katharina Hoffmann-Schröder', address: 'katharina.hoffmann@nordwind.example' };
  const outcomes = await lists.apply([
    {
      write: 'createTicket',
      ticket: aNewTicket({ key, subject: 'Rechnungsexport bricht ab', requester, mailbox: NORDWIND.support, createdAt: at, lastMessageAt: at, ...ticket }),
    },
    {
      write: 'createMessage',
      message: aNewMessage({
        key: `${key}-1`,
        ticketKey: key,
        from: requester,
        subject: 'Rechnungsexport bricht ab',
        visibleText: 'Seit heute früh bricht der Export ab.',
        sentAt: at,
        ...message,
      }),
    },
  ]);
  if (outcomes.some(({ outcome }) => outcome !== 'created')) throw new Error(JSON.stringify(outcomes));
}

/** The desk as the privacy officer opens it, in the name of the administrator. */
export const privacyOf = (simulator: Simulator) => async (): Promise<PrivacyDesk> => {
  const { sp } = await adminOf(simulator);
  let serial = 0;
  return openPrivacyDesk(sp, NORDWIND.desk, {
    actor: NORDWIND.admin.upn,
    now: () => simulator.world.clock.now(),
    newKey: () => `request-${Date.now()}-${(serial += 1)}`,
  });
};

/** The whole desk on the given lists. */
export function openDesk(lists: DeskLists, port: Partial<DeskPort> = {}, notices: React.ReactNode = null) {
  let serial = 0;
  const whole: DeskPort = {
    lists,
    hint: async () => undefined,
    keep: browserKeep(window.localStorage, 'test'),
    now: () => Date.now(),
    newKey: () => `key-${Date.now()}-${(serial += 1)}`,
    siteUrl: NORDWIND.desk,
    ...port,
  };
  function Page() {
    const root = React.useRef<HTMLElement | null>(null);
    return (
      <WordsProvider words={words} locale="en-GB">
        <div
          ref={(element) => {
            root.current = element?.querySelector<HTMLElement>('.listdesk') ?? null;
          }}
        >
          <RootFrame variant={undefined} teams={undefined} height="fill">
            <DeskApp port={whole} root={root} renderSetup={() => <p>set-up page</p>} renderNotices={() => notices} />
          </RootFrame>
        </div>
      </WordsProvider>
    );
  }
  return render(<Page />);
}
