import { describe, expect, it } from 'vitest';
import { Histogram, measuredText } from './metrics.ts';

describe('Histogram', () => {
  it('counts values at most each bound, and all of them', () => {
    const histogram = new Histogram('x_seconds', 'A time.', [0.1, 1]);
    for (const value of [0.1, 0.5, 0.25, 7]) histogram.observe({ route: '/a' }, value);
    expect(histogram.text).toBe(`# HELP x_seconds A time.
# TYPE x_seconds histogram
x_seconds_bucket{route="/a",le="0.1"} 1
x_seconds_bucket{route="/a",le="1"} 3
x_seconds_bucket{route="/a",le="+Inf"} 4
x_seconds_sum{route="/a"} 7.85
x_seconds_count{route="/a"} 4
`);
  });
});

describe('measuredText', () => {
  it('escapes labels, and shows what is unknown as NaN', () => {
    const text = measuredText([
      { name: 'a', help: 'One.', type: 'gauge', read: () => Number.NaN },
      {
        name: 'b_total',
        help: 'Two.',
        type: 'counter',
        read: () => [{ labels: { name: 'say "hi"\\\n' }, value: 2 }],
      },
    ]);
    expect(text).toBe(`# HELP a One.
# TYPE a gauge
a NaN
# HELP b_total Two.
# TYPE b_total counter
b_total{name="say \\"hi\\"\\\\\\n"} 2
`);
  });
});
