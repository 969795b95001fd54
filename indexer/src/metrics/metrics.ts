/** Prometheus' text format (version 0.0.4), as far as it is needed: gauges that are read when asked, and histograms. */

type Labels = Record<string, string>;

/** A number as it is when it is asked for, or several with labels. */
export interface Measured {
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  read: () => number | { labels: Labels; value: number }[];
}

/** Counts how often values were at most each of some bounds, for each set of labels. */
export class Histogram {
  readonly #name: string;
  readonly #help: string;
  readonly #bounds: number[];
  readonly #series = new Map<string, { counts: number[]; sum: number; count: number }>();

  constructor(name: string, help: string, bounds: number[]) {
    this.#name = name;
    this.#help = help;
    this.#bounds = bounds;
  }

  observe(labels: Labels, value: number): void {
    const key = format(labels);
    let series = this.#series.get(key);
    if (!series) {
      series = { counts: this.#bounds.map(() => 0), sum: 0, count: 0 };
      this.#series.set(key, series);
    }
    const bucket = this.#bounds.findIndex((bound) => value <= bound);
    if (bucket >= 0) series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.sum += value;
    series.count++;
  }

  get text(): string {
    const lines = [`# HELP ${this.#name} ${this.#help}`, `# TYPE ${this.#name} histogram`];
    for (const [labels, { counts, sum, count }] of this.#series) {
      let below = 0;
      for (const [i, bound] of this.#bounds.entries()) {
        below += counts[i] ?? 0;
        lines.push(`${this.#name}_bucket{${labels},le="${bound}"} ${below}`);
      }
      lines.push(`${this.#name}_bucket{${labels},le="+Inf"} ${count}`);
      lines.push(`${this.#name}_sum{${labels}} ${sum}`, `${this.#name}_count{${labels}} ${count}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

/** Lines of what is measured now. */
export function measuredText(measured: Measured[]): string {
  const lines = measured.flatMap(({ name, help, type, read }) => {
    const values = read();
    const shown =
      typeof values === 'number'
        ? [`${name} ${values}`]
        : values.map(({ labels, value }) => `${name}{${format(labels)}} ${value}`);
    return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...shown];
  });
  return `${lines.join('\n')}\n`;
}

function format(labels: Labels): string {
  const escaped = (value: string) =>
    value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');
}
