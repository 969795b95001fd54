// Where a worker thread begins: plain JavaScript, since a thread has no TypeScript loader before it asks for one. A
// user's module of agents may be of either kind of module, so both loaders are there.
import { register as registerCommon } from 'tsx/cjs/api';
import { register } from 'tsx/esm/api';

registerCommon();
register();
let loading;

/** @param {import('./doShard.ts').ShardTask} task */
export default async function shardThread(task) {
  loading ??= import('./doShard.ts');
  const { doShard } = await loading;
  return doShard(task);
}
