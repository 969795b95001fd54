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

type KnownRoute = Route & { pattern: RegExp };

/** Finds the route of a path, for what is said of routes and not of requests: metrics, and unknown parameters. */
export class RouteTable {
  readonly #registry: OpenAPIHono['openAPIRegistry'];
  #routes: KnownRoute[] | undefined;

  /** @param registry may still be filled: it is read when the first path is looked up. */
  constructor(registry: OpenAPIHono['openAPIRegistry']) {
    this.#registry = registry;
  }

  /**
   * The route, of that method where one is given, or null where there is nothing. One without parameters in its path comes
   * first.
   */
  find(path: string, method?: string): Route | null {
    this.#routes ??= routesOf(this.#registry);
    const found = this.#routes.filter(
      (route) => route.pattern.test(path) && (method === undefined || route.method === method),
    );
    return found.find((route) => route.path === path) ?? found[0] ?? null;
  }
}

function routesOf(registry: OpenAPIHono['openAPIRegistry']): KnownRoute[] {
  return registry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return [];
    const { path, method, request } = definition.route;
    const parts = path.split('/').map((part) => (part.startsWith('{') ? '[^/]+' : literal(part)));
    const query = request?.query;
    const shape = query && 'shape' in query ? (query.shape as object) : {};
    const pattern = new RegExp(`^${parts.join('/')}$`);
    return [{ path, method, parameters: Object.keys(shape), pattern }];
  });
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
