// Generated from forge's output by contracts/ts/generate.ts. Do not edit.
/** What a lending market asks its price guards. */
export const priceGuardAbi = [
  {"type":"error","name":"SequencerGrace","inputs":[{"name":"since","type":"uint256"}]},
  {"type":"function","name":"borrowPrice","inputs":[],"outputs":[{"name":"price","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"collateral","inputs":[],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
  {"type":"function","name":"liquidationPrice","inputs":[],"outputs":[{"name":"price","type":"uint256"},{"name":"isLive","type":"bool"}],"stateMutability":"view"},
  {"type":"function","name":"loan","inputs":[],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
  {"type":"function","name":"observedReserve","inputs":[],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
] as const;
