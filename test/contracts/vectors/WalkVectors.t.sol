// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {WalkState} from "weir/core/Walk.sol";
import {OrderTerms, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {Level} from "weir/types/Level.sol";
import {MarketCase, MarketCaseLib} from "./MarketCase.sol";
import {Randomness} from "./Randomness.sol";
import {VectorFile} from "./VectorFile.sol";
import {WalkHarness} from "./WalkHarness.sol";

/// @notice Swaps and orders over random markets, for the bindings to repeat: what the walk plans, and what the swap or
/// the order then does or reverts with. test/vectors/walk.json is committed; test/vectors/generated is made anew.
contract WalkVectors is VectorFile {
    uint256 private constant COMMITTED = 300;
    uint256 private constant FILES = 4;
    uint256 private constant CASES_A_FILE = 3000;

    WalkHarness private harness = new WalkHarness();

    function test_committedWalks_areWhatSolidityGives() public {
        checkCommitted("walk", 0, COMMITTED);
    }

    function test_generatesWalks() public {
        for (uint256 i; i < FILES; ++i) {
            generate(string.concat("walk-", vm.toString(i)), COMMITTED + i * CASES_A_FILE, CASES_A_FILE);
        }
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external override returns (string memory) {
        (MarketCase memory c, Randomness memory random) = MarketCaseLib.draw(seed);
        uint256 id = uint256(keccak256(abi.encode("market", seed)));
        harness.open(id, c.base, c.quote, !c.baseIn, c.ticks, c.lots, c.bestFirst);
        (string memory walk, uint256 amountIn, uint256 amountOut) = walkText(id, c);
        string memory done =
            c.asOrder ? orderText(id, c, random) : swapText(id, c, random, c.exactOut ? amountIn : amountOut);
        return string.concat("{", marketText(c), ",", walk, ",", done, "}");
    }

    function marketText(MarketCase memory c) private pure returns (string memory text) {
        for (uint256 i; i < c.ticks.length; ++i) {
            text = string.concat(text, i == 0 ? "[" : ",[", number(c.ticks[i]), ",", amount(c.lots[i]), "]");
        }
        text = string.concat(
            field("levels", string.concat("[", text, "]")), ",", field("minQuote", amount(c.minQuote))
        );
        text = string.concat(
            text, ",", field("baseTerms", amount(c.baseTerms)), ",", field("base", amount(c.base))
        );
        text =
            string.concat(text, ",", field("quote", amount(c.quote)), ",", field("baseIn", truth(c.baseIn)));
        text = string.concat(
            text, ",", field("exactOut", truth(c.exactOut)), ",", field("amount", amount(c.amount))
        );
        text = string.concat(text, ",", field("limitTick", number(c.limitTick)));
        return string.concat(
            text, ",", field("maxLevels", number(c.maxLevels)), ",", field("asOrder", truth(c.asOrder))
        );
    }

    function walkText(uint256 id, MarketCase memory c)
        private
        view
        returns (string memory text, uint256 amountIn, uint256 amountOut)
    {
        (WalkState memory w, uint256 x, uint256 y, uint256 owed) =
            harness.walk(id, c.baseTerms, c.baseIn, c.exactOut, c.asOrder, c.amount, c.limitTick, c.maxLevels);
        text = string.concat(field("poolIn", amount(w.poolIn)), ",", field("poolOut", amount(w.poolOut)));
        text = string.concat(
            text, ",", field("bookIn", amount(w.bookIn)), ",", field("bookOut", amount(w.bookOut))
        );
        text = string.concat(text, ",", field("bookFee", amount(w.bookFee)), ",", field("x", amount(x)));
        text = string.concat(text, ",", field("y", amount(y)), ",", field("owed", amount(owed)));
        text = string.concat(
            text, ",", field("levels", number(w.levels)), ",", field("lastTick", number(w.lastTick))
        );
        text = string.concat(text, ",", field("lastLevel", amount(Level.unwrap(w.lastLevel))));
        text = string.concat(
            text, ",", field("best", number(w.best)), ",", field("stop", number(uint256(w.stop)))
        );
        return (
            field("walk", string.concat("{", text, "}")),
            w.poolIn + w.bookIn + w.bookFee,
            w.poolOut + w.bookOut
        );
    }

    /// @dev A swap: bounds off, exactly met, or missed by one; now and then an amount or a limit that is refused.
    function swapText(uint256 id, MarketCase memory c, Randomness memory random, uint256 result)
        private
        returns (string memory text)
    {
        uint256 bound = c.exactOut ? type(uint256).max : 0;
        if (random.oneIn(2)) bound = result + random.below(3);
        if (bound != 0 && random.oneIn(3)) --bound;
        uint256 value = random.oneIn(50) ? random.below(2) << 127 : c.amount;
        uint256 limit = random.oneIn(50) ? random.below(1 << 24) : c.limitTick;
        uint256 flags = (c.baseIn ? SwapTermsLib.BASE_IN : 0) | (c.exactOut ? SwapTermsLib.EXACT_OUT : 0)
            | (random.oneIn(3) ? SwapTermsLib.ALL_OR_NOTHING : 0);
        SwapTerms terms =
            SwapTermsLib.pack(address(this), uint24(limit), uint16(c.maxLevels), 0, uint8(flags));
        text = string.concat(field("amount", amount(value)), ",", field("bound", amount(bound)), ",");
        text = string.concat(text, field("limitTick", number(limit)), ",");
        text =
            string.concat(text, field("allOrNothing", truth(flags & SwapTermsLib.ALL_OR_NOTHING != 0)), ",");
        try harness.swap(id, c.baseTerms, value, bound, terms) returns (
            uint256 amountIn, uint256 amountOut, uint256 slot, uint256 owed
        ) {
            text = string.concat(
                text, field("amountIn", amount(amountIn)), ",", field("amountOut", amount(amountOut))
            );
            text = string.concat(text, ",", field("slot", amount(slot)), ",", field("owed", amount(owed)));
        } catch (bytes memory reason) {
            text = string.concat(text, field("error", string.concat('"', vm.toString(reason), '"')));
        }
        return field("swap", string.concat("{", text, "}"));
    }

    /// @dev An order of each time in force; now and then of no lots, too many, or off the grid.
    function orderText(uint256 id, MarketCase memory c, Randomness memory random)
        private
        returns (string memory text)
    {
        uint256 lots = random.oneIn(50) ? random.below(2) << 36 : c.amount / c.lot;
        uint256 tick = random.oneIn(50) ? random.below(1 << 24) : c.limitTick;
        uint256 timeInForce = random.below(4);
        // Mostly where it means something.
        bool slide = timeInForce == 1 ? random.oneIn(2) : random.oneIn(40);
        uint256 flags =
            (c.baseIn ? OrderTermsLib.SELL : 0) | timeInForce << 1 | (slide ? OrderTermsLib.SLIDE : 0);
        OrderTerms terms =
            OrderTermsLib.pack(1, uint56(lots), uint24(tick), 0, uint8(c.maxLevels), uint8(flags));
        text = string.concat(field("lots", amount(lots)), ",", field("tick", number(tick)), ",");
        text = string.concat(text, field("timeInForce", number(timeInForce)), ",");
        text = string.concat(text, field("slide", truth(slide)), ",");
        try harness.place(id, c.baseTerms, c.minQuote, terms, c.baseIn) returns (
            uint256 resting, uint256 amountIn, uint256 amountOut, uint256 locked, uint256 slot, uint256 owed
        ) {
            text = string.concat(
                text, field("amountIn", amount(amountIn)), ",", field("amountOut", amount(amountOut))
            );
            text = string.concat(
                text, ",", field("resting", amount(resting)), ",", field("locked", amount(locked))
            );
            text = string.concat(text, ",", field("slot", amount(slot)), ",", field("owed", amount(owed)));
        } catch (bytes memory reason) {
            text = string.concat(text, field("error", string.concat('"', vm.toString(reason), '"')));
        }
        return field("order", string.concat("{", text, "}"));
    }
}
