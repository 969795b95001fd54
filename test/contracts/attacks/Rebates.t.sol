// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {FlashTest} from "../integration/FlashTest.sol";

/// @notice Rebates and fees for trading with oneself, on borrowed money. The actor's fortune, its pool shares and orders
/// turned back into tokens, is valued at the price that the market had before: it never grows. Alice's balances
/// inside are what is lent; bob's pool, where there is one, stands at 2000.
contract RebateAttackTest is FlashTest {
    uint256 private constant LENT_BASE = 10_000e18;
    uint256 private constant LENT_QUOTE = 20_000_000e6;

    function setUp() public override {
        super.setUp();
        vm.startPrank(alice);
        exchange.deposit(address(base), LENT_BASE, alice);
        exchange.deposit(address(quote), LENT_QUOTE, alice);
        vm.stopPrank();
        // What a loss is paid with.
        base.mint(address(actor), 1e24);
        quote.mint(address(actor), 1e18);
    }

    /// @dev Hoped: an order of one's own, taken by oneself with lent tokens, earns the maker's rebate; who is both sides
    /// and borrows for nothing gets it on any size. What happens: the taker's fee is more than twice the rebate, so
    /// that each round loses their difference.
    function testFuzz_attack_takingOnesOwnOrder_losesFeeLessRebate(uint256 lots, bool sell) public {
        lots = bound(lots, 2, 5_000_000);
        lend(address(base), LENT_BASE);
        lend(address(quote), LENT_QUOTE);
        step(placeCall(1, TICK_2000, lots, sell ? 0 : 1));
        step(placeCall(2, TICK_2000, lots, sell ? 5 : 4));
        step(cancelCall(1));
        (uint256 bases, uint256 quotes) = fortune();
        flash(0);
        (uint256 basesAfter, uint256 quotesAfter) = fortune();
        // A sale pays its fee in base: an order's lots include it, so the book gives for what is left after it.
        uint256 filled = sell ? lots * 1e6 / 1_000_500 : lots;
        uint256 traded = sell ? filled * LOT : filled * price(TICK_2000);
        uint256 lost = withFee(traded) - traded - traded * 200 / 1e6;
        assertEq(sell ? bases - basesAfter : quotes - quotesAfter, lost);
        assertEq(sell ? quotes : bases, sell ? quotesAfter : basesAfter);
    }

    /// @dev Hoped: with nearly the whole pool lent by a flash as well, the fee less the rebate comes back as the
    /// provider's, and the rebate is won. What happens: what comes back is at most what was paid; rounding and the
    /// locked shares keep it a loss.
    function testFuzz_attack_takingOnesOwnOrder_asProviderToo_neverGains(
        uint256 lots,
        uint256 liquidity,
        uint256 offset,
        uint256 amount,
        bool sell,
        bool bobProvides
    ) public {
        if (bobProvides) addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        lots = bound(lots, 1, 2_000_000);
        liquidity = bound(liquidity, 1e18, 5000e18);
        offset = bound(offset, 5, 300);
        lend(address(base), LENT_BASE);
        lend(address(quote), LENT_QUOTE);
        step(
            abi.encodeCall(
                IExchangeCore.addLiquidity,
                (key, liquidity, liquidity * 2000 / 1e12, 0, SwapTermsLib.pack(address(actor), 0, 0, 0, 0))
            )
        );
        step(placeCall(1, sell ? TICK_2000 - offset : TICK_2000 + offset, lots, sell ? 0 : 1));
        amount = sell ? bound(amount, 1e18, 4000e18) : bound(amount, 2000e6, 8_000_000e6);
        step(swapCall(amount, sell ? 1 : 0, address(actor)));
        step(cancelCall(1));
        (uint256 bases, uint256 quotes) = fortune();
        flash(0);
        uint256 shares = balances().balanceOf(address(actor), id);
        actorRuns(
            address(exchange),
            abi.encodeCall(
                IExchangeCore.removeLiquidity,
                (key, shares, 0, 0, SwapTermsLib.pack(address(actor), 0, 0, 0, 0))
            )
        );
        (uint256 basesAfter, uint256 quotesAfter) = fortune();
        assertLe(valueOf(basesAfter, quotesAfter), valueOf(bases, quotes));
    }

    function fortune() private view returns (uint256, uint256) {
        return (base.balanceOf(address(actor)), quote.balanceOf(address(actor)));
    }

    /// @dev In 1e-18 quote units, at 2000 quote a base.
    function valueOf(uint256 bases, uint256 quotes) private pure returns (uint256) {
        return bases * 2000e6 + quotes * 1e18;
    }
}
