import type { AskedKind } from '../privacy/index.ts';

/**
 * A person's own requests about their data. `GET /api/portal/privacy?desk=URL` answers `{ requests }`; `POST` to the same with `NewPrivacyRequest`
 * answers `{ request }`; asking the same again while it is open answers the open one. Whoever is signed in is who asks; `for` names somebody else,
 * of whom the privacy officer has to see a proof first.
 */
export type NewPrivacyRequest = { clientKey: string; kind: AskedKind; wish: string; for?: string };
export type PrivacyRequestShown = {
  key: string;
  kind: AskedKind;
  state: 'Open' | 'Running' | 'Done' | 'Refused';
  askedAt: string;
  dueAt: string;
  finishedAt: string | null;
  /** Why it takes longer; null while it does not. */
  extension: string | null;
  answer: string | null;
  /** Their data can be saved: `GET /api/portal/privacy/export?desk=URL&key=KEY&format=html|json|csv|xml` answers the file. */
  download: boolean;
};
export const EXPORT_OPEN_DAYS = 30;
