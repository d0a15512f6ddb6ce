import type { Agent } from './ticket.ts';

const MAX_MENTIONS = 20;

/** Agents a private note names as "@Name", longest name first, so that "@Jonas Weber-Klein" is not Jonas Weber. */
export function mentionedIn(text: string, agents: readonly Agent[]): Agent[] {
  let rest = text.toLocaleLowerCase();
  const found: Agent[] = [];
  for (const agent of agents.slice().sort((a, b) => b.name.length - a.name.length)) {
    const name = `@${agent.name.toLocaleLowerCase()}`;
    if (agent.name === '' || !rest.includes(name)) continue;
    found.push(agent);
    rest = rest.split(name).join(' ');
    if (found.length === MAX_MENTIONS) break;
  }
  return found;
}

/** A text cut at the names of agents it mentions, for showing them. */
export function cutAtMentions(text: string, agents: readonly Agent[]): { text: string; agent: Agent | null }[] {
  const named = mentionedIn(text, agents);
  if (!named.length) return [{ text, agent: null }];
  const pattern = new RegExp(`@(?:${named.map(({ name }) => name.replace(/[.*+?^${'$'}{}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  const parts: { text: string; agent: Agent | null }[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), agent: null });
    parts.push({ text: match[0], agent: named.find(({ name }) => `@${name}`.toLocaleLowerCase() === match[0].toLocaleLowerCase()) ?? null });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), agent: null });
  return parts;
}

export const isMentioned = (ticket: { mentioned: readonly number[] }, agentId: number): boolean => ticket.mentioned.includes(agentId);
