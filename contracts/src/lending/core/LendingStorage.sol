// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "../interfaces/ILending.sol";
import {Interest} from "../libraries/Interest.sol";
import {Account} from "../types/Account.sol";
import {Debt, Funds, FundsLib, Pledges, Side, SideLib} from "../types/Ledger.sol";
import {Collateral} from "../types/LendingTerms.sol";
import {RateModel} from "../types/RateModel.sol";

/// @notice What lending keeps, and the step that every action begins with: accruing.
///
/// A market's money is three words, of which an action writes two: `funds` always, and the side it acts on. So the protocol's
/// part of the interest stands on both sides, each holding what its own actions accrued. What lenders own together is cash
/// plus borrowed less the fees of both; no sum of it is kept that could drift from its parts.
abstract contract LendingStorage is ILending {
    /// @notice What an account has in a market.
    struct Position {
        uint256 supplyShares;
        Debt debt;
        Pledges[4] pledges;
    }

    /// @notice A market in memory, accrued until now.
    /// @param newFees what the accrual added, for whoever writes a side.
    struct Accrual {
        uint256 market;
        uint256 cash;
        uint256 borrowed;
        uint256 flags;
        uint256 newFees;
    }

    /// @inheritdoc ILending
    uint256 public immutable override INTEREST_FEE;
    uint256 internal constant WAD = 1e18;

    mapping(uint256 market => Funds) internal _funds;
    mapping(uint256 market => Side) internal _lenders;
    mapping(uint256 market => Side) internal _borrowers;
    mapping(uint256 market => mapping(Account => Position)) internal _positions;
    /// @dev Units that count towards each cap.
    mapping(uint256 market => mapping(uint256 index => uint256)) internal _pledged;
    mapping(uint256 market => Terms) internal _terms;
    /// @dev Low to high: until when (64 bits), from when the guardian may pause again (64).
    mapping(uint256 market => uint256) internal _pauses;
    mapping(address owner => mapping(address operator => bool)) internal _operators;
    mapping(address owner => mapping(uint256 word => uint256)) internal _nonces;
    uint256[] internal _markets;

    /// @notice The terms as they are kept for readers; actions bring their own and are held to the hash.
    struct Terms {
        uint256 loan;
        RateModel rates;
        Collateral[] collaterals;
    }

    constructor(uint256 interestFee) {
        // Unnamed: met by whoever deploys, never by a caller, and a name would stand in every reader's list of errors.
        require(interestFee <= WAD / 4);
        INTEREST_FEE = interestFee;
    }

    /// @notice Loads a market and adds the interest since its last accrual, in memory.
    /// @param rates the market's: an id holds them.
    function _accrue(uint256 market, RateModel rates) internal view returns (Accrual memory state) {
        Funds funds = _funds[market];
        if (funds.time() == 0) revert UnknownLendingMarket(market);
        state.market = market;
        (state.cash, state.borrowed, state.flags) = (funds.cash(), funds.borrowed(), funds.flags());
        // Time goes forward, and stays below 2^32 until 2106; cash and borrowed together are at most MOST.
        unchecked {
            uint256 elapsed = block.timestamp - funds.time();
            if (elapsed == 0 || state.borrowed == 0) return state;
            uint256 room = FundsLib.MOST - state.cash - state.borrowed;
            uint256 interest = Interest.accrued(rates, state.cash, state.borrowed, elapsed, room);
            state.borrowed += interest;
            // Below 2^104 * 2^60.
            state.newFees = interest * INTEREST_FEE / WAD;
        }
    }

    /// @notice Writes a market's money.
    /// @dev Whoever raised cash or borrowed held their sum to MOST.
    function _save(Accrual memory state) internal returns (Funds funds) {
        funds = FundsLib.pack(state.cash, state.borrowed, block.timestamp, state.flags);
        _funds[state.market] = funds;
    }

    /// @notice What lenders own together.
    /// @dev Fees are parts of interest that is still in cash or borrowed, and write-offs take from them first.
    function _supplied(Accrual memory state, Side lenders, Side borrowers) internal pure returns (uint256) {
        unchecked {
            return state.cash + state.borrowed - lenders.fees() - borrowers.fees() - state.newFees;
        }
    }

    /// @notice Reverts where supplying or borrowing is paused.
    function _requireNoPause(Accrual memory state) internal view {
        if (state.flags & FundsLib.PAUSED == 0) return;
        uint256 until = uint64(_pauses[state.market]);
        if (block.timestamp <= until) revert LendingPaused(state.market, until);
    }

    /// @notice Reverts unless the caller may act for the account.
    function _requireAuthorised(Account account) internal view {
        address owner = account.owner();
        if (msg.sender != owner && !_operators[owner][msg.sender]) {
            revert NotAuthorised(account, msg.sender);
        }
    }

    /// @notice Either assets or shares say how much.
    function _requireOne(uint256 assets, uint256 shares) internal pure {
        if ((assets == 0) == (shares == 0)) revert AssetsOrShares(assets, shares);
    }

    /// @notice The same, of an amount that can be there: what follows multiplies it.
    function _requireOnePossible(uint256 assets, uint256 shares) internal pure {
        _requireOne(assets, shares);
        if (assets | shares > SideLib.MOST_SHARES) revert LendingOverflow(assets | shares);
    }

    /// @dev Fees are below 2^104, as parts of what is in cash or borrowed.
    function _packSide(uint256 shares, uint256 fees) internal pure returns (Side) {
        if (shares > SideLib.MOST_SHARES) revert LendingOverflow(shares);
        return SideLib.pack(shares, fees);
    }
}
