import { serveChain } from './chains.ts';
import { measureLatency } from './latency.ts';
import { recordTrading } from './recording.ts';
const file = await recordTrading(100000);
const w = await serveChain(file); const head = w.blocks - 250; await w.stop();
const chain = await serveChain(file, { head });
const s = await measureLatency(chain, head);
console.log('p50', s[Math.floor(s.length*.5)], 'p90', s[Math.floor(s.length*.9)], s.length);
await chain.stop(); process.exit();
