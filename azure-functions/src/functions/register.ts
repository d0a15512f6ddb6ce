import { app, type HttpMethod } from '@azure/functions';
import { httpHandler, type Answer, type Call, type RouteOptions } from './http.ts';
import { theService, type Service } from './service.ts';

export type Route = { methods: HttpMethod[]; route: string; options: RouteOptions; answer: (service: Service, call: Call) => Promise<Answer> };

/** What a route needs of the service around it. */
export function handlerOf(name: string, { options, answer }: Route, service: () => Service) {
  const surroundings = () => {
    const { settings, registry, log, telemetry } = service();
    return { origins: { extra: settings.allowedOrigins, knownHost: (host: string) => registry.knowsHost(host) }, log, telemetry };
  };
  return httpHandler(name, options, surroundings, (call) => answer(service(), call));
}

/** Registers an HTTP function. `anonymous`: who calls is decided by our own checks of token, signature or secret. */
export function register(name: string, route: Route): void {
  app.http(name, { methods: [...route.methods, 'OPTIONS'], authLevel: 'anonymous', route: route.route, handler: handlerOf(name, route, theService) });
}
