// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amounts} from "weir/libraries/Amounts.sol";
import {PoolMath} from "weir/libraries/PoolMath.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";
import {Level} from "weir/types/Level.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {Order, OrderLib} from "weir/types/Order.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {
    OrderRef,
    OrderRefLib,
    OrderTerms,
    OrderTermsLib,
    SwapTerms,
    SwapTermsLib
} from "weir/types/Terms.sol";
import {Randomness} from "./Randomness.sol";
import {VectorFile} from "./VectorFile.sol";

/// @notice Single functions over random arguments and their extremes, for the bindings to repeat.
contract MathsVectors is VectorFile {
    uint256 private constant COMMITTED = 300;

    function test_committedMaths_areWhatSolidityGives() public {
        checkCommitted("maths", 0, COMMITTED);
    }

    function test_generatesMaths() public {
        generate("maths-0", COMMITTED, 3000);
    }

    /// @notice A market's id, in a call of its own because it reads calldata.
    function idOf(MarketKey calldata key) external pure returns (uint256) {
        return key.id();
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external view override returns (string memory) {
        Randomness memory random = Randomness(seed);
        uint256 kind = seed % 16;
        if (kind < 5) return amountsLine(kind, random);
        if (kind < 10) return poolLine(kind, random);
        return wordLine(kind, random);
    }

    function amountsLine(uint256 kind, Randomness memory random) private pure returns (string memory) {
        uint256 tick = drawTick(random);
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        uint256 lots = random.ofBits(56);
        uint256 value = random.ofBits(169);
        uint256 rate = random.ofBits(24);
        if (kind == 0) return text("lotPrice", list(tick), list(numerator, denominator));
        if (kind == 1) {
            return text("quoteUp", list(lots, tick), list(Amounts.quoteUp(lots, numerator, denominator)));
        }
        if (kind == 2) {
            return text("quoteDown", list(lots, tick), list(Amounts.quoteDown(lots, numerator, denominator)));
        }
        if (kind == 3) return text("partUp", list(value, rate), list(Amounts.partUp(value, rate)));
        return text("partDown", list(value, rate), list(Amounts.partDown(value, rate)));
    }

    function poolLine(uint256 kind, Randomness memory random) private pure returns (string memory) {
        (uint256 x, uint256 y) = (random.ofBits(103), random.ofBits(103));
        uint256 k = x * y;
        uint256 fee = random.below(1e6);
        uint256 net = random.ofBits(128);
        if (kind == 5) {
            bool baseIn = random.oneIn(2);
            uint256 exponent = random.below(37);
            uint256 takerFee = random.below(1e6 * fee / (1e6 - fee) + 1) % (1 << 24);
            uint256 tick = drawTick(random);
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
            (uint256 a, uint256 d) =
                PoolMath.priceFactor(baseIn, numerator, denominator, 10 ** exponent, fee, takerFee);
            uint256 reserve = PoolMath.reserveAt(k, a, d);
            uint256 probe = random.oneIn(2) ? net : reserve + random.below(2);
            if (probe > PoolMath.MAX_X) probe = PoolMath.MAX_X;
            string memory request = list(baseIn ? 1 : 0, tick, exponent, fee, takerFee);
            request = string.concat(request, ",", list(k, probe));
            return
                text("priceFactor", request, list(a, d, reserve, PoolMath.isWithin(probe, k, a, d) ? 1 : 0));
        }
        if (kind == 6) {
            uint256 newX = x + net;
            if (newX > PoolMath.MAX_X) newX = PoolMath.MAX_X;
            return text("outputAt", list(k, y, newX), list(PoolMath.outputAt(k, y, newX)));
        }
        if (kind == 7) {
            uint256 output = random.oneIn(2) ? random.ofBits(127) : y - y / random.ofBits(100);
            return text("reserveFor", list(k, y, output), list(PoolMath.reserveFor(k, y, output)));
        }
        if (kind == 8) return text("grossUp", list(net, fee), list(PoolMath.grossUp(net, fee)));
        return text("netDown", list(net, fee), list(PoolMath.netDown(net, fee)));
    }

    function wordLine(uint256 kind, Randomness memory random) private view returns (string memory) {
        uint256 word = random.word();
        if (kind == 10) {
            MarketKey memory key = MarketKey(word, random.word());
            uint256 base = key.baseTerms;
            string memory fields = list(
                uint160(MarketKeyLib.tokenOf(key.baseTerms)),
                uint160(MarketKeyLib.tokenOf(key.quoteTerms)),
                MarketKeyLib.lotExponent(base)
            );
            fields = string.concat(
                fields,
                ",",
                list(MarketKeyLib.tickSpacing(base), MarketKeyLib.poolFee(base), MarketKeyLib.takerFee(base))
            );
            fields = string.concat(
                fields, ",", list(MarketKeyLib.makerRebate(base), MarketKeyLib.minQuote(key.quoteTerms))
            );
            return
                text(
                    "marketKey", list(base, key.quoteTerms), string.concat(fields, ",", list(this.idOf(key)))
                );
        }
        if (kind == 11) {
            PoolSlot slot = PoolSlot.wrap(word);
            return text(
                "poolSlot",
                list(word),
                list(slot.baseReserve(), slot.quoteReserve(), slot.bestBid(), slot.bestAsk(), slot.flags())
            );
        }
        if (kind == 12) {
            // A level uses 224 bits.
            Level level = Level.wrap(word >> 32);
            return text(
                "level",
                list(Level.unwrap(level)),
                list(level.placed(), level.filled(), level.cancelled(), level.nextIndex(), level.generation())
            );
        }
        if (kind == 13) {
            Order order = Order.wrap(word);
            string memory fields =
                list(order.start(), order.size(), order.tick(), order.isAsk() ? 1 : 0, order.index());
            return text(
                "order",
                list(word),
                string.concat(fields, ",", list(order.generation(), order.expiry(), order.bountyLots()))
            );
        }
        return kind == 14 ? swapTermsLine(random) : orderTermsLine(random);
    }

    function swapTermsLine(Randomness memory random) private pure returns (string memory) {
        address to = address(uint160(random.word()));
        uint24 limit = uint24(random.word());
        uint16 levels = uint16(random.word());
        uint32 deadline = uint32(random.word());
        uint8 flags = uint8(random.below(32));
        SwapTerms terms = SwapTermsLib.pack(to, limit, levels, deadline, flags);
        return
            text(
                "swapTerms", list(uint160(to), limit, levels, deadline, flags), list(SwapTerms.unwrap(terms))
            );
    }

    /// @dev An order's terms, and a reference to it.
    function orderTermsLine(Randomness memory random) private pure returns (string memory) {
        uint64 handle = uint64(random.word());
        uint56 lots = uint56(random.word());
        uint24 tick = uint24(random.word());
        uint32 deadline = uint32(random.word());
        uint8 levels = uint8(random.word());
        uint8 flags = uint8(random.below(64));
        uint32 expiry = uint32(random.word());
        uint32 bounty = uint32(random.word());
        OrderTerms terms =
            OrderTermsLib.pack(handle, lots, tick, deadline, levels, flags).withExpiry(expiry, bounty);
        OrderRef ref = OrderRefLib.pack(handle, lots, flags & 16);
        OrderRef expecting = ref.expecting(expiry, tick);
        string memory request = list(handle, lots, tick, deadline, levels);
        return text(
            "orderTerms",
            string.concat(request, ",", list(flags, expiry, bounty)),
            list(OrderTerms.unwrap(terms), OrderRef.unwrap(ref), OrderRef.unwrap(expecting))
        );
    }

    function drawTick(Randomness memory random) private pure returns (uint256) {
        uint256 kind = random.below(8);
        if (kind == 0) return TickPrice.MIN_TICK;
        if (kind == 1) return TickPrice.MAX_TICK;
        return random.between(TickPrice.MIN_TICK, TickPrice.MAX_TICK);
    }

    function text(string memory name, string memory request, string memory result)
        private
        pure
        returns (string memory)
    {
        return string.concat(
            '{"name":"',
            name,
            '",',
            field("in", string.concat("[", request, "]")),
            ",",
            field("out", string.concat("[", result, "]")),
            "}"
        );
    }

    function list(uint256 a) private pure returns (string memory) {
        return amount(a);
    }

    function list(uint256 a, uint256 b) private pure returns (string memory) {
        return string.concat(amount(a), ",", amount(b));
    }

    function list(uint256 a, uint256 b, uint256 c) private pure returns (string memory) {
        return string.concat(list(a, b), ",", amount(c));
    }

    function list(uint256 a, uint256 b, uint256 c, uint256 d) private pure returns (string memory) {
        return string.concat(list(a, b, c), ",", amount(d));
    }

    function list(uint256 a, uint256 b, uint256 c, uint256 d, uint256 e)
        private
        pure
        returns (string memory)
    {
        return string.concat(list(a, b, c, d), ",", amount(e));
    }
}
