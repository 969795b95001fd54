import { fileURLToPath } from 'node:url';

const fileOf = (name: string) => fileURLToPath(new URL(`./dist/${name}.mjs`, import.meta.url));

/** The programs of this package, each as one file for node: bundle.ts writes them. */
export const indexerProgram = fileOf('indexer');
export const mailboxProgram = fileOf('mailbox');

/**
 * Flags of node for a program that lives as long as a test: V8 would work longer on the embedded database's code than the
 * faster code saves (4.2 core-seconds until the indexer has read a local market, 2.6 so). One that lives on wants the faster.
 */
export const shortLivedFlags = ['--liftoff-only'];
