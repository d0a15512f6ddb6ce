import { notImplemented, type SimulatedService, type World } from '../core/service.ts';
import type { SharePoint } from '../sharepoint/sharepoint.ts';

export class Graph implements SimulatedService {
  constructor(_world: World, _sharePoint: SharePoint) {}

  async handle(request: Request, call: { canonical: URL }): Promise<Response> {
    return notImplemented(request.method, call.canonical);
  }

  save(): unknown {
    return {};
  }

  load(_state: unknown): void {}
}
