// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {FlashActor} from "../mocks/FlashActor.sol";
import {FlashTest} from "./FlashTest.sol";

/// @notice A settlement around a callback. Alice holds 1,000,000 quote and 1,000 base inside, which is what is lent;
/// bob's pool and book are what the actor trades with.
contract FlashActionTest is FlashTest {
    uint256 private constant LENT = 900_000e6;

    function setUp() public override {
        super.setUp();
        vm.startPrank(alice);
        exchange.deposit(address(quote), 1_000_000e6, alice);
        exchange.deposit(address(base), 1000e18, alice);
        vm.stopPrank();
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
    }

    // ------------------------------------------------------------------ reverts

    function test_flash_revertsWhen_flagsAreUnknown() public {
        uint8[4] memory flags = [1, 2, 8, 255];
        for (uint256 i; i < 4; i++) {
            expectUnknownFlags(flags[i]);
            flash(flags[i]);
        }
    }

    function test_flash_revertsWhen_listsHaveDifferentLengths() public {
        lent.push(address(quote));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.LengthsDiffer.selector, 1, 0));
        flash(0);
        amounts.push(1);
        amounts.push(1);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.LengthsDiffer.selector, 1, 2));
        flash(0);
    }

    function test_flash_revertsWhen_aLoanIsTooLarge() public {
        lend(address(quote), 1 << 127);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.AmountTooLarge.selector, 1 << 127));
        flash(0);
    }

    function test_flash_revertsWhen_theExchangeHoldsLess() public {
        uint256 held = quote.balanceOf(address(exchange));
        lend(address(quote), held + 1);
        expectPushFailed(address(quote), address(actor), held + 1);
        flash(0);
        amounts[0] = held;
        flash(0);
    }

    function test_flash_revertsWhen_tokenHasNoCode() public {
        address nothing = makeAddr("nothing");
        lend(nothing, 5);
        expectPushFailed(nothing, address(actor), 5);
        flash(0);
    }

    function test_flash_revertsWhen_aCallIsNotBatchable() public {
        calls.push(withdrawCall(address(base), 1));
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.NotBatchable.selector, IExchangeCore.withdraw.selector)
        );
        flash(0);
    }

    function test_flash_revertsWhen_aCallNamesItsRecipient() public {
        calls.push(swapCall(1e18, 1, address(actor)));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.SettlesInsideBatch.selector, 0));
        flash(0);
    }

    /// @dev An account without code has no callback.
    function test_flash_revertsWhen_callerHasNoCode() public {
        vm.expectRevert();
        vm.prank(alice);
        exchange.flash(calls, lent, amounts, 0, "");
    }

    function test_flash_revertsWhen_coinIsSent() public {
        vm.deal(address(actor), 1 ether);
        bytes memory data = flashCall(0);
        vm.expectRevert();
        actor.run(address(exchange), 1, data);
    }

    function test_flash_revertsWhole_whereTheCallbackReverts() public {
        calls.push(placeCall(1, TICK_2000 - 100, 10, 0));
        step(cancelCall(2));
        expectUnknownOrder(address(actor), 2);
        flash(0);
        assertEq(orderOf(address(actor), 1).size(), 0);
    }

    function test_flash_revertsWhole_whereALoanDoesNotComeBack() public {
        lend(address(quote), LENT);
        stepOf(address(quote), 0, abi.encodeCall(quote.transfer, (alice, 1)));
        expectPullFailed(address(quote), address(actor), LENT);
        flash(0);
        assertEq(quote.balanceOf(address(actor)), 0);
        assertEq(quote.balanceOf(alice), 1e24 - 1_000_000e6);
    }

    function test_flash_revertsWhole_whereACallsCostIsNotPaid() public {
        calls.push(swapCall(1e18, 1, address(0)));
        expectPullFailed(address(base), address(actor), 1e18);
        flash(0);
        assertEq(poolSlot().baseReserve(), POOL_BASE);
    }

    function test_flash_revertsWhen_theInternalBalanceIsTooSmall() public {
        lend(address(quote), LENT);
        step(depositCall(address(quote), LENT - 1));
        expectBalanceTooLow(address(quote), LENT - 1, LENT);
        flash(4);
        steps[0].data = depositCall(address(quote), LENT);
        flash(4);
    }

    // ------------------------------------------------------------------ loans

    function test_flash_lendsAndTakesBack() public {
        lend(address(quote), LENT);
        lend(address(base), 100e18);
        stepOf(address(base), 0, abi.encodeCall(base.transfer, (address(actor), 100e18)));
        uint256 held = quote.balanceOf(address(exchange));
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.FlashClosed(address(actor), lent, amounts);
        flash(0);
        assertEq(quote.balanceOf(address(exchange)), held, "no fee, no loss");
        assertEq(quote.balanceOf(address(actor)), 0);
        FlashActor.Told memory told = actor.toldAt(0);
        assertEq(told.caller, address(exchange));
        assertEq(told.tokens, lent);
        assertEq(told.owed, amounts);
    }

    function test_flash_ofNothing_callsBack() public {
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.FlashClosed(address(actor), lent, amounts);
        flash(0);
        assertEq(actor.callbacks(), 1);
        assertEq(actor.toldAt(0).tokens.length, 0);
    }

    /// @dev Named twice, lent twice, owed as one sum.
    function test_flash_ofATokenTwice_owesTheSum() public {
        lend(address(quote), 5e6);
        lend(address(base), 0);
        lend(address(quote), 7e6);
        flash(0);
        FlashActor.Told memory told = actor.toldAt(0);
        assertEq(told.tokens.length, 2);
        assertEq(told.tokens[0], address(quote));
        assertEq(told.owed[0], 12e6);
        assertEq(told.tokens[1], address(base));
        assertEq(told.owed[1], 0);
    }

    function test_flash_beyondWhatIsHeldByTwoLoans_reverts() public {
        uint256 held = quote.balanceOf(address(exchange));
        lend(address(quote), held);
        lend(address(quote), 1);
        expectPushFailed(address(quote), address(actor), held + 1);
        flash(0);
    }

    /// @dev What is lent and paid in is not a deposit twice: the internal balance it makes is what pays the loan.
    function test_flash_depositOfALoan_countsOnce() public {
        lend(address(quote), LENT);
        step(depositCall(address(quote), LENT));
        expectPullFailed(address(quote), address(actor), LENT);
        flash(0);
        flash(4);
        assertEq(internalBalance(address(actor), address(quote)), 0);
        // Or it is withdrawn to pay from the wallet.
        step(withdrawCall(address(quote), LENT));
        flash(0);
        assertEq(internalBalance(address(actor), address(quote)), 0);
        assertEq(quote.balanceOf(address(actor)), 0);
    }

    // ------------------------------------------------------------------ trades

    /// @dev Bought before it is paid for: the callback sells what it got elsewhere, here to carol.
    function test_flash_swapsFirstAndPaysInTheCallback() public {
        calls.push(swapCall(10_000e6, 0, address(0)));
        uint256 bought = poolOutput(POOL_QUOTE, POOL_BASE, 10_000e6);
        stepOf(address(base), 0, abi.encodeCall(base.transfer, (carol, bought)));
        stepOf(address(quote), 0, abi.encodeCall(quote.transferFrom, (carol, address(actor), 10_001e6)));
        vm.prank(carol);
        quote.approve(address(actor), 10_001e6);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.FlashClosed(address(actor), new address[](0), new uint256[](0));
        flash(0);
        assertEq(quote.balanceOf(address(actor)), 1e6, "its gain");
        assertEq(base.balanceOf(carol), 1e30 + bought);
        FlashActor.Told memory told = actor.toldAt(0);
        assertEq(told.tokens.length, 2);
        for (uint256 i; i < 2; i++) {
            assertEq(told.owed[i], told.tokens[i] == address(quote) ? 10_000e6 : 0);
        }
    }

    /// @dev A loan and a gain of one token come together, and only the loan is owed.
    function test_flash_loanBesideAGain_owesTheLoan() public {
        quote.mint(address(actor), 10_000e6);
        calls.push(swapCall(10_000e6, 0, address(0)));
        lend(address(base), 100e18);
        uint256 bought = poolOutput(POOL_QUOTE, POOL_BASE, 10_000e6);
        vm.expectCall(address(base), abi.encodeCall(base.transfer, (address(actor), 100e18 + bought)), 1);
        flash(0);
        assertEq(base.balanceOf(address(actor)), bought);
        assertEq(quote.balanceOf(address(actor)), 0);
    }

    /// @dev A loan and a cost of one token are owed together.
    function test_flash_loanBesideACost_owesBoth() public {
        base.mint(address(actor), 1e18);
        calls.push(swapCall(1e18, 1, address(0)));
        lend(address(base), 100e18);
        flash(0);
        FlashActor.Told memory told = actor.toldAt(0);
        for (uint256 i; i < 2; i++) {
            assertEq(told.owed[i], told.tokens[i] == address(base) ? 101e18 : 0);
        }
        assertEq(base.balanceOf(address(actor)), 0);
    }

    function test_flash_paysACostFromTheInternalBalance() public {
        base.mint(address(actor), 1e18);
        actorRuns(address(exchange), depositCall(address(base), 1e18));
        calls.push(swapCall(1e18, 1, address(0)));
        flash(4);
        assertEq(internalBalance(address(actor), address(base)), 0);
        assertEq(
            quote.balanceOf(address(actor)), poolOutput(POOL_BASE, POOL_QUOTE, 1e18), "gains are paid out"
        );
    }

    /// @dev What is done in the callback settles for itself, even with what was only lent.
    function test_flash_actionsInTheCallback_settleForThemselves() public {
        lend(address(base), 100e18);
        step(placeCall(1, TICK_2000 + 100, 10, 1));
        step(cancelCall(1));
        step(swapCall(1e18, 1 | 8, address(actor)));
        uint256 sold = poolOutput(POOL_BASE, POOL_QUOTE, 1e18);
        base.mint(address(actor), 1e18);
        flash(0);
        assertEq(internalBalance(address(actor), address(quote)), sold);
        assertEq(base.balanceOf(address(actor)), 0);
        assertEq(actor.toldAt(0).owed[0], 100e18, "not what the callback did");
    }

    /// @dev Inside somebody's flash a stranger's plain entry is the stranger's.
    function test_flash_strangersInTheCallback_settleForThemselves() public {
        FlashActor stranger = new FlashActor(address(exchange));
        quote.mint(address(stranger), 100e6);
        stranger.run(address(quote), 0, abi.encodeCall(quote.approve, (address(exchange), type(uint256).max)));
        lend(address(quote), LENT);
        bytes memory entry = swapCall(100e6, 0, address(stranger));
        stepOf(address(stranger), 0, abi.encodeCall(FlashActor.run, (address(exchange), 0, entry)));
        flash(0);
        assertEq(quote.balanceOf(address(stranger)), 0);
        assertEq(base.balanceOf(address(stranger)), poolOutput(POOL_QUOTE, POOL_BASE, 100e6));
        assertEq(quote.balanceOf(address(actor)), 0);
        assertEq(base.balanceOf(address(actor)), 0);
    }

    /// @dev Each nested flash owes its own, and is settled before the outer one.
    function test_flash_nested_oweTheirOwn() public {
        lend(address(quote), 5e6);
        bytes memory innermost = flashCall(0);
        lend(address(quote), 7e6);
        lend(address(base), 1e18);
        step(innermost);
        bytes memory inner = flashCall(0);
        lend(address(quote), LENT);
        step(inner);
        address[] memory inners = new address[](1);
        uint256[] memory owed = new uint256[](1);
        (inners[0], owed[0]) = (address(quote), 5e6);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.FlashClosed(address(actor), inners, owed);
        flash(0);
        assertEq(actor.callbacks(), 3);
        assertEq(actor.toldAt(0).owed[0], LENT);
        assertEq(actor.toldAt(1).owed[0], 7e6);
        assertEq(actor.toldAt(1).owed[1], 1e18);
        assertEq(actor.toldAt(2).owed[0], 5e6);
        assertEq(quote.balanceOf(address(actor)), 0);
    }

    /// @dev What the calls did is true for everybody who reads it in the callback.
    function test_flash_callbackReadsTheStateAfterItsCalls() public {
        calls.push(swapCall(10_000e6, 0, address(0)));
        quote.mint(address(actor), 10_000e6);
        uint256 snapshot = vm.snapshotState();
        flash(0);
        uint256 slot = exchange.extsload(id);
        vm.revertToState(snapshot);
        Reader reader = new Reader();
        stepOf(address(reader), 0, abi.encodeCall(Reader.read, (exchange, id)));
        flash(0);
        assertEq(reader.word(), slot);
    }

    function test_flash_fillsAndClaimsInOneSettlement() public {
        quote.mint(address(actor), 100e6);
        actorRuns(address(exchange), placeCall(1, TICK_2000, 10, 0));
        swap(bob, 1e18, SELL);
        calls.push(claimCall(1));
        calls.push(placeCall(2, TICK_2000 + 100, 10, 1));
        flash(0);
        assertEq(base.balanceOf(address(actor)), 10 * LOT * 200 / 1e6, "the rebate is left of the proceeds");
        assertEq(levelAt(true, TICK_2000 + 100).live(), 10);
        assertEq(exchange.extsload(Layout.order(id, address(actor), 1)) >> 56 & (2 ** 56 - 1), 0);
    }

    function expectPushFailed(address token, address to, uint256 amount) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PushFailed.selector, token, to, amount));
    }
}

/// @notice Keeps a storage word as it was read in the middle of a transaction.
contract Reader {
    uint256 public word;

    function read(IExchangeCore exchange, uint256 slot) external {
        word = exchange.extsload(slot);
    }
}
