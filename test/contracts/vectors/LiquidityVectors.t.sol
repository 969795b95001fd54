// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Flow} from "weir/core/Book.sol";
import {Liquidity} from "weir/core/Liquidity.sol";
import {Settlement} from "weir/core/Settlement.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {MarketCase, MarketCaseLib} from "./MarketCase.sol";
import {Randomness} from "./Randomness.sol";
import {VectorFile} from "./VectorFile.sol";

/// @notice The exchange's pool shares without its tokens.
contract LiquidityHarness is Liquidity {
    constructor() Settlement(true) {}

    /// @notice IExchange.addLiquidity up to minting and settlement.
    function add(
        uint256 id,
        uint256 baseTerms,
        PoolSlot slot,
        uint256 sharesWord,
        uint256[3] calldata maxBaseMaxQuoteLeast
    ) external returns (uint256[3] memory sharesBaseQuote, uint256 wordAfter, PoolSlot slotAfter) {
        _store(id + Layout.SHARES, sharesWord);
        Flow memory flow;
        (uint256 maxBase, uint256 maxQuote) = (maxBaseMaxQuoteLeast[0], maxBaseMaxQuoteLeast[1]);
        uint256 shares = _addLiquidity(
            id, baseTerms, slot, maxBase, maxQuote, maxBaseMaxQuoteLeast[2], address(this), flow
        );
        sharesBaseQuote = [shares, flow.baseIn, flow.quoteIn];
        wordAfter = _load(id + Layout.SHARES);
        slotAfter = PoolSlot.wrap(_load(id));
    }

    /// @notice IExchange.removeLiquidity up to burning and settlement.
    function remove(uint256 id, PoolSlot slot, uint256 sharesWord, uint256 shares)
        external
        returns (uint256[3] memory sharesBaseQuote, uint256 wordAfter, PoolSlot slotAfter)
    {
        _store(id + Layout.SHARES, sharesWord);
        Flow memory flow;
        _removeLiquidity(id, slot, shares, address(this), flow);
        sharesBaseQuote = [shares, flow.baseOut, flow.quoteOut];
        wordAfter = _load(id + Layout.SHARES);
        slotAfter = PoolSlot.wrap(_load(id));
    }
}

/// @notice Deposits and removals over random pools, for the bindings to repeat.
contract LiquidityVectors is VectorFile {
    uint256 private constant COMMITTED = 150;

    LiquidityHarness private harness = new LiquidityHarness();

    function test_committedLiquidity_areWhatSolidityGives() public {
        checkCommitted("liquidity", 0, COMMITTED);
    }

    function test_generatesLiquidity() public {
        generate("liquidity-0", COMMITTED, 2000);
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external override returns (string memory) {
        (MarketCase memory c, Randomness memory random) = MarketCaseLib.draw(seed);
        uint256 id = uint256(keccak256(abi.encode("pool", seed)));
        uint256 tick = c.ticks.length == 0 ? 0 : c.ticks[0];
        PoolSlot slot = PoolSlotLib.pack(
            c.base, c.quote, c.baseIn ? tick : 0, !c.baseIn && tick != 0 ? tick : PoolSlotLib.NO_ASK, 0
        );
        // A pool without shares is empty; one with shares has at most the root of its k.
        bool isFirst = c.base == 0 || random.oneIn(4);
        uint256 total = isFirst ? 0 : 1 + sqrt(c.base * c.quote) / random.ofBits(4);
        if (isFirst) slot = slot.withReserves(0, 0);
        string memory text = string.concat(
            field("baseTerms", amount(c.baseTerms)), ",", field("slot", amount(PoolSlot.unwrap(slot))), ","
        );
        uint256 word = sharesWord(c, random, total);
        text = string.concat(text, field("sharesWord", amount(word)), ",");
        if (isFirst || random.oneIn(2)) return addText(id, c, slot, word, random, text);
        uint256 shares = random.below(total + 1);
        (uint256[3] memory done, uint256 wordAfter, PoolSlot slotAfter) =
            harness.remove(id, slot, word, shares);
        text = string.concat(text, field("burn", amount(shares)), ",");
        return string.concat("{", text, resultText(done, wordAfter, slotAfter), "}");
    }

    function addText(
        uint256 id,
        MarketCase memory c,
        PoolSlot slot,
        uint256 word,
        Randomness memory random,
        string memory text
    ) private returns (string memory) {
        uint256 maxBase = random.oneIn(4) ? random.ofBits(127) : c.base / random.ofBits(10);
        uint256 maxQuote = random.oneIn(4) ? random.ofBits(127) : c.quote / random.ofBits(10);
        uint256 least = random.oneIn(4) ? random.ofBits(100) : 0;
        text = string.concat(
            text, field("maxBase", amount(maxBase)), ",", field("maxQuote", amount(maxQuote)), ","
        );
        text = string.concat(text, field("leastShares", amount(least)), ",");
        try harness.add(id, c.baseTerms, slot, word, [maxBase, maxQuote, least]) returns (
            uint256[3] memory done, uint256 wordAfter, PoolSlot slotAfter
        ) {
            text = string.concat(text, resultText(done, wordAfter, slotAfter));
        } catch (bytes memory reason) {
            text = string.concat(text, field("error", string.concat('"', vm.toString(reason), '"')));
        }
        return string.concat("{", text, "}");
    }

    function resultText(uint256[3] memory done, uint256 wordAfter, PoolSlot slotAfter)
        private
        pure
        returns (string memory text)
    {
        text = string.concat(field("shares", amount(done[0])), ",", field("base", amount(done[1])), ",");
        text =
            string.concat(text, field("quote", amount(done[2])), ",", field("wordAfter", amount(wordAfter)));
        return string.concat(text, ",", field("slotAfter", amount(PoolSlot.unwrap(slotAfter))));
    }

    /// @dev The total with, mostly, a part for the protocol, and a root that was as high as now or lower.
    function sharesWord(MarketCase memory c, Randomness memory random, uint256 total)
        private
        pure
        returns (uint256)
    {
        if (total == 0 || random.oneIn(4)) return total;
        uint256 part = random.oneIn(2) ? 200_000 : random.below(200_001);
        uint256 root = sqrt(c.base * c.quote);
        uint256 last = random.oneIn(3) ? root / random.ofBits(10) : root - root / random.ofBits(60);
        return total | part << 104 | last << 128;
    }

    /// @dev By bisection: the vectors should not depend on the library that the contract uses.
    function sqrt(uint256 value) private pure returns (uint256 low) {
        uint256 high = 1 << 104;
        while (low < high) {
            uint256 middle = (low + high + 1) / 2;
            if (middle * middle <= value) low = middle;
            else high = middle - 1;
        }
    }
}
