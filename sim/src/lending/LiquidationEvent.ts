/** A liquidation with the sale of what it seized, in whole tokens. */
export interface LiquidationEvent {
  position: number;
  owner: string;
  liquidator: string;
  collateral: string;
  /** What the loan was marked by, and the pool's price before and after the sale. */
  mark: number;
  poolBefore: number;
  poolAfter: number;
  healthBefore: number;
  /** By the marks after the sale; infinite where no debt is left. */
  healthAfter: number;
  repaid: number;
  seized: number;
  /** What the sale brought. */
  proceeds: number;
  /** That less what was repaid, gas not counted. */
  profit: number;
  writtenOff: number;
  debtLeft: number;
}
