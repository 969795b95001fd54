// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Account} from "../types/Account.sol";
import {Debt, Funds, Pledges, Side} from "../types/Ledger.sol";
import {RateModel} from "../types/RateModel.sol";
import {ILending} from "./ILending.sol";

/// @notice One collateral of a market, with what its guard says now.
/// @param pledged units that count towards the cap.
/// @param borrowPrice 0 where there is no price for new debt.
/// @param liquidationPrice 0 also where the guard refuses to answer.
/// @param isLive see IPriceGuard.
/// @param graceSince since when a sequencer is back, or down; 0 where that hinders nothing.
/// @param reserve collateral units in the venue's pool, as observed.
struct CollateralView {
    uint256 tokenTerms;
    uint256 guardTerms;
    uint256 pledged;
    uint256 borrowPrice;
    uint256 liquidationPrice;
    bool isLive;
    uint256 graceSince;
    uint256 reserve;
}

/// @notice A market as of its last accrual: the bindings accrue until now.
/// @param pausedUntil 0 where it is not paused.
struct LendingMarketView {
    uint256 market;
    uint256 loan;
    RateModel rates;
    Funds funds;
    Side lenders;
    Side borrowers;
    uint256 pausedUntil;
    CollateralView[] collaterals;
}

/// @notice What an account has in a market.
struct PositionView {
    uint256 market;
    Account account;
    uint256 supplyShares;
    Debt debt;
    Pledges[4] pledges;
}

/// @title Lending in few calls, for pages and bots that work without an indexer.
/// @notice A guard that reverts or burns gas spoils its own figures only: they are 0 then. All answers of one guard may cost
/// a million gas, so a market of hostile guards costs a reader up to 8 million: where a page of markets is refused for its
/// gas, read fewer at a time.
/// Reverts of the functions that read markets: GasTooLow.
interface ILendingLens {
    /// @notice So little gas was left that a guard might have been unable to answer for that reason alone.
    error GasTooLow(uint256 gasLeft);

    /// @notice The lending contract that is read.
    function LENDING() external view returns (ILending);

    /// @notice Markets in the order of their opening.
    /// @param from the place of the first one, from 0.
    /// @param count the most to return.
    /// @return views one a market.
    /// @return total how many there are.
    function lendingMarkets(uint256 from, uint256 count)
        external
        view
        returns (LendingMarketView[] memory views, uint256 total);

    /// @notice One market.
    /// @dev Reverts: UnknownLendingMarket.
    function lendingMarket(uint256 market) external view returns (LendingMarketView memory);

    /// @notice The accounts `numbers` of `owner` in some markets; those that have nothing are left out.
    function positionsOf(address owner, uint96[] calldata numbers, uint256[] calldata markets)
        external
        view
        returns (PositionView[] memory);
}
