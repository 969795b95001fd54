// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {FlashTest} from "../integration/FlashTest.sol";

/// @notice Liquidity brought for one transaction, around a trade, on borrowed money. What a taker pays the book goes,
/// less the makers' rebate, to who provides at that moment. Bob provides at 2000; carol's ask of 500 lots lies inside
/// the pool's fee, so that a purchase takes it first.
contract FlashLiquidityAttackTest is FlashTest {
    uint256 private constant TICK = TICK_2000 + 5;

    function setUp() public override {
        super.setUp();
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        ask(carol, 1, TICK, 500);
        vm.startPrank(alice);
        exchange.deposit(address(base), 1_000_000e18, alice);
        exchange.deposit(address(quote), 2_000_000_000e6, alice);
        vm.stopPrank();
        base.mint(address(actor), 1e24);
        quote.mint(address(actor), 1e18);
    }

    /// @dev Hoped: bringing a thousand times the pool for the moment of one's own take brings the providers' part of the
    /// fee to the taker, and more than it paid. What happens: at most its own fee comes back, less the rebate, which
    /// stays carol's; bob's shares are worth no less than before.
    function testFuzz_attack_providingAroundOnesOwnTake_returnsItsOwnFeeAtMost(
        uint256 liquidity,
        uint256 lots
    ) public {
        liquidity = bound(liquidity, 1e18, 900_000e18);
        lots = bound(lots, 1, 500);
        lend(address(base), liquidity);
        lend(address(quote), liquidity * 2000 / 1e12 + 1);
        step(addCall(liquidity));
        step(placeCall(1, TICK, lots, 4));
        step(removeCall(sharesOf(liquidity)));
        (uint256 root, uint256 shares) = pool();
        (uint256 bases, uint256 quotes) = fortune();
        flash(0);

        uint256 paid = lots * price(TICK);
        (uint256 basesAfter, uint256 quotesAfter) = fortune();
        assertLe(basesAfter, bases + lots * LOT);
        uint256 cost = quotes - quotesAfter;
        assertGe(cost, paid + paid * 200 / 1e6, "the price, and the maker's rebate");
        assertLe(cost, withFee(paid) + 1, "and at most the fee");
        assertShareKeeps(root, shares);
    }

    /// @dev Hoped: liquidity of one block between two of one's own swaps takes bob's fees for the way there and back.
    /// What happens: each swap pays its own fee; there and back is a loss.
    function testFuzz_attack_providingBetweenTwoSwaps_loses(uint256 liquidity, uint256 amount) public {
        liquidity = bound(liquidity, 1e18, 900_000e18);
        amount = bound(amount, 10_000e6, 1_000_000e6);
        lend(address(base), liquidity);
        lend(address(quote), liquidity * 2000 / 1e12 + 1);
        step(addCall(liquidity));
        step(swapCall(amount, 0, address(actor)));
        step(swapCall(amount / 2000 * 1e12, 1, address(actor)));
        step(removeCall(sharesOf(liquidity)));
        (uint256 root, uint256 shares) = pool();
        (uint256 bases, uint256 quotes) = fortune();
        flash(0);
        (uint256 basesAfter, uint256 quotesAfter) = fortune();
        assertLt(basesAfter * 2000e6 + quotesAfter * 1e18, bases * 2000e6 + quotes * 1e18);
        assertShareKeeps(root, shares);
    }

    /// @dev Hoped: adding and removing in one transaction, without a trade, rounds a unit off the others. What happens:
    /// what is added rounds up, what is removed rounds down.
    function testFuzz_attack_addingAndRemoving_gainsNothing(uint256 liquidity) public {
        liquidity = bound(liquidity, 1e6, 900_000e18);
        lend(address(base), liquidity);
        lend(address(quote), liquidity * 2000 / 1e12 + 1);
        step(addCall(liquidity));
        step(removeCall(sharesOf(liquidity)));
        (uint256 root, uint256 shares) = pool();
        (uint256 bases, uint256 quotes) = fortune();
        flash(0);
        (uint256 basesAfter, uint256 quotesAfter) = fortune();
        assertLe(basesAfter, bases);
        assertLe(quotesAfter, quotes);
        assertShareKeeps(root, shares);
    }

    function addCall(uint256 liquidity) private view returns (bytes memory) {
        return abi.encodeCall(
            IExchangeCore.addLiquidity, (key, liquidity, liquidity * 2000 / 1e12 + 1, 0, toActor())
        );
    }

    function removeCall(uint256 shares) private view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.removeLiquidity, (key, shares, 0, 0, toActor()));
    }

    function toActor() private view returns (SwapTerms) {
        return SwapTermsLib.pack(address(actor), 0, 0, 0, 0);
    }

    /// @dev What bringing `liquidity` mints now.
    function sharesOf(uint256 liquidity) private returns (uint256 shares) {
        uint256 snapshot = vm.snapshotState();
        base.mint(address(actor), 1e26);
        quote.mint(address(actor), 1e20);
        actorRuns(address(exchange), addCall(liquidity));
        shares = balances().balanceOf(address(actor), id);
        vm.revertToState(snapshot);
    }

    function fortune() private view returns (uint256, uint256) {
        return (base.balanceOf(address(actor)), quote.balanceOf(address(actor)));
    }

    /// @dev The root of k and the shares.
    function pool() private view returns (uint256, uint256) {
        return (Math.sqrt(poolSlot().baseReserve() * poolSlot().quoteReserve()), totalShares());
    }

    /// @dev The root of k per share did not fall; the root itself is rounded down, to one part in 10^16 here.
    function assertShareKeeps(uint256 root, uint256 shares) private view {
        (uint256 rootAfter, uint256 sharesAfter) = pool();
        assertGe((rootAfter + 1) * shares, root * sharesAfter);
    }
}
