import { bundlePrograms } from '../indexer/bundle.ts';

/** Before tests that start the indexer's programs as others start them. */
export default bundlePrograms;
