import { isTimeZone } from '@listdesk/shared/sla';
import { MAX_WEEKLY_PEOPLE, parseWeekly, WEEKLY_KEY, type WeeklyReport } from '@listdesk/shared/reports';
import { toldFirst } from '@listdesk/shared/sharepoint';
import { z } from 'zod';
import { actorOf, callerOf, deskOf, requireSupervisor } from './callers.ts';
import { Refused } from './http.ts';
import type { Route } from './register.ts';

const MAX_ZONE_CHARS = 64;
const wish = z.strictObject({
  desk: z.string(),
  people: z.array(z.number().int().positive()).max(MAX_WEEKLY_PEOPLE),
  timeZone: z.string().max(MAX_ZONE_CHARS).refine(isTimeZone),
});

/**
 * Who gets the report of each week, by site user id: people of the desk's groups only. The settings list is the admins'; a supervisor
 * changes this one value through the service, which looks at the groups itself.
 */
export const weeklyReport: Route = {
  methods: ['POST'],
  route: 'reports/weekly',
  options: { maxBodyBytes: 4096 },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const body = wish.safeParse(await call.json());
    if (!body.success) throw new Refused(400, 'invalidRequest', `Name the desk, at most ${MAX_WEEKLY_PEOPLE} of its people and a time zone.`);
    const desk = await deskOf(service, caller, body.data.desk);
    await requireSupervisor(service, desk, caller);
    const people = [...new Set(body.data.people)];
    const agents = people.length ? await desk.lists.agents() : [];
    if (people.some((id) => !agents.some((agent) => agent.id === id)))
      throw new Refused(400, 'notOnTheDesk', "The report goes to people in the desk's groups only.");
    const { value, etag } = await desk.lists.storedSettingValue(WEEKLY_KEY);
    const before = parseWeekly(value);
    const now = new Date(service.outside.now()).toISOString();
    // Other recipients change nothing about the week that is due; what was off begins with the next week.
    const weekly: WeeklyReport = { people, timeZone: body.data.timeZone, since: before.people.length ? before.since : now };
    const deed = { action: 'setting.saved', subject: WEEKLY_KEY, details: { people: people.length } } as const;
    const actor = await actorOf(service, caller);
    const saved = await toldFirst(
      (each) => desk.lists.audit(each, { actor }),
      deed,
      () => desk.lists.replaceSettingValue(WEEKLY_KEY, etag, weekly),
      ({ outcome }) => outcome === 'updated',
    );
    if (saved.outcome !== 'updated') throw new Refused(409, 'changedMeanwhile', 'Somebody else changed this a moment ago. Look again.');
    desk.forgetSettings();
    await desk.sayChanged(now);
    return { status: 200, json: weekly };
  },
};
