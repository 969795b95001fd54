import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { RouteTable } from '../http/routeTable.ts';
import type { Histogram } from '../metrics/metrics.ts';

const slowMilliseconds = 1_000;

/**
 * Measures each answer by its route, and logs it: at debug, slow ones as a warning. Failures are logged where they are
 * caught. Addresses and headers of clients are in no log.
 */
export function watchRequests(
  routes: RouteTable,
  durations: Histogram,
  log: Logger,
): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const milliseconds = performance.now() - start;
    const route = routes.find(c.req.path)?.path ?? 'none';
    const { status } = c.res;
    // A stream is handed over, not answered.
    if (route.endsWith('/stream') && status === 200) return;
    durations.observe({ route, status: String(status) }, milliseconds / 1_000);
    const entry = {
      method: c.req.method,
      route,
      path: c.req.path,
      status,
      ms: Math.round(milliseconds),
    };
    if (milliseconds >= slowMilliseconds) log.warn(entry, 'a slow answer');
    else log.debug(entry, 'answered');
  };
}
