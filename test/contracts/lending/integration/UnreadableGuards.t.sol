// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";
import {CollateralLib, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {RawGuard} from "../../mocks/lending/RawGuard.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice What has code and is no price guard is named, when a market opens and when a price is reported.
contract UnreadableGuardsTest is LendingFixture {
    error OwnWords(uint256 value);

    RawGuard private raw;

    function setUp() public override {
        super.setUp();
        raw = new RawGuard(address(tokens[0]), address(loan), ETH_PRICE, 1e24);
    }

    function test_open_withAGuardThatAnswersRightly_opens() public {
        lending.openLendingMarket(guardedBy(address(raw)));
    }

    function test_open_revertsWhen_theGuardIsAToken() public {
        refusesToOpen(address(tokens[1]), unreadable(address(tokens[1])));
    }

    function test_open_revertsWhen_theGuardHasNoCode() public {
        refusesToOpen(address(0xdead), unreadable(address(0xdead)));
    }

    /// @dev A market whose debts nobody could liquidate.
    function test_open_revertsWhen_theGuardHasNoPriceForLiquidation() public {
        raw.set(IPriceGuard.liquidationPrice.selector, RawGuard.Manner.Reverts, "");
        refusesToOpen(address(raw), unreadable(address(raw)));
        raw.set(IPriceGuard.liquidationPrice.selector, RawGuard.Manner.Answers, abi.encode(ETH_PRICE, false));
        refusesToOpen(
            address(raw), abi.encodeWithSelector(ILendingErrors.PriceNotLive.selector, 0, address(raw))
        );
    }

    function test_open_revertsWhen_anAnswerIsTooShortTooLongOrMissing() public {
        bytes4[5] memory questions = allQuestions();
        for (uint256 i; i < 5; ++i) {
            uint256 snapshot = vm.snapshotState();
            uint256 right = questions[i] == IPriceGuard.liquidationPrice.selector ? 64 : 32;
            raw.set(questions[i], RawGuard.Manner.Answers, new bytes(right - 1));
            refusesToOpen(address(raw), unreadable(address(raw)));
            raw.set(questions[i], RawGuard.Manner.Answers, new bytes(right + 32));
            refusesToOpen(address(raw), unreadable(address(raw)));
            raw.set(questions[i], RawGuard.Manner.Reverts, hex"aabbcc");
            refusesToOpen(address(raw), unreadable(address(raw)));
            vm.revertToState(snapshot);
        }
    }

    /// @dev Bits above an address, and a bool that is neither 0 nor 1.
    function test_open_revertsWhen_aWordIsNoValueOfItsType() public {
        uint256 dirty = uint256(uint160(address(loan))) | 1 << 160;
        raw.set(IPriceGuard.loan.selector, RawGuard.Manner.Answers, abi.encode(dirty));
        refusesToOpen(
            address(raw), abi.encodeWithSelector(ILendingErrors.GuardMismatch.selector, 0, address(raw))
        );
        raw.set(IPriceGuard.loan.selector, RawGuard.Manner.Answers, abi.encode(loan));
        raw.set(IPriceGuard.liquidationPrice.selector, RawGuard.Manner.Answers, abi.encode(ETH_PRICE, 2));
        refusesToOpen(address(raw), unreadable(address(raw)));
    }

    /// @dev What burns all that it gets costs the four million that one question may, and is named.
    function test_open_revertsWhen_aQuestionBurnsItsGas() public {
        bytes4[5] memory questions = allQuestions();
        for (uint256 i; i < 5; ++i) {
            uint256 snapshot = vm.snapshotState();
            raw.set(questions[i], RawGuard.Manner.Burns, "");
            uint256 before = gasleft();
            refusesToOpen(address(raw), unreadable(address(raw)));
            assertLt(before - gasleft(), 4_500_000);
            vm.revertToState(snapshot);
        }
    }

    /// @dev A guard's own reasons reach the caller whole; but nothing excuses one that does not tell its tokens.
    function test_open_passesOnWhyThereIsNoPrice() public {
        bytes memory why = abi.encodeWithSelector(OwnWords.selector, 7);
        bytes4[5] memory questions = allQuestions();
        for (uint256 i; i < 5; ++i) {
            uint256 snapshot = vm.snapshotState();
            raw.set(questions[i], RawGuard.Manner.Reverts, why);
            refusesToOpen(address(raw), i < 2 ? unreadable(address(raw)) : why);
            vm.revertToState(snapshot);
        }
    }

    function test_open_namesTheCollateralWhoseGuardIsNone() public {
        LendingTerms memory terms = crossed();
        terms.collaterals[2] =
            CollateralLib.pack(address(tokens[2]), 8601, 9150, 10_261, address(tokens[0]), 1);
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.GuardUnreadable.selector, 2, address(tokens[0]))
        );
        lending.openLendingMarket(terms);
    }

    function test_reportPrice_revertsWhen_theGuardNoLongerAnswers() public {
        LendingTerms memory terms = guardedBy(address(raw));
        lending.openLendingMarket(terms);
        raw.set(IPriceGuard.liquidationPrice.selector, RawGuard.Manner.Burns, "");
        refusesToReport(terms, unreadable(address(raw)));
        raw.set(IPriceGuard.liquidationPrice.selector, RawGuard.Manner.Answers, abi.encode(ETH_PRICE, 2));
        refusesToReport(terms, unreadable(address(raw)));
        bytes memory why = abi.encodeWithSelector(OwnWords.selector, 7);
        raw.set(IPriceGuard.liquidationPrice.selector, RawGuard.Manner.Reverts, why);
        refusesToReport(terms, why);
        raw.set(IPriceGuard.liquidationPrice.selector, RawGuard.Manner.Answers, abi.encode(ETH_PRICE, false));
        vm.expectEmit(address(lending));
        emit ILendingEvents.PriceReported(idOf(terms), 0, true, 1);
        assertTrue(lending.reportPrice(terms, 0));
    }

    function guardedBy(address guard) private view returns (LendingTerms memory terms) {
        terms = isolated();
        terms.collaterals[0] = CollateralLib.pack(address(tokens[0]), 8084, 8600, 10_438, guard, 1);
    }

    function refusesToOpen(address guard, bytes memory why) private {
        vm.expectRevert(why);
        lending.openLendingMarket(guardedBy(guard));
    }

    function refusesToReport(LendingTerms memory terms, bytes memory why) private {
        vm.expectRevert(why);
        lending.reportPrice(terms, 0);
    }

    function unreadable(address guard) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ILendingErrors.GuardUnreadable.selector, 0, guard);
    }

    /// @dev The two tokens first.
    function allQuestions() private pure returns (bytes4[5] memory) {
        return [
            IPriceGuard.collateral.selector,
            IPriceGuard.loan.selector,
            IPriceGuard.borrowPrice.selector,
            IPriceGuard.liquidationPrice.selector,
            IPriceGuard.observedReserve.selector
        ];
    }
}
