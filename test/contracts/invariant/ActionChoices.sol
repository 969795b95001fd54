// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {TickPrice} from "weir/libraries/TickPrice.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderRefLib} from "weir/types/Terms.sol";
import {TradeJudge} from "./TradeJudge.sol";

/// @notice Turns random words into accounts, handles, prices and sizes that are valid, and spread over all magnitudes.
abstract contract ActionChoices is TradeJudge {
    uint256 private constant HANDLES = 8;

    function actorOf(uint256 seed) internal view returns (address) {
        return actors[seed % ACTORS];
    }

    function mode(uint256 seed) internal pure returns (uint8) {
        return seed >> 200 & 1 == 0 ? 0 : uint8(OrderRefLib.TO_INTERNAL);
    }

    /// @dev A handle of this account that rests no lots; 0 where all do.
    function freeHandle(address who, uint256 seed) internal view returns (uint64) {
        for (uint256 i; i < HANDLES; ++i) {
            uint64 handle = uint64((seed % HANDLES + i) % HANDLES + 1);
            (,, uint256 open,) = model.orderOf(who, handle);
            if (open == 0) return handle;
        }
        return 0;
    }

    /// @dev An account and a handle that it used, preferably one with lots; 0 where it used none.
    function usedHandle(uint256 actorSeed, uint256 seed) internal view returns (address who, uint64 handle) {
        who = actorOf(actorSeed);
        for (uint256 i; i < HANDLES; ++i) {
            uint64 candidate = uint64((seed % HANDLES + i) % HANDLES + 1);
            (, uint256 tick, uint256 open, uint256 filled) = model.orderOf(who, candidate);
            if (tick == 0) continue;
            handle = candidate;
            if (open + filled != 0 || seed >> 210 & 7 == 0) return (who, handle);
        }
    }

    /// @dev A tick on the side's own half of the market.
    function tickBehind(bool isAsk, uint256 seed) internal view returns (uint256) {
        uint256 distance = seed % (config.spread + 1);
        if (isAsk) return onGrid(config.middle + distance);
        return onGrid(FixedPointMathLib.zeroFloorSub(config.middle, distance));
    }

    /// @dev A tick near the best of either side, or anywhere around the middle.
    function tickNear(uint256 seed, uint256 step) internal view returns (uint256) {
        PoolSlot slot = probe.slot();
        uint256 around = config.middle;
        if (seed & 3 == 1 && slot.bestBid() != PoolSlotLib.NO_BID) around = slot.bestBid();
        if (seed & 3 == 2 && slot.bestAsk() != PoolSlotLib.NO_ASK) around = slot.bestAsk();
        uint256 reach = around == config.middle ? config.spread : step * 3;
        uint256 tick = around + (seed >> 8) % (2 * reach + 1);
        return onGrid(FixedPointMathLib.zeroFloorSub(tick, reach));
    }

    function onGrid(uint256 tick) internal view returns (uint256) {
        uint256 first = (TickPrice.MIN_TICK + spacing - 1) / spacing * spacing;
        if (tick > TickPrice.MAX_TICK) tick = TickPrice.MAX_TICK;
        tick = tick / spacing * spacing;
        return tick < first ? first : tick;
    }

    function leastLots(uint256 tick) internal view returns (uint256) {
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        return (uint256(config.minQuote) * denominator + numerator - 1) / numerator;
    }

    /// @dev The most lots whose both amounts stay well below 2^127, and at most `wanted`.
    function mostLots(uint256 tick, uint256 wanted) internal view returns (uint256) {
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(tick);
        uint256 most = FixedPointMathLib.min(wanted, (1 << 126) / fees.lot);
        return FixedPointMathLib.min(most, (1 << 126) / numerator * denominator);
    }

    /// @dev Lots of an order: small and large ones alike.
    function lotsAt(uint256 tick, uint256 seed) internal view returns (uint256 lots, bool fits) {
        uint256 least = leastLots(tick);
        uint256 most = mostLots(tick, config.mostLots);
        if (least == 0) least = 1;
        if (least > most) return (0, false);
        most = least + ((most - least) >> (seed % 12));
        return (least + (seed >> 8) % (most - least + 1), true);
    }

    /// @dev An amount of the base or the quote token: of all magnitudes up to some orders.
    function amountOf(bool ofBase, uint256 seed) internal view returns (uint256 amount) {
        uint256 lots = config.mostLots * 3;
        if (ofBase) {
            amount = lots * fees.lot;
        } else {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(config.middle);
            amount = lots * numerator / denominator;
        }
        amount =
            FixedPointMathLib.min(amount, 1 << 126) >> (seed % 5 == 0 ? (seed >> 3) % 40 : (seed >> 3) % 8);
        return 1 + (seed >> 16) % (amount + 1);
    }
}
