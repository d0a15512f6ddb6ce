/** What somebody has typed and not sent. Kept on this device, per user and desk, so that a closed page loses nothing. Files are not kept. */
export type Draft = {
  /** Made with the form; sent with the request, so that sending twice is one request even across a reload. */
  clientKey: string;
  category: string;
  subject: string;
  text: string;
};

export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
export type DraftBox = { read(name: string): Draft | null; keep(name: string, draft: Draft): boolean; drop(name: string): void };

const PREFIX = 'listdesk.portal.draft';

export const isEmptyDraft = (draft: Draft): boolean => draft.subject.trim() === '' && draft.text.trim() === '';

export function newDraft(newKey: () => string, category = ''): Draft {
  return { clientKey: newKey(), category, subject: '', text: '' };
}

function parsed(text: string | null): Draft | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Draft> | null;
    const sound = value !== null && [value.clientKey, value.category, value.subject, value.text].every((part) => typeof part === 'string');
    return sound ? (value as Draft) : null;
  } catch {
    return null;
  }
}

/** `owner` names user and desk. A store that refuses (private window, full) answers false, and the form says that nothing is kept. */
export function draftBox(store: DraftStore | null, owner: string): DraftBox {
  const full = (name: string): string => `${PREFIX}.${owner}.${name}`;
  return {
    read(name) {
      try {
        return parsed(store?.getItem(full(name)) ?? null);
      } catch {
        return null;
      }
    },
    keep(name, draft) {
      try {
        if (!store) return false;
        if (isEmptyDraft(draft)) store.removeItem(full(name));
        else store.setItem(full(name), JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    drop(name) {
      try {
        store?.removeItem(full(name));
      } catch {
        // It stays and is offered once more; sending it again is the same request by its key.
      }
    },
  };
}
