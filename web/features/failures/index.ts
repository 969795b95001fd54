export { explainFailure, type Failure, Stopped } from './model/explainFailure.ts';
export { isRejection, isUnreachable, isWalletUnavailable } from './model/failureRules.ts';
