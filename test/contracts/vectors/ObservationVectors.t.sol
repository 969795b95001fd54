// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Observatory} from "weir/extension/Observatory.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {LogPrice} from "weir/libraries/LogPrice.sol";
import {RootFloat} from "weir/libraries/RootFloat.sol";
import {ObservationState, ObservationStateLib} from "weir/types/ObservationState.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {Randomness} from "./Randomness.sol";
import {VectorFile} from "./VectorFile.sol";

/// @notice The exchange's price observations without its trades.
contract ObservationHarness is Observatory {
    /// @notice A poke in a pool of these reserves, where the market is observed.
    function record(uint256 id, PoolSlot slot) external returns (bool) {
        _store(id, PoolSlot.unwrap(slot));
        return _observe(id, slot);
    }

    /// @notice Writes a word.
    function store(uint256 slot, uint256 word) external {
        _store(slot, word);
    }

    /// @notice Reads a word.
    function load(uint256 slot) external view returns (uint256) {
        return _load(slot);
    }
}

/// @notice Price observations over random histories, for the bindings to repeat: single prices and roots, one step of
/// the record, and what a record of many steps says.
contract ObservationVectors is VectorFile {
    uint256 private constant COMMITTED = 120;
    uint256 private constant START = 1_700_000_000;

    ObservationHarness private harness = new ObservationHarness();

    function test_committedObservations_areWhatSolidityGives() public {
        checkCommitted("observations", 0, COMMITTED);
    }

    function test_generatesObservations() public {
        generate("observations-0", COMMITTED, 1200);
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external override returns (string memory) {
        Randomness memory random = Randomness(seed);
        if (seed % 3 == 0) return priceText(random);
        if (seed % 3 == 1) return stepText(random);
        return recordText(seed, random);
    }

    function priceText(Randomness memory random) private pure returns (string memory text) {
        (uint256 base, uint256 quote) = (random.ofBits(103), random.ofBits(103));
        // Near each other as often as not: there the floor's edges are.
        if (random.oneIn(2)) quote = base - base / random.ofBits(103) + 1;
        if (quote > PoolSlotLib.MAX_RESERVE) quote = base;
        uint256 root = random.ofBits(117);
        uint256 encoded = RootFloat.encode(root);
        text = string.concat(field("base", amount(base)), ",", field("quote", amount(quote)), ",");
        text = string.concat(text, field("tick", vm.toString(LogPrice.tickOf(base, quote))), ",");
        text = string.concat(text, field("root", amount(root)), ",", field("encoded", amount(encoded)), ",");
        return
            string.concat('{"kind":"price",', text, field("decoded", amount(RootFloat.decode(encoded))), "}");
    }

    function stepText(Randomness memory random) private pure returns (string memory text) {
        uint256 size = random.between(1, 128);
        uint256 age = random.oneIn(8) ? ObservationStateLib.FRESH : random.below(15);
        ObservationState state = ObservationStateLib.pack(
            START + random.below(10_000),
            tickFrom(random),
            int256(random.below(1 << 52)) - int256(uint256(1) << 51),
            random.below(size),
            size,
            age,
            random.below(1 << 60),
            random.below(1 << 60)
        );
        int256 tick = random.oneIn(2) ? tickFrom(random) : state.tick() + int256(random.below(400)) - 200;
        uint256 root = random.below(1 << 60);
        uint256 time = state.time() + (random.oneIn(2) ? random.between(1, 40) : random.ofBits(13));
        (ObservationState next, bool isCheckpoint) = state.advance(tick, root, time);
        text = string.concat(
            field("state", amount(ObservationState.unwrap(state))), ",", field("tick", vm.toString(tick)), ","
        );
        text = string.concat(text, field("root", amount(root)), ",", field("time", number(time)), ",");
        text = string.concat(text, field("next", amount(ObservationState.unwrap(next))), ",");
        return string.concat('{"kind":"step",', text, field("isCheckpoint", truth(isCheckpoint)), "}");
    }

    /// @dev A market's record after up to 40 trades, and what `observe` says of it: words and answer.
    function recordText(uint256 seed, Randomness memory random) private returns (string memory text) {
        uint256 id = uint256(keccak256(abi.encode("observed", seed)));
        vm.warp(START + random.below(10_000));
        PoolSlot slot = slotFrom(random);
        uint256 size = random.between(1, 12);
        start(id, slot, size);
        for (uint256 trades = random.below(40); trades != 0; --trades) {
            vm.warp(vm.getBlockTimestamp() + (random.oneIn(8) ? random.ofBits(12) : random.below(25)));
            if (random.oneIn(2)) slot = slotFrom(random);
            harness.record(id, slot);
        }
        vm.warp(vm.getBlockTimestamp() + (random.oneIn(3) ? 0 : random.ofBits(11)));
        if (random.oneIn(8)) slot = slot.withoutFlag(PoolSlotLib.OBSERVED);
        uint256 until = random.oneIn(4) ? vm.getBlockTimestamp() + random.below(3) - 1 : 0;
        if (until != 0) slot = slot.withFlag(PoolSlotLib.PAUSED);
        harness.store(id, PoolSlot.unwrap(slot));
        harness.store(id + Layout.PAUSE, until);
        text = string.concat(
            field("market", amount(id)), ",", field("slot", amount(PoolSlot.unwrap(slot))), ","
        );
        text = string.concat(text, field("state", amount(harness.load(id + Layout.OBSERVATIONS))), ",");
        text = string.concat(text, field("pausedUntil", amount(until)), ",", ringText(id, size), ",");
        text = string.concat(text, field("now", number(vm.getBlockTimestamp())), ",", answerText(id, random));
        return string.concat('{"kind":"record",', text, "}");
    }

    /// @dev As growObservations does, which asks for a market's key.
    function start(uint256 id, PoolSlot slot, uint256 size) private {
        uint256 root = RootFloat.encode(sqrt(slot.baseReserve() * slot.quoteReserve()));
        uint256 time = vm.getBlockTimestamp();
        ObservationState state =
            ObservationStateLib.pack(time, 0, 0, 0, size, ObservationStateLib.FRESH, root, root);
        harness.store(id + Layout.OBSERVATIONS, ObservationState.unwrap(state));
        harness.store(Layout.observation(id, 0), time);
        for (uint256 i = 1; i < size; ++i) {
            harness.store(Layout.observation(id, i), 1 << 255);
        }
    }

    function ringText(uint256 id, uint256 size) private view returns (string memory text) {
        for (uint256 i; i < size; ++i) {
            text = string.concat(text, i == 0 ? "" : ",", amount(harness.load(Layout.observation(id, i))));
        }
        return field("ring", string.concat("[", text, "]"));
    }

    function answerText(uint256 id, Randomness memory random) private view returns (string memory text) {
        uint256 window = random.oneIn(10) ? random.below(2) * 1801 : random.ofBits(9);
        text = string.concat(field("window", number(window)), ",");
        try harness.observe(id, window) returns (int256 mean, uint256 least, uint256 last, bool isPaused) {
            text = string.concat(text, field("meanTick", vm.toString(mean)), ",");
            text = string.concat(text, field("leastRoot", amount(least)), ",");
            return
                string.concat(text, field("lastWrite", number(last)), ",", field("isPaused", truth(isPaused)));
        } catch (bytes memory reason) {
            return string.concat(text, field("error", string.concat('"', vm.toString(reason), '"')));
        }
    }

    function tickFrom(Randomness memory random) private pure returns (int256) {
        return int256(random.below(1_440_000)) - 720_000;
    }

    function slotFrom(Randomness memory random) private pure returns (PoolSlot) {
        uint256 base = random.ofBits(103);
        uint256 quote = random.oneIn(2) ? random.ofBits(103) : base - base / random.ofBits(20) + 1;
        if (quote > PoolSlotLib.MAX_RESERVE) quote = base;
        return PoolSlotLib.pack(base, quote, 0, PoolSlotLib.NO_ASK, PoolSlotLib.OBSERVED);
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
