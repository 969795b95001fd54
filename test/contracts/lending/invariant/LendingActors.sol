// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Shares} from "weir/lending/libraries/Shares.sol";
import {Debt, Funds, Pledges, Side} from "weir/lending/types/Ledger.sol";
import {LendingKey, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice A market's money by the campaign's own books, and what every action must leave as it was.
struct Books {
    uint256 cash;
    uint256 borrowed;
    uint256 fees;
    uint256 interest;
    uint256 time;
}

/// @notice What an account has in a market.
struct Holding {
    uint256 supplyShares;
    uint256 debtShares;
    bool isCounted;
    uint256[3] pledged;
}

/// @notice Two markets that share their tokens, four accounts, and books of what should be in them.
abstract contract LendingActors is LendingFixture {
    uint256 public constant ACTORS = 4;
    uint256 public constant MARKETS = 2;

    address[ACTORS] public actors;
    uint256[MARKETS] public ids;
    LendingKey[MARKETS] private keys;
    /// @notice Tokens that somebody just sent to the contract: loan, then the collaterals.
    uint256[4] public donated;
    Books[MARKETS] internal books;
    /// @dev Before an action: the holdings of all, and both sides' assets and shares with the virtual ones.
    Holding[ACTORS][MARKETS] private heldBefore;
    uint256[4][MARKETS] private sidesBefore;

    constructor() {
        setUp();
        for (uint256 i; i < ACTORS; ++i) {
            actors[i] = makeAddr(string.concat("actor ", vm.toString(i)));
            fund(actors[i]);
            loan.mint(actors[i], 1 << 100);
        }
        for (uint256 m; m < MARKETS; ++m) {
            keys[m] = keyOf(termsAt(m));
            ids[m] = keys[m].id();
            books[m].time = block.timestamp;
            lend(termsAt(m), actors[0], 400_000 * TOKEN);
            pledge(termsAt(m), actors[1], 0, 20 * ETH);
            take(termsAt(m), actors[1], 30_000 * TOKEN);
            (books[m].cash, books[m].borrowed) = (370_000 * TOKEN, 30_000 * TOKEN);
        }
    }

    function keyAt(uint256 m) public view returns (LendingKey memory) {
        return keys[m];
    }

    /// @notice The isolated market, or the crossed one.
    function termsAt(uint256 m) public view returns (LendingTerms memory) {
        return m == 0 ? isolated() : crossed();
    }

    function booksOf(uint256 m) external view returns (Books memory) {
        return books[m];
    }

    function countOf(uint256 m) internal pure returns (uint256) {
        return m == 0 ? 1 : 3;
    }

    function holdingOf(uint256 m, address who) public view returns (Holding memory held) {
        (uint256 supplyShares, Debt debt, Pledges[4] memory pledges) = lending.position(ids[m], account(who));
        (held.supplyShares, held.debtShares) = (supplyShares, debt.shares());
        held.isCounted = pledges[0].isCounted();
        for (uint256 i; i < 3; ++i) {
            held.pledged[i] = pledges[i >> 1].amount(i);
        }
    }

    function marketOf(uint256 m) public view returns (Funds funds, Side lenders, Side borrowers) {
        return lending.marketState(ids[m]);
    }

    // ------------------------------------------------------------------ the books

    /// @notice Adds interest until now, by the documentation's formula.
    function accrueBooks(uint256 m) internal {
        Books storage own = books[m];
        uint256 elapsed = block.timestamp - own.time;
        own.time = block.timestamp;
        if (elapsed > 365 days) elapsed = 365 days;
        if (own.borrowed == 0) return;
        uint256 use = own.borrowed * WAD / (own.borrowed + own.cash);
        uint256 rate = use <= 0.9e18
            ? uint256(0.04e18) * use / 0.9e18
            : 0.04e18 + uint256(0.6e18) * (use - 0.9e18) / 0.1e18;
        uint256 x = rate * elapsed / 365 days;
        uint256 square = x * x / 2e18;
        uint256 interest = own.borrowed * (x + square + square * x / 3e18) / WAD;
        own.borrowed += interest;
        own.interest += interest;
        own.fees += interest * FEE / WAD;
    }

    // ------------------------------------------------------------------ what others have

    function note() internal {
        for (uint256 m; m < MARKETS; ++m) {
            for (uint256 i; i < ACTORS; ++i) {
                heldBefore[m][i] = holdingOf(m, actors[i]);
            }
            sidesBefore[m] = sides(m);
        }
    }

    /// @dev Assets and shares of the lenders, assets and shares of the debts, each with the virtual part.
    function sides(uint256 m) private view returns (uint256[4] memory) {
        (Funds funds, Side lenders, Side borrowers) = marketOf(m);
        uint256 supplied = funds.cash() + funds.borrowed() - lenders.fees() - borrowers.fees();
        return [supplied + 1, lenders.shares() + 1e6, funds.borrowed() + 1, borrowers.shares() + 1e6];
    }

    /// @notice L7: nobody but `who` has less, or owes more; nobody at all in the market that was not used.
    function checkOthers(uint256 market, address who) internal view {
        for (uint256 m; m < MARKETS; ++m) {
            for (uint256 i; i < ACTORS; ++i) {
                if (m == market && actors[i] == who) continue;
                Holding memory held = holdingOf(m, actors[i]);
                Holding memory before = heldBefore[m][i];
                assertGe(held.supplyShares, before.supplyShares, "L7: supply of another");
                assertLe(held.debtShares, before.debtShares, "L7: debt of another");
                assertEq(abi.encode(held.pledged), abi.encode(before.pledged), "L7: pledges of another");
                if (m == market) continue;
                assertEq(abi.encode(held), abi.encode(before), "L7: another market");
            }
        }
    }

    /// @notice L5: the lenders' share price does not fall, but by `loss`, what lenders bear of a write-off; and where the
    /// market was accrued before (`wasAccrued`), L7: what a debt share owes does not rise.
    function checkPrices(uint256 m, uint256 loss, bool wasAccrued) internal view {
        uint256[4] memory before = sidesBefore[m];
        uint256[4] memory now_ = sides(m);
        if (loss == 0) {
            assertGe(now_[0] * before[1], before[0] * now_[1], "L5: the lenders' share price fell");
        } else {
            assertEq(now_[1], before[1], "L5: shares in a write-off");
            // A debt is rounded up by a unit that nobody lent.
            assertApproxEqAbs(now_[0] + loss, before[0], 1, "L5: the lenders lost another amount");
        }
        // Where nothing is owed any more the price is that of an empty market, whatever roundings had made of it.
        if (!wasAccrued || now_[2] == 1) return;
        assertLe(now_[2] * before[3], before[2] * now_[3], "L7: debts rose");
    }

    function debtNow(uint256 m, address who) internal view returns (uint256) {
        (Funds funds,, Side borrowers) = marketOf(m);
        return Shares.toAssetsUp(holdingOf(m, who).debtShares, funds.borrowed(), borrowers.shares());
    }
}
