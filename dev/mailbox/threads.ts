/** What threading needs of a mail. Ids with their angle brackets. */
export type Threaded = { internetMessageId: string; inReplyTo: string | null; references: readonly string[]; sentAt: number };
export type Thread<M extends Threaded> = { id: string; messages: M[]; lastAt: number };

/**
 * Conversations by In-Reply-To and References (RFC 5322, section 3.6.4), as mail programs show them: mails that name a common ancestor
 * belong together even when the ancestor is not in this mailbox. Newest conversation first, oldest mail first within.
 */
export function threadsOf<M extends Threaded>(messages: readonly M[]): Thread<M>[] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let at = id;
    for (let parent = parents.get(at); parent !== undefined && parent !== at; parent = parents.get(at)) at = parent;
    return at;
  };
  for (const message of messages) {
    const named = [...message.references, ...(message.inReplyTo ? [message.inReplyTo] : [])];
    for (const ancestor of named) {
      const [mine, theirs] = [rootOf(message.internetMessageId), rootOf(ancestor)];
      if (mine !== theirs) parents.set(mine, theirs);
    }
  }
  const groups = new Map<string, M[]>();
  for (const message of messages) {
    const root = rootOf(message.internetMessageId);
    groups.set(root, [...(groups.get(root) ?? []), message]);
  }
  return [...groups.values()]
    .map((group) => {
      const sorted = group.toSorted((a, b) => a.sentAt - b.sentAt);
      return { id: sorted[0]?.internetMessageId ?? '', messages: sorted, lastAt: sorted.at(-1)?.sentAt ?? 0 };
    })
    .sort((a, b) => b.lastAt - a.lastAt);
}
