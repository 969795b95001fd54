/** Another indexer writes to the store: two would destroy it. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse';
}

/** The PostgreSQL server cannot be reached, refuses us, or holds something that is not ours. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** The connection that holds the writer's lock is gone: whoever has the lock now may write. */
export class StoreLost extends Error {
  override readonly name = 'StoreLost';
}
