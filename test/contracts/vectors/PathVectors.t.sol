// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Paths} from "weir/core/Paths.sol";
import {Settlement} from "weir/core/Settlement.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {MarketCase, MarketCaseLib} from "./MarketCase.sol";
import {Randomness} from "./Randomness.sol";
import {VectorFile} from "./VectorFile.sol";

/// @notice The exchange's paths without its tokens: markets are set up by writing their words.
contract PathHarness is Paths {
    constructor() Settlement(true) {}

    /// @notice Makes a market with a pool and both sides of the book, best first. @return id its id.
    function open(
        MarketKey calldata key,
        uint256[2] calldata reserves,
        uint256[][2] calldata ticks,
        uint256[][2] calldata lots
    ) external returns (uint256 id) {
        id = key.id();
        PoolSlot slot = PoolSlotLib.pack(reserves[0], reserves[1], PoolSlotLib.NO_BID, PoolSlotLib.NO_ASK, 0);
        for (uint256 side; side < 2; ++side) {
            for (uint256 i; i < ticks[side].length; ++i) {
                slot = _addLevel(id, slot, side, ticks[side][i]);
                _store(Layout.level(id, side, ticks[side][i]), lots[side][i]);
            }
        }
        _store(id, PoolSlot.unwrap(slot));
    }

    /// @notice IExchange.swapPath up to the settlement.
    function swapPath(MarketKey[] calldata keys, uint256 amount, uint256 bound, SwapTerms terms)
        external
        returns (address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOut)
    {
        return _swapPath(keys, amount, bound, terms);
    }

    /// @notice A market's word.
    function slotOf(MarketKey calldata key) external view returns (uint256) {
        return _load(key.id());
    }
}

/// @notice Swaps over one to four random markets, for the bindings to repeat: a market may come twice.
contract PathVectors is VectorFile {
    uint256 private constant COMMITTED = 80;
    uint256 private constant TOKENS = 5;

    PathHarness private harness = new PathHarness();

    function test_committedPaths_areWhatSolidityGives() public {
        checkCommitted("paths", 0, COMMITTED);
    }

    function test_generatesPaths() public {
        generate("paths-0", COMMITTED, 1500);
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external override returns (string memory text) {
        Randomness memory random = Randomness(seed);
        uint256 length = random.oneIn(30) ? random.below(2) * 5 : random.between(1, 4);
        MarketKey[] memory keys = new MarketKey[](length);
        uint256 token = random.below(TOKENS);
        bool baseIn;
        uint256 reserve = 1;
        for (uint256 i; i < length; ++i) {
            uint256 next = (token + random.between(1, TOKENS - 1)) % TOKENS;
            string memory market;
            if (i != 0 && random.oneIn(6)) {
                // Back over the market before; or, now and then, over one that does not follow.
                uint256 again = random.oneIn(5) ? random.below(i) : i - 1;
                keys[i] = keys[again];
                market = number(again);
                next = uint160(MarketKeyLib.tokenOf(keys[i].baseTerms)) == token + 1
                    ? uint160(MarketKeyLib.tokenOf(keys[i].quoteTerms)) - 1
                    : uint160(MarketKeyLib.tokenOf(keys[i].baseTerms)) - 1;
            } else {
                bool isBase = random.oneIn(2);
                MarketCase memory c = marketOf(random, isBase ? token : next, isBase ? next : token);
                keys[i] = MarketKey(c.baseTerms, c.minQuote);
                if (i == 0) (baseIn, reserve) = (isBase, isBase ? c.base : c.quote);
                market = openText(seed, i, keys, c, random);
            }
            text = string.concat(text, i == 0 ? "" : ",", market);
            token = next;
        }
        text = field("markets", string.concat("[", text, "]"));
        return string.concat("{", text, ",", swapText(seed, keys, baseIn, reserve, random), "}");
    }

    /// @dev A market of two tokens (by number) with a pool near the others' size. Its key's second word is minQuote.
    function marketOf(Randomness memory random, uint256 base, uint256 quote)
        private
        pure
        returns (MarketCase memory c)
    {
        MarketCaseLib.drawTerms(c, random);
        // Tiers that are drawn beside the exchange's own have fees that end most paths.
        uint256 exponent = random.below(19);
        c.lot = 10 ** exponent;
        c.baseTerms = (c.baseTerms >> 168 << 168) | exponent << 160 | (base + 1);
        c.minQuote = 1 << 160 | (quote + 1);
        c.base = (1 << 76) + random.below(1 << 80);
        c.quote = (1 << 76) + random.below(1 << 80);
        if (random.oneIn(8)) (c.base, c.quote) = (0, 0);
    }

    /// @dev Opens the market with up to three levels a side around its pool's price.
    function openText(
        uint256 seed,
        uint256 place,
        MarketKey[] memory keys,
        MarketCase memory c,
        Randomness memory random
    ) private returns (string memory text) {
        // Markets are told apart by their smallest order, which no path looks at.
        keys[place].quoteTerms += (seed * 4 + place) << 160;
        uint256 centre = MarketCaseLib.tickOfPool(c);
        if (c.base == 0) centre = 600_000;
        uint256[][2] memory ticks;
        uint256[][2] memory lots;
        for (uint256 side; side < 2; ++side) {
            uint256 count = random.below(4);
            (ticks[side], lots[side]) = (new uint256[](count), new uint256[](count));
            uint256 tick = centre;
            for (uint256 i; i < count; ++i) {
                uint256 step = 200 + random.below(600);
                tick = side == 1 ? tick + step : tick - step;
                (ticks[side][i], lots[side][i]) = (tick, 1 + random.below(1 << 78) / c.lot % (1 << 55));
            }
        }
        harness.open(keys[place], [c.base, c.quote], ticks, lots);
        text = string.concat(
            field("baseTerms", amount(keys[place].baseTerms)),
            ",",
            field("quoteTerms", amount(keys[place].quoteTerms)),
            ","
        );
        text = string.concat(text, field("base", amount(c.base)), ",", field("quote", amount(c.quote)), ",");
        text = string.concat(text, field("bids", levelsText(ticks[0], lots[0])), ",");
        return string.concat("{", text, field("asks", levelsText(ticks[1], lots[1])), "}");
    }

    function levelsText(uint256[] memory ticks, uint256[] memory lots)
        private
        pure
        returns (string memory text)
    {
        for (uint256 i; i < ticks.length; ++i) {
            text = string.concat(text, i == 0 ? "[" : ",[", number(ticks[i]), ",", amount(lots[i]), "]");
        }
        return string.concat("[", text, "]");
    }

    function swapText(
        uint256 seed,
        MarketKey[] memory keys,
        bool baseIn,
        uint256 reserve,
        Randomness memory random
    ) private returns (string memory text) {
        bool exactOut = random.oneIn(2);
        uint256 value = 1 + (reserve == 0 ? random.ofBits(78) : reserve / random.ofBits(24));
        uint256 levels = random.oneIn(5) ? random.between(1, 3) : 0;
        uint256 bound = exactOut ? type(uint256).max : 0;
        if (random.oneIn(8)) bound = value;
        uint256 flags = (baseIn ? SwapTermsLib.BASE_IN : 0) | (exactOut ? SwapTermsLib.EXACT_OUT : 0);
        SwapTerms terms = SwapTermsLib.pack(address(1), 0, uint16(levels), 0, uint8(flags));
        text = string.concat(field("baseIn", truth(baseIn)), ",", field("exactOut", truth(exactOut)), ",");
        text = string.concat(text, field("amount", amount(value)), ",", field("bound", amount(bound)), ",");
        text = string.concat(text, field("maxLevels", number(levels)), ",");
        address caller = address(uint160(1 << 100) + uint160(seed));
        vm.prank(caller);
        try harness.swapPath(keys, value, bound, terms) returns (
            address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOut
        ) {
            text = string.concat(
                text,
                field("tokenIn", amount(uint160(tokenIn))),
                ",",
                field("amountIn", amount(amountIn)),
                ","
            );
            text = string.concat(text, field("tokenOut", amount(uint160(tokenOut))), ",");
            text = string.concat(text, field("amountOut", amount(amountOut)), ",", dustText(caller), ",");
            return string.concat(text, slotsText(keys));
        } catch (bytes memory reason) {
            return string.concat(text, field("error", string.concat('"', vm.toString(reason), '"')));
        }
    }

    /// @dev The caller's internal balance of each token.
    function dustText(address caller) private view returns (string memory text) {
        for (uint256 token = 1; token <= TOKENS; ++token) {
            text = string.concat(text, token == 1 ? "" : ",", amount(harness.balanceOf(caller, token)));
        }
        return field("dust", string.concat("[", text, "]"));
    }

    function slotsText(MarketKey[] memory keys) private view returns (string memory text) {
        for (uint256 i; i < keys.length; ++i) {
            text = string.concat(text, i == 0 ? "" : ",", amount(harness.slotOf(keys[i])));
        }
        return field("slots", string.concat("[", text, "]"));
    }
}
