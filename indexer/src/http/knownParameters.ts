import type { MiddlewareHandler } from 'hono';
import { RequestRefused } from './requestRefused.ts';
import type { RouteTable } from './routeTable.ts';

/** Refuses query parameters that the route does not have, or has twice: a misspelt one would pass for its default. */
export function knownParameters(routes: RouteTable): MiddlewareHandler {
  return async (c, next) => {
    const route = routes.find(c.req.path, c.req.method.toLowerCase());
    for (const [name, values] of Object.entries(route ? c.req.queries() : {})) {
      const { parameters = [] } = route ?? {};
      if (!parameters.includes(name)) {
        const expected = parameters.length > 0 ? `one of ${parameters.join(', ')}` : 'none';
        throw new RequestRefused(
          'bad_request',
          name,
          `${name} is no parameter of ${route?.path}; expected ${expected}.`,
        );
      }
      if (values.length > 1) {
        throw new RequestRefused(
          'bad_request',
          name,
          `${name} is given ${values.length} times; expected once.`,
        );
      }
    }
    return next();
  };
}
