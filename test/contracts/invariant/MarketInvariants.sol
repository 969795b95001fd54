// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {Amounts} from "weir/libraries/Amounts.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderRefLib, SwapTermsLib} from "weir/types/Terms.sol";
import {Fees} from "../model/AloneQuotes.sol";
import {MarketProbe} from "../model/MarketProbe.sol";
import {NaiveBook} from "../model/NaiveBook.sol";
import {MarketConfig} from "./MarketActors.sol";
import {FeatureHandler} from "./FeatureHandler.sol";
import {MarketHandler} from "./MarketHandler.sol";

/// @notice What must always hold of a market, numbered as in INVARIANTS.md, after every action of a campaign. The
/// handler itself checks what concerns one action: 2, 4 and 7.
abstract contract MarketInvariants is Test {
    FeatureHandler internal handler;
    IExchange private exchange;
    MarketProbe private probe;
    NaiveBook private model;
    Fees private fees;

    function config() internal pure virtual returns (MarketConfig memory);

    function setUp() public {
        // By its artifact: the exchange's code is compiled once, not into each campaign.
        handler = FeatureHandler(deployCode("FeatureHandler.sol:FeatureHandler", abi.encode(config())));
        exchange = handler.exchange();
        probe = handler.probe();
        model = handler.model();
        fees = handler.feesOf();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), campaignActions()));
    }

    function campaignActions() private pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](31);
        selectors[0] = MarketHandler.swapExactIn.selector;
        selectors[1] = MarketHandler.swapExactIn.selector;
        selectors[2] = MarketHandler.swapExactOut.selector;
        selectors[3] = MarketHandler.placeBehind.selector;
        selectors[4] = MarketHandler.placeBehind.selector;
        selectors[5] = MarketHandler.placeBehind.selector;
        selectors[6] = MarketHandler.placeAcross.selector;
        selectors[7] = MarketHandler.cancel.selector;
        selectors[8] = MarketHandler.reduce.selector;
        selectors[9] = MarketHandler.claim.selector;
        selectors[10] = MarketHandler.replaceInBatch.selector;
        selectors[11] = MarketHandler.removeExpired.selector;
        selectors[12] = MarketHandler.addLiquidity.selector;
        selectors[13] = MarketHandler.removeLiquidity.selector;
        selectors[14] = MarketHandler.moveBalance.selector;
        selectors[15] = MarketHandler.donate.selector;
        selectors[16] = MarketHandler.takeBest.selector;
        selectors[17] = MarketHandler.takeBest.selector;
        selectors[18] = MarketHandler.takeBest.selector;
        selectors[19] = MarketHandler.takeBest.selector;
        selectors[20] = FeatureHandler.placeSliding.selector;
        selectors[21] = FeatureHandler.claimFor.selector;
        selectors[22] = FeatureHandler.replaceByDelegate.selector;
        selectors[23] = FeatureHandler.addLiquiditySingle.selector;
        selectors[24] = FeatureHandler.flash.selector;
        selectors[25] = FeatureHandler.observe.selector;
        selectors[26] = FeatureHandler.govern.selector;
        selectors[27] = FeatureHandler.pause.selector;
        selectors[28] = MarketHandler.placeBehind.selector;
        selectors[29] = MarketHandler.placeBehind.selector;
        selectors[30] = MarketHandler.placeBehind.selector;
    }

    /// @notice All of them together: a campaign for each would do the same actions four times.
    function invariant_01_03_05_06_hold() public view {
        check01_solvent();
        check03_fillsAreFifo();
        check05_uncrossed();
        check06_levelsAgree();
    }

    /// @dev What the exchange holds covers reserves, locks, what makers may claim, internal balances and what is owed;
    /// what is above that is dust: less than a unit for each rounding.
    function check01_solvent() internal view {
        (uint256 dueBase, uint256 dueQuote) = dueToOrders();
        PoolSlot slot = probe.slot();
        (uint256 owedBase, uint256 owedQuote) = probe.owed();
        TestToken base = handler.base();
        TestToken quote = handler.quote();
        dueBase += slot.baseReserve() + owedBase + handler.donatedBase();
        dueQuote += slot.quoteReserve() + owedQuote + handler.donatedQuote();
        dueBase += handler.inside(handler.owner(), uint160(address(base)));
        dueQuote += handler.inside(handler.owner(), uint160(address(quote)));
        for (uint256 i; i < 4; ++i) {
            dueBase += handler.inside(handler.actors(i), uint160(address(base)));
            dueQuote += handler.inside(handler.actors(i), uint160(address(quote)));
        }
        uint256 dust = 4 * (handler.actions() + handler.levelsTouched());
        assertGe(base.balanceOf(address(exchange)), dueBase, "base");
        assertGe(quote.balanceOf(address(exchange)), dueQuote, "quote");
        assertLe(base.balanceOf(address(exchange)), dueBase + dust, "base, more than dust");
        assertLe(quote.balanceOf(address(exchange)), dueQuote + dust, "quote, more than dust");
    }

    function check03_fillsAreFifo() internal view {
        uint256 count = model.handleCount();
        for (uint256 i; i < count; ++i) {
            (address owner, uint64 handle) = model.handleAt(i);
            (, uint256 tick, uint256 open, uint256 filled) = model.orderOf(owner, handle);
            assertEq(probe.filledLots(owner, handle), filled, "filled lots");
            assertEq(probe.orderOf(owner, handle).size(), open + filled, "lots of the order");
            assertEq(probe.orderOf(owner, handle).tick(), tick, "tick of the order");
        }
    }

    /// @dev Best bid below best ask; the pool, with its fee, between them, up to what a unit changes. Each change of
    /// liquidity may round the pool's price by a unit once more.
    function check05_uncrossed() internal view {
        PoolSlot slot = probe.slot();
        assertLt(slot.bestBid(), slot.bestAsk(), "book crossed");
        (uint256 base, uint256 quote) = (slot.baseReserve(), slot.quoteReserve());
        uint256 units = 1 + handler.liquidityActions();
        uint256 k = base * quote;
        if (slot.bestBid() != PoolSlotLib.NO_BID && base > units) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(slot.bestBid());
            // The pool after a buy of a unit of base, or with a unit of quote, whichever goes further.
            uint256 newQuote = FixedPointMathLib.max(quote + units, (k - 1) / (base - units) + 1);
            uint256 newBase = k / newQuote;
            // The price of the pool to a buyer is at least the bid's.
            uint256 least = FixedPointMathLib.fullMulDiv(
                newBase, numerator * (1e6 - fees.pool), denominator * fees.lot * 1e6
            );
            assertGe(newQuote, least, "pool below the best bid");
        }
        if (slot.bestAsk() != PoolSlotLib.NO_ASK && quote > units) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(slot.bestAsk());
            uint256 newBase = FixedPointMathLib.max(base + units, (k - 1) / (quote - units) + 1);
            uint256 newQuote = k / newBase;
            uint256 most = FixedPointMathLib.fullMulDivUp(
                newBase, numerator * 1e6, denominator * fees.lot * (1e6 - fees.pool)
            );
            assertLe(newQuote, most, "pool above the best ask");
        }
    }

    function check06_levelsAgree() internal view {
        checkSide(true);
        checkSide(false);
    }

    /// @dev Everybody can leave with everything, in any order; then only dust, the locked shares' part and what is owed
    /// remain. A campaign that did nothing proves nothing.
    function afterInvariant() public {
        checkCounts();
        MarketKey memory key = handler.keyOf();
        uint256 count = model.handleCount();
        for (uint256 i; i < count; ++i) {
            (address owner, uint64 handle) = model.handleAt(i);
            vm.prank(owner);
            exchange.cancel(key, OrderRefLib.pack(handle, 0, 0));
            model.reduce(owner, handle, 0);
        }
        for (uint256 i; i < 4; ++i) {
            withdrawAll(key, handler.actors(i));
        }
        // Twice: a removal settles what the pool earned since.
        for (uint256 i; i < 2; ++i) {
            address owner = handler.owner();
            vm.prank(owner);
            exchange.collectFees(key, owner);
            withdrawAll(key, owner);
        }
        PoolSlot slot = probe.slot();
        assertEq(slot.bestBid(), PoolSlotLib.NO_BID);
        assertEq(slot.bestAsk(), PoolSlotLib.NO_ASK);
        check01_solvent();
        if (config().poolBase == 0) return;
        assertEq(probe.totalShares(), 1000, "08: locked shares");
        assertGt(slot.baseReserve(), 0, "08: locked base");
        assertGt(slot.quoteReserve(), 0, "08: locked quote");
    }

    /// @dev What a campaign must have done at the least.
    function checkCounts() internal view virtual {
        // A shorter one is a failure being narrowed down.
        if (handler.actions() < 60) return;
        assertGt(handler.takes(), 0, "no take");
        // Of any kind: by chance alone a campaign lacks one kind now and then.
        uint256 rested = handler.done("rested") + handler.done("slidAndRested") + handler.done("replaced")
            + handler.done("delegated");
        assertGt(rested, 0, "no order rested");
    }

    function withdrawAll(MarketKey memory key, address who) private {
        address base = address(handler.base());
        address quote = address(handler.quote());
        uint256 shares = handler.inside(who, handler.id());
        vm.startPrank(who);
        if (shares != 0) {
            exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(who, 0, 0, 0, 0));
        }
        uint256[2] memory held = [handler.inside(who, uint160(base)), handler.inside(who, uint160(quote))];
        exchange.withdraw(base, held[0], who);
        exchange.withdraw(quote, held[1], who);
        vm.stopPrank();
    }

    /// @dev Locks of what is unfilled, and what claims would pay for what is filled.
    function dueToOrders() private view returns (uint256 base, uint256 quote) {
        uint256 count = model.handleCount();
        for (uint256 i; i < count; ++i) {
            (address owner, uint64 handle) = model.handleAt(i);
            (bool isAsk, uint256 tick, uint256 open, uint256 filled) = model.orderOf(owner, handle);
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
            if (isAsk) {
                uint256 proceeds = Amounts.quoteDown(filled, numerator, denominator);
                base += open * fees.lot;
                quote += proceeds + Amounts.partDown(proceeds, fees.rebate);
            } else {
                quote += Amounts.quoteUp(open, numerator, denominator);
                base += filled * fees.lot + Amounts.partDown(filled * fees.lot, fees.rebate);
            }
        }
    }

    function checkSide(bool isAsk) private view {
        (uint256[] memory ticks, uint256[] memory lots) = model.levels(isAsk);
        assertEq(probe.levels(isAsk, ticks.length + 1), ticks, "levels by the bitmap");
        for (uint256 i; i < ticks.length; ++i) {
            assertEq(probe.level(isAsk, ticks[i]).live(), lots[i], "lots of the level");
        }
        (uint256 used, bool rooted) = probe.midWords(isAsk);
        assertTrue(rooted, "a mid word without its root bit");
        if (ticks.length == 0) assertLe(used, 1, "mid words of an empty side");
    }
}
