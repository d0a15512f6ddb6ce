import type { HeldMail, QuarantineAnswer } from '@listdesk/shared/quarantine';
import { serviceClient } from '../../../app/serviceClient';
import { scriptedService, type Sent } from '../../../app/serviceClient/testing/scriptedService';

const DESK = 'https://nordwind.sharepoint.com/sites/helpdesk';
export const mail = (id: string, change: Partial<HeldMail> = {}): HeldMail => ({
  mailbox: 'support@nordwind.example',
  id,
  from: { name: 'IT Support', address: 'it@nordwlnd.example' },
  subject: `Passwort ${id}`,
  receivedAt: new Date(Date.now() - 60_000).toISOString(),
  heldAt: new Date(Date.now() - 50_000).toISOString(),
  reason: 'rule: domain',
  preview: 'Ihr Kennwort läuft ab',
  hasFiles: false,
  ...change,
});

const LINKS = [
  { shown: 'Hilfe', target: 'https://login.example/help' },
  { shown: 'microsoft.com', target: 'https://login.example/' },
  { shown: 'https://same.example', target: 'https://same.example/' },
];

/** The service as its contract says: what is decided leaves the list, what is undone comes back. A look answers what was held when it began. */
export function service(held: HeldMail[], outcome: (sent: Sent) => QuarantineAnswer | Error | null = () => null) {
  let waiting = [...held];
  const decided = new Map<string, HeldMail>();
  let slow: Promise<void> | null = null;
  const script = scriptedService(async (sent) => {
    if (sent.path.startsWith('/api/quarantine?')) {
      const mails = waiting.slice();
      await slow;
      return { body: { mails, cursor: null } };
    }
    const { id, action } = (sent.body ?? {}) as { id?: string; action?: string };
    if (!action) {
      const wanted = decodeURIComponent(/&id=([^&]*)/.exec(sent.path)?.[1] ?? '');
      const one = waiting.find((each) => each.id === wanted);
      return one
        ? {
            body: {
              ...one,
              to: [],
              text: '<b>Klicken</b> Sie hier: http://login.example',
              cut: false,
              links: LINKS,
              evidence: { proof: { spf: 'pass', dkim: 'none', dmarc: 'fail', aligned: false }, replyTo: [{ name: '', address: 'ceo@elsewhere.example' }] },
            },
          }
        : { status: 404, body: { error: { code: 'gone', message: 'Gone.' } } };
    }
    const answer = outcome(sent);
    if (answer instanceof Error) return answer;
    if (answer) return { body: answer };
    const one = waiting.find((each) => each.id === id) ?? decided.get(id ?? '');
    if (!one) return { body: { outcome: 'gone' } };
    if (action === 'undo') waiting.push(one);
    else {
      waiting = waiting.filter((each) => each !== one);
      decided.set(one.id, one);
    }
    return { body: { outcome: 'done' } };
  });
  return {
    /** Looks that begin from here on answer when what comes back is called. */
    slowLooks: () => {
      let go = (): void => undefined;
      slow = new Promise((resolve) => {
        go = resolve;
      });
      return () => {
        slow = null;
        go();
      };
    },
    quarantine: serviceClient(script.send, { online: () => true }).quarantine(DESK),
    decisions: () => script.sent.flatMap(({ body }) => (body ? [body as { action: string; id: string }] : [])).map(({ action, id }) => `${action} ${id}`),
  };
}
