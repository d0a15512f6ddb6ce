import { tryPromises } from '../compliance/compliance.ts';
import { actorOf, callerOf, deskOf, installationAt, requireAgent, deskUrl } from './callers.ts';
import { note } from './auditTrail.ts';
import { Refused } from './http.ts';
import type { Route } from './register.ts';

/** The report for the page; for people of the desk. What was tried and when is in the audit log. */
export const compliance: Route = {
  methods: ['GET'],
  route: 'compliance',
  options: { maxBodyBytes: 0 },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const url = call.url.searchParams.get('desk');
    const desk = await deskOf(service, caller, url);
    await requireAgent(service, desk, caller);
    const installation = await installationAt(service, caller.tenant, deskUrl(url));
    if (!installation) throw new Refused(404, 'notInstalled', 'This desk is not connected.');
    const report = await tryPromises(service, installation);
    const count = (state: string): number => report.lines.filter((line) => line.state === state).length;
    await note(
      service,
      desk,
      { action: 'compliance.report', details: { kept: count('kept'), broken: count('broken'), cannot: count('cannot') } },
      await actorOf(service, caller),
    );
    return { status: 200, json: report };
  },
};
