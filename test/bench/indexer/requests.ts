import { Agent, get } from 'node:http';

const connections = 32;
const warmUpMilliseconds = 2_000;
const measuredMilliseconds = 8_000;

export interface Load {
  requestsPerSecond: number;
  p99Milliseconds: number;
}

/** Asks for the addresses in turn over kept connections, as fast as answers come. Throws where one is not a 200. */
export async function measureRequests(urls: string[]): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const start = performance.now();
  const measureFrom = start + warmUpMilliseconds;
  const end = measureFrom + measuredMilliseconds;
  let next = 0;
  const ask = async () => {
    while (performance.now() < end) {
      const url = urls[next++ % urls.length] as string;
      const asked = performance.now();
      await answered(url, agent);
      const now = performance.now();
      if (asked >= measureFrom && now <= end) times.push(now - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    requestsPerSecond: (times.length * 1000) / measuredMilliseconds,
    p99Milliseconds: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
  };
}

function answered(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.resume().once('end', resolve);
    }).once('error', reject);
  });
}
