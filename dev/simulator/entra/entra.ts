import { notImplemented, type SimulatedService, type World } from '../core/service.ts';

export class Entra implements SimulatedService {
  constructor(_world: World) {}

  async handle(request: Request, call: { canonical: URL }): Promise<Response> {
    return notImplemented(request.method, call.canonical);
  }

  save(): unknown {
    return {};
  }

  load(_state: unknown): void {}
}
