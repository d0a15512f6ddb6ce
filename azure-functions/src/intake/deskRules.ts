import type { RulesOfDesk } from '@listdesk/shared/intake';
import type { SlaSettings } from '@listdesk/shared/sla';
import type { Desk } from './ports.ts';

/** The desk's rules, what they say, and what it promises; read with the settings, so it costs nothing of its own. */
export async function deskRules(desk: Desk, now: string): Promise<RulesOfDesk & { sla: SlaSettings }> {
  const [{ rules, sla }, { name }, quiet] = await Promise.all([desk.texts(), desk.settings(), desk.quietAddresses()]);
  return { rules, sla, deskName: name, now, quiet };
}
