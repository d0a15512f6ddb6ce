import * as React from 'react';
import type { DeskSettings, Role } from '@listdesk/shared/schema';
import type { DeskInspection, ProvisionProgress } from '@listdesk/shared/sharepoint';
import type { Agent, Message, Ticket } from '@listdesk/shared/tickets';
import type { ServiceClient } from '../../app/serviceClient';
import type { SetupPlace } from './model/place';

export type { SetupPlace };

/** A test mail that became a ticket: when (ISO 8601), after how many seconds, and which; null when that is not known any more. */
export type PassedTest = { at: string; seconds: number; ticket: { id: number; key: string } | null };

/** What set-up needs of the world. Faults of the lists reject with an error whose message is a sentence; the service answers values. */
export type SetupPorts = {
  inspect(): Promise<DeskInspection>;
  /** Safe to call again after any interruption. */
  provision(onProgress: (progress: ProvisionProgress) => void): Promise<void>;
  service: Pick<ServiceClient, 'register' | 'checkup'>;
  /** The first word to the service: it learns which SharePoint host belongs to this tenant (the licence call). */
  introduce(): Promise<void>;
  settings(): Promise<DeskSettings>;
  saveSettings(settings: DeskSettings): Promise<void>;
  /** Who can be given a ticket. */
  agents(): Promise<Agent[]>;
  /** Gives somebody of the organisation a role, by sign-in address; having it already changes nothing. */
  addPerson(role: Role, address: string): Promise<void>;
  /** The newest open tickets; the test mail is looked for among them. */
  newestTickets(): Promise<Ticket[]>;
  /** Whether the mail log knows a mail with this code in its subject, since then (milliseconds), that became no ticket of its own. */
  cameOtherwise(code: string, since: number): Promise<boolean>;
  /** The newest answer to the requester of a ticket; null when there is none yet. */
  answerTo(ticketKey: string): Promise<Pick<Message, 'delivery' | 'deliveryError'> | null>;
  copy(text: string): Promise<boolean>;
  /** Remembers on this device that the test mail came through. */
  memory: { read(): PassedTest | null; write(value: PassedTest): void };
  now(): number;
  /** A short code nobody else uses now, for the subject of the test mail. */
  newCode(): string;
};

export type SetupPorting = { place: SetupPlace; ports: SetupPorts };
const Context = React.createContext<SetupPorting | null>(null);
export const SetupProvider = Context.Provider;

export function useSetupPorts(): SetupPorting {
  const porting = React.useContext(Context);
  if (!porting) throw new Error('SetupProvider is missing');
  return porting;
}
