// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Account} from "../types/Account.sol";
import {LendingTerms} from "../types/LendingTerms.sol";
import {Funds, Side} from "../types/Ledger.sol";

/// @notice Enough to rebuild every view from the logs alone. `funds`, `lenders` and `borrowers` are the market's words after
/// the event (see Ledger.sol): interest follows from them and the rate model, to the unit.
interface ILendingEvents {
    /// @notice A market is open.
    /// @param opener who called.
    event LendingMarketOpened(uint256 indexed market, address indexed opener, LendingTerms terms);

    /// @notice Somebody supplied to an account.
    /// @param assets loan units that came in.
    /// @param shares minted to the account.
    event Supplied(
        uint256 indexed market,
        Account indexed account,
        address indexed caller,
        uint256 assets,
        uint256 shares,
        Funds funds,
        Side lenders
    );
    /// @notice An account's supply was withdrawn, or a part of it.
    /// @param assets loan units that went out.
    /// @param shares burnt from the account.
    event Withdrawn(
        uint256 indexed market,
        Account indexed account,
        address indexed to,
        uint256 assets,
        uint256 shares,
        Funds funds,
        Side lenders
    );
    /// @notice Collateral was pledged.
    /// @param pledged the account's amount of this collateral after it.
    event CollateralAdded(
        uint256 indexed market, Account indexed account, uint256 index, uint256 amount, uint256 pledged
    );
    /// @notice As CollateralAdded.
    event CollateralRemoved(
        uint256 indexed market,
        Account indexed account,
        address indexed to,
        uint256 index,
        uint256 amount,
        uint256 pledged
    );
    /// @notice An account borrowed.
    /// @param assets loan units that went out.
    /// @param shares added to the account's debt.
    event Borrowed(
        uint256 indexed market,
        Account indexed account,
        address indexed to,
        uint256 assets,
        uint256 shares,
        Funds funds,
        Side borrowers
    );
    /// @notice Somebody repaid an account's debt, or a part of it.
    /// @param assets loan units that came in.
    /// @param shares taken off the account's debt.
    event Repaid(
        uint256 indexed market,
        Account indexed account,
        address indexed caller,
        uint256 assets,
        uint256 shares,
        Funds funds,
        Side borrowers
    );
    /// @notice A position was liquidated.
    /// @param repaid loan units that the liquidator paid.
    /// @param shares taken off the account's debt, those written off included.
    /// @param seized units of each of the market's collaterals.
    event Liquidated(
        uint256 indexed market,
        Account indexed account,
        address indexed liquidator,
        uint256 repaid,
        uint256 shares,
        uint256[] seized,
        Funds funds,
        Side borrowers
    );
    /// @notice A debt that no collateral is left for was written off; the account's `Liquidated` follows.
    /// @param assets loan units that nobody owes any more.
    /// @param feesLost the part of them that the protocol's uncollected fees bore; the lenders bear the rest.
    /// @param lenders the lenders' word after it.
    event WrittenOff(
        uint256 indexed market, Account indexed account, uint256 assets, uint256 feesLost, Side lenders
    );
    /// @notice A collateral's price was reported down, or up again.
    /// @param down bit i is collateral i.
    event PriceReported(uint256 indexed market, uint256 index, bool isDown, uint256 down);
    /// @notice The market's interest was accrued for itself.
    event Accrued(uint256 indexed market, Funds funds, Side borrowers);
    /// @notice The owner took fees.
    event FeesCollected(
        uint256 indexed market, address indexed to, uint256 amount, Funds funds, Side lenders, Side borrowers
    );
    /// @notice Somebody lent itself `amount` of `token` and gave it back.
    event FlashLoan(address indexed caller, address indexed token, uint256 amount);
    /// @notice `operator` may act for all of `owner`'s accounts, or may no longer.
    event OperatorSet(address indexed owner, address indexed operator, bool isAllowed);
    /// @notice The nonce can no longer be used.
    event NonceRevoked(address indexed owner, uint256 nonce);
    /// @notice Supplying and borrowing are refused up to and with the second `until`; 0 where the pause was ended.
    event LendingPauseSet(uint256 indexed market, uint256 until);
    /// @notice Another guardian.
    event GuardianSet(address indexed guardian);
}
