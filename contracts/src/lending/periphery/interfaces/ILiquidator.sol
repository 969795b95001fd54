// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "../../../types/MarketKey.sol";
import {LiquidationStep} from "../../interfaces/ILending.sol";
import {Account} from "../../types/Account.sol";
import {LendingTerms} from "../../types/LendingTerms.sol";
import {IPathSwaps} from "./IPathSwaps.sol";

/// @notice How one collateral becomes the loan token, once it was seized.
/// @param index which of the market's collaterals; each at most once.
/// @param pool where the collateral is a pool's shares as ERC-20 (PoolShareToken) that are to be taken apart: that pool's
///        market. Else zeros.
/// @param path the exchange's markets from the collateral to the loan token, one to four; of pool shares from the pool's
///        base token. Empty where nothing is to be sold, because the token is the loan token or is to be kept.
/// @param quotePath the same from the pool's quote token.
struct Sale {
    uint256 index;
    MarketKey pool;
    MarketKey[] path;
    MarketKey[] quotePath;
}

/// @title Liquidating without money of one's own.
/// @notice One transaction takes over collateral, sells it on the exchange, repays the debt from that, and pays the rest to
/// the caller. The caller needs nothing but gas and gives no allowance. It is all or nothing: where a pool or a book is too
/// thin, nothing changes, and the same call can be made again later, with smaller steps or over other markets.
///
/// What a liquidation would bring is learnt by calling it without sending: it needs no rights and no balance.
interface ILiquidator is IPathSwaps {
    /// @notice The sales bring less than lending takes.
    error ProceedsTooLow(uint256 proceeds, uint256 repaid);
    /// @notice Less would be left for the caller than it asked for.
    error SurplusTooLow(uint256 surplus, uint256 least);

    /// @param repaid loan units that the sales repaid.
    /// @param surplus loan units that were left to the caller.
    event LiquidationSold(
        uint256 indexed market,
        Account indexed account,
        address indexed caller,
        uint256 repaid,
        uint256 surplus
    );

    /// @notice Liquidates (ILending.liquidate) and sells what was seized: of each collateral that a sale names all, at any
    /// price. That one bound on the surplus is enough, because all sales end in it; and where all is sold, nobody is left with
    /// a token whose price is falling just then. Who wants to keep a collateral names no sale for it: others must then repay.
    /// @param steps which collaterals are seized, in which order, and how much is repaid against each.
    /// @param sales how they are sold. What lending hands over and no sale names, such as a rest of dust, goes to the caller
    ///        as it is; a pool's tokens that are not sold, and what is below a market's lot, to its internal balance.
    /// @param leastSurplus in loan units.
    /// @return repaid loan units that lending took.
    /// @return surplus loan units paid to the caller.
    /// @dev Reverts: SurplusTooLow, ProceedsTooLow, NoSuchCollateral, PathBroken, PathEndsElsewhere, as
    /// ILending.liquidate does, and as IExchangeCore.swapPath and removeLiquidity do.
    function liquidate(
        LendingTerms calldata terms,
        Account account,
        LiquidationStep[] calldata steps,
        Sale[] calldata sales,
        uint256 leastSurplus
    ) external returns (uint256 repaid, uint256 surplus);
}
