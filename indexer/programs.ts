import { fileURLToPath } from 'node:url';

const fileOf = (name: string) => fileURLToPath(new URL(`./dist/${name}.mjs`, import.meta.url));

/** The programs of this package, each as one file for node: bundle.ts writes them. */
export const indexerProgram = fileOf('indexer');
export const mailboxProgram = fileOf('mailbox');
