// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTerms, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice One account against everybody else, who only rest: it trades, makes, provides, expires and claims in any
/// order and at any size, moves the price as it likes, and in the end takes everything out and trades back to what it
/// had of one token. Since nobody else acts, whatever it has more of the other is stolen.
contract SelfDealingAttack is ActionTest {
    uint256 private constant STEPS = 40;

    address private mallory = makeAddr("mallory");
    uint256 private middle;
    uint256 private acts;

    function setUp() public override {
        super.setUp();
        fund(mallory);
    }

    /// @dev Hoped for: some round of fees, rebates, shares, bounties and roundings that ends above its start. What
    /// happens: none does, the providers' root of k per share never falls, and all others leave whole.
    /// forge-config: default.fuzz.runs = 60
    function testFuzz_attack_selfDealing_inAMarketOfFineUnits(uint256 seed) public {
        middle = TICK_2000;
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        run(seed, 1e4);
    }

    /// @dev The same where a unit is a thousandth of the pool.
    /// forge-config: default.fuzz.runs = 60
    function testFuzz_attack_selfDealing_inAMarketOfCoarseUnits(uint256 seed) public {
        key = MarketKeyLib.pack(address(base), address(quote), 0, TIER_MAJOR, 1);
        id = exchange.openMarket(key, 1);
        middle = 90_000 + 20_000;
        addLiquidity(alice, 2000, 6000);
        run(seed, 50);
    }

    function run(uint256 seed, uint256 mostLots) private {
        vm.prank(owner);
        exchange.setIncomePart(key, seed % 200_001);
        exchange.growObservations(key, 4);
        // Orders of others on both sides, behind the pool.
        for (uint64 i = 1; i <= 12; ++i) {
            uint256 away = (i * 97) % 400;
            place(
                bob,
                i,
                i % 2 == 0 ? middle - away : middle + away,
                mostLots * (1 + i % 5),
                i % 2 == 0 ? 34 : 35
            );
        }
        uint256[2] memory before = [base.balanceOf(mallory), quote.balanceOf(mallory)];
        uint256 perShare = rootPerShare();
        for (uint256 i; i < STEPS; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            bytes memory data = anAct(seed, mostLots);
            vm.prank(mallory);
            (bool done, bytes memory reason) = address(exchange).call(data);
            if (done) ++acts;
            else requireNamed(reason);
            if (seed >> 250 == 0) skip(100);
            // A unit of rounding of the root.
            assertGe(
                rootPerShare() + 1e18 / (exchange.extsload(id + 1) % 2 ** 104) + 1,
                perShare,
                "the providers lost"
            );
        }
        assertGt(acts, 5);
        takeAllOut(mallory);
        rebalance(before[0]);
        assertLe(base.balanceOf(mallory), before[0], "base from nothing");
        assertLe(quote.balanceOf(mallory), before[1], "quote from nothing");
        // The others' exits.
        for (uint64 i = 1; i <= 12; ++i) {
            cancel(bob, i);
        }
        removeShares(alice);
    }

    /// @dev Any one call.
    function anAct(uint256 seed, uint256 mostLots) private view returns (bytes memory) {
        uint256 kind = seed % 10;
        uint256 lots = (seed >> 8) % (mostLots * 10 ** (1 + (seed >> 60) % 3)) + 1;
        uint64 handle = uint64(1 + (seed >> 120) % 6);
        if (kind < 3) return aSwap(seed >> 72, lots);
        if (kind < 6) return anOrder(seed >> 72, lots, handle);
        if (kind == 6) return abi.encodeCall(exchange.cancel, (key, OrderRefLib.pack(handle, 0, 0)));
        if (kind == 7) return abi.encodeCall(exchange.removeExpired, (key, mallory, handle));
        if (kind == 8) return aDeposit(seed >> 72, lots);
        return aSingleDeposit(seed >> 72, lots);
    }

    /// @dev Of every kind, by wallet or inside.
    function aSwap(uint256 seed, uint256 lots) private view returns (bytes memory) {
        uint256 flags = seed % 4;
        uint256 amount = unitsOf(lots, flags == SELL || flags == BUY_EXACT_OUT);
        uint256 most = flags & 2 == 0 ? 0 : type(uint256).max;
        flags |= (seed >> 8) % 4 * 4;
        SwapTerms terms = SwapTermsLib.pack(mallory, 0, 0, 0, uint8(flags));
        return abi.encodeCall(exchange.swap, (key, amount, most, terms));
    }

    /// @dev Of every kind; post-only ones slide.
    function anOrder(uint256 seed, uint256 lots, uint64 handle) private view returns (bytes memory) {
        uint256 flags = seed % 8;
        if (flags & 6 == 2) flags |= 32;
        uint24 tick = uint24(middle - 600 + (seed >> 8) % 1200);
        OrderTerms terms = OrderTermsLib.pack(handle, uint56(lots), tick, 0, 0, uint8(flags));
        terms = terms.withExpiry(uint32(block.timestamp + 50), uint32(lots / 100));
        return abi.encodeCall(exchange.place, (key, terms));
    }

    function aDeposit(uint256 seed, uint256 lots) private view returns (bytes memory) {
        SwapTerms terms = SwapTermsLib.pack(mallory, 0, 0, 0, 0);
        if (seed & 1 == 0) {
            uint256 shares = balances().balanceOf(mallory, id) / (1 + (seed >> 1) % 3);
            return abi.encodeCall(exchange.removeLiquidity, (key, shares, 0, 0, terms));
        }
        return abi.encodeCall(exchange.addLiquidity, (key, lots * lot(), type(uint120).max, 0, terms));
    }

    function aSingleDeposit(uint256 seed, uint256 lots) private view returns (bytes memory) {
        bool sell = seed & 1 != 0;
        uint256 amount = unitsOf(lots, sell) + 1;
        uint256 part = amount * (1 + (seed >> 8) % 9) / 10;
        SwapTerms terms = SwapTermsLib.pack(mallory, 0, 0, 0, sell ? 1 : 0);
        return abi.encodeCall(exchange.addLiquiditySingle, (key, amount, part, 0, terms));
    }

    /// @dev So many lots, or about what they are worth.
    function unitsOf(uint256 lots, bool inBase) private view returns (uint256) {
        if (inBase) return lots * lot();
        return lot() == 1 ? lots * 3 : lots * 2e6;
    }

    /// @dev All that `who` has in the market and inside goes to the wallet.
    function takeAllOut(address who) private {
        for (uint64 i = 1; i <= 6; ++i) {
            if (orderOf(who, i).size() != 0) cancel(who, i);
        }
        removeShares(who);
        uint256 baseInside = internalBalance(who, address(base));
        uint256 quoteInside = internalBalance(who, address(quote));
        vm.startPrank(who);
        exchange.withdraw(address(base), baseInside, who);
        exchange.withdraw(address(quote), quoteInside, who);
        vm.stopPrank();
    }

    function removeShares(address who) private {
        uint256 shares = balances().balanceOf(who, id);
        vm.prank(who);
        exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(who, 0, 0, 0, 0));
    }

    /// @dev Trades until there is no more base than at the start, and no less than can be bought back.
    function rebalance(uint256 start) private {
        uint256 held = base.balanceOf(mallory);
        if (held == start) return;
        bool sell = held > start;
        (uint256 amount, uint256 most) = sell ? (held - start, uint256(0)) : (start - held, type(uint256).max);
        vm.prank(mallory);
        try exchange.swap(key, amount, most, SwapTermsLib.pack(mallory, 0, 0, 0, sell ? 1 : 2)) {}
        catch (bytes memory reason) {
            requireNamed(reason);
        }
        // What a sale leaves below a lot, and an exact purchase brings beyond it, is given away.
        held = base.balanceOf(mallory);
        if (held <= start) return;
        assertLe(held - start, lot());
        vm.prank(mallory);
        base.transfer(carol, held - start);
    }

    function lot() private view returns (uint256) {
        return MarketKeyLib.lotSize(key.baseTerms);
    }

    /// @dev Scaled by 10^18.
    function rootPerShare() private view returns (uint256) {
        uint256 k = poolSlot().baseReserve() * poolSlot().quoteReserve();
        return Math.sqrt(k) * 1e18 / (exchange.extsload(id + 1) % 2 ** 104);
    }

    function requireNamed(bytes memory reason) private pure {
        bytes4 selector = bytes4(reason);
        bool named = selector == IExchangeErrors.NothingOut.selector
            || selector == IExchangeErrors.NotFilled.selector
            || selector == IExchangeErrors.HandleInUse.selector
            || selector == IExchangeErrors.UnknownOrder.selector
            || selector == IExchangeErrors.NotExpired.selector
            || selector == IExchangeErrors.SharesTooFew.selector
            || selector == IExchangeErrors.FillOrKill.selector
            || selector == IExchangeErrors.BalanceTooLow.selector
            || selector == IExchangeErrors.OrderTooSmall.selector
            || selector == IExchangeErrors.ZeroAmount.selector
            || selector == IExchangeErrors.WouldCross.selector;
        assertTrue(named, string.concat("unnamed: ", vm.toString(reason)));
    }
}
