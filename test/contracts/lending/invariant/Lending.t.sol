// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {ILending} from "weir/lending/interfaces/ILending.sol";
import {Account as LendingAccount, AccountLib} from "weir/lending/types/Account.sol";
import {Funds, Side} from "weir/lending/types/Ledger.sol";
import {LendingKey, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {Books, Holding} from "./LendingActors.sol";
import {LendingHandler} from "./LendingHandler.sol";

/// @notice What must always hold of lending, numbered as in INVARIANTS.md, after every action of a campaign in an isolated
/// and a crossed market that share their tokens. The handler judges what concerns one action: L4 to L10.
contract LendingInvariants is Test {
    uint256 private constant ALL = type(uint256).max;

    LendingHandler private handler;
    ILending private lending;

    function setUp() public {
        handler = LendingHandler(deployCode("LendingHandler.sol:LendingHandler"));
        lending = handler.contractUnderTest();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), campaignActions()));
    }

    function campaignActions() private pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](23);
        selectors[0] = LendingHandler.supply.selector;
        selectors[1] = LendingHandler.supply.selector;
        selectors[2] = LendingHandler.withdraw.selector;
        selectors[3] = LendingHandler.addCollateral.selector;
        selectors[4] = LendingHandler.addCollateral.selector;
        selectors[5] = LendingHandler.addCollateral.selector;
        selectors[6] = LendingHandler.removeCollateral.selector;
        selectors[7] = LendingHandler.borrow.selector;
        selectors[8] = LendingHandler.borrowMost.selector;
        selectors[9] = LendingHandler.borrowMost.selector;
        selectors[10] = LendingHandler.repay.selector;
        selectors[11] = LendingHandler.crashAndLiquidateAll.selector;
        selectors[12] = LendingHandler.crashAndLiquidatePart.selector;
        selectors[13] = LendingHandler.movePrice.selector;
        selectors[14] = LendingHandler.takeDown.selector;
        selectors[15] = LendingHandler.report.selector;
        selectors[16] = LendingHandler.wait.selector;
        selectors[17] = LendingHandler.donate.selector;
        selectors[18] = LendingHandler.collectFees.selector;
        selectors[19] = LendingHandler.crashAndLiquidateAll.selector;
        selectors[20] = LendingHandler.crashAndLiquidatePart.selector;
        selectors[21] = LendingHandler.crashAndLiquidatePart.selector;
        selectors[22] = LendingHandler.borrowMost.selector;
    }

    function invariant_L1_L2_L3_L11_hold() public view {
        checkL1_tokensAreAllAccountedFor();
        for (uint256 m; m < 2; ++m) {
            checkL2_sharesAddUp(m);
            checkL3_moneyIsByTheBooks(m);
            checkL11_capsCountWhatIsPledgedForDebts(m);
        }
    }

    function checkL1_tokensAreAllAccountedFor() private view {
        uint256 cash;
        uint256[3] memory pledged;
        for (uint256 m; m < 2; ++m) {
            (Funds funds,,) = handler.marketOf(m);
            cash += funds.cash();
            for (uint256 i; i < 4; ++i) {
                Holding memory held = handler.holdingOf(m, handler.actors(i));
                for (uint256 j; j < 3; ++j) {
                    pledged[j] += held.pledged[j];
                }
            }
        }
        assertEq(heldOf(handler.loanToken()), cash + handler.donated(0), "L1: loan token");
        for (uint256 j; j < 3; ++j) {
            assertEq(heldOf(handler.tokenAt(j)), pledged[j] + handler.donated(j + 1), "L1: collateral");
        }
    }

    function checkL2_sharesAddUp(uint256 m) private view {
        (, Side lenders, Side borrowers) = handler.marketOf(m);
        (uint256 supplied, uint256 borrowed) = (lenders.shares(), borrowers.shares());
        for (uint256 i; i < 4; ++i) {
            Holding memory held = handler.holdingOf(m, handler.actors(i));
            supplied -= held.supplyShares;
            borrowed -= held.debtShares;
        }
        assertEq(supplied, 0, "L2: supply shares");
        assertEq(borrowed, 0, "L2: debt shares");
    }

    function checkL3_moneyIsByTheBooks(uint256 m) private view {
        (Funds funds, Side lenders, Side borrowers) = handler.marketOf(m);
        Books memory books = handler.booksOf(m);
        assertEq(funds.cash(), books.cash, "L3: cash");
        assertEq(funds.borrowed(), books.borrowed, "L3: borrowed");
        uint256 fees = lenders.fees() + borrowers.fees();
        assertEq(fees, books.fees, "L3: fees");
        assertLe(fees, books.interest / 10, "L3: fees above their part of the interest");
        assertLe(fees, books.cash + books.borrowed, "L3: lenders own less than nothing");
    }

    function checkL11_capsCountWhatIsPledgedForDebts(uint256 m) private view {
        uint96[3] memory caps = [uint96(5e22), 1e11, 3e24];
        uint256[3] memory counted;
        for (uint256 i; i < 4; ++i) {
            Holding memory held = handler.holdingOf(m, handler.actors(i));
            if (held.debtShares != 0) assertTrue(held.isCounted, "L11: a debt that does not count");
            for (uint256 j; j < 3; ++j) {
                if (held.isCounted) counted[j] += held.pledged[j];
            }
        }
        for (uint256 j; j < 3; ++j) {
            assertEq(lending.pledgedTotal(handler.ids(m), j), counted[j], "L11: what counts");
            assertLe(counted[j], caps[j], "L11: cap");
        }
    }

    /// @dev Everybody can leave with everything, whatever happened, with every guard silent: debts first, then collaterals,
    /// then lenders, then fees; what remains is what roundings left. A campaign that did nothing proves nothing.
    function afterInvariant() public {
        checkCounts();
        handler.silenceGuards();
        for (uint256 m; m < 2; ++m) {
            depart(m);
        }
    }

    function depart(uint256 m) private {
        LendingTerms memory terms = handler.termsAt(m);
        LendingKey memory key = handler.keyAt(m);
        for (uint256 i; i < 4; ++i) {
            address who = handler.actors(i);
            vm.startPrank(who);
            lending.repay(key, account(who), 0, ALL);
            Holding memory held = handler.holdingOf(m, who);
            for (uint256 j; j < 3; ++j) {
                if (held.pledged[j] != 0) {
                    lending.removeCollateral(terms, account(who), j, held.pledged[j], who);
                }
            }
            vm.stopPrank();
        }
        (Funds funds, Side lenders, Side borrowers) = handler.marketOf(m);
        assertEq(borrowers.shares(), 0, "debt shares left");
        // The virtual share's part of the interest, and roundings of debts that are gone.
        assertLe(funds.borrowed(), handler.actions() + 1, "debts left that nobody owes");
        for (uint256 i; i < 4; ++i) {
            address who = handler.actors(i);
            uint256 shares = handler.holdingOf(m, who).supplyShares;
            if (shares == 0) continue;
            vm.prank(who);
            lending.withdraw(key, account(who), 0, shares, who);
        }
        (funds, lenders,) = handler.marketOf(m);
        assertEq(lenders.shares(), 0, "supply shares left");
    }

    /// @dev What a campaign must have done at the least. A shorter one is a failure being narrowed down.
    function checkCounts() private view {
        if (handler.actions() < 45) return;
        uint256 cleared =
            handler.done("repaid") + handler.done("liquidated") + handler.done("liquidatedInPart");
        assertGt(cleared, 0, "nobody repaid and nobody was liquidated");
    }

    function heldOf(PlainToken token) private view returns (uint256) {
        return token.balanceOf(address(lending));
    }

    function account(address who) private pure returns (LendingAccount) {
        return AccountLib.pack(who, 0);
    }
}
