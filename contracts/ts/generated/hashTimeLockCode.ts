// Generated from forge's output by contracts/ts/generate.ts. Do not edit.
/** keccak256 of HashTimeLock's deployed code, on every chain. */
export const hashTimeLockCodeHash =
  '0x17047624ddbbfad80d37b6430443b037648f95874789cf76996c5d22bd737010';

/** Where the deployment's script puts it, on every chain with the usual CREATE2 factory. */
export const hashTimeLockAddress = '0x1885c03B71eb029b981EAc94F6D5Efec6aDd9232';
