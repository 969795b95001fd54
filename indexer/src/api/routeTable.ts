import type { OpenAPIHono } from '@hono/zod-openapi';

/** A route of the OpenAPI document. */
export interface Route {
  /** Such as `/v1/markets/{market}/depth`. */
  path: string;
  /** Such as `get`. */
  method: string;
  /** Names of the query's parameters. */
  parameters: string[];
}

/** Finds the route of a path, for what is said of routes and not of requests: metrics, and unknown parameters. */
export class RouteTable {
  readonly #routes: (Route & { pattern: RegExp })[];

  constructor(registry: OpenAPIHono['openAPIRegistry']) {
    this.#routes = registry.definitions.flatMap((definition) => {
      if (definition.type !== 'route') return [];
      const { path, method, request } = definition.route;
      const parts = path.split('/').map((part) => (part.startsWith('{') ? '[^/]+' : literal(part)));
      const query = request?.query;
      const shape = query && 'shape' in query ? (query.shape as object) : {};
      return [
        {
          path,
          method,
          parameters: Object.keys(shape),
          pattern: new RegExp(`^${parts.join('/')}$`),
        },
      ];
    });
  }

  /**
   * The route, of that method where one is given, or null where there is nothing. One without parameters in its path comes
   * first.
   */
  find(path: string, method?: string): Route | null {
    const found = this.#routes.filter(
      (route) => route.pattern.test(path) && (method === undefined || route.method === method),
    );
    return found.find((route) => route.path === path) ?? found[0] ?? null;
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
