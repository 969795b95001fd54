import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { type Histogram, type Measured, measuredText } from '../metrics/metrics.ts';

/** /metrics, for Prometheus. */
export function metricsRoute(measured: Measured[], durations: Histogram) {
  const app = new OpenAPIHono();
  app.openapi(
    createRoute({
      method: 'get',
      path: '/metrics',
      summary: 'Measurements for Prometheus.',
      responses: {
        200: {
          description: 'Text in the format of version 0.0.4.',
          content: { 'text/plain': { schema: { type: 'string' as const } } },
        },
      },
    }),
    (c) => {
      c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
      return c.body(measuredText(measured) + durations.text, 200) as never;
    },
  );
  return app;
}
