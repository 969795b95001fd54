// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IHooks} from "@uniswap/v4-core/src/interfaces/IHooks.sol";
import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {IUnlockCallback} from "@uniswap/v4-core/src/interfaces/callback/IUnlockCallback.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";
import {ModifyLiquidityParams} from "@uniswap/v4-core/src/types/PoolOperation.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {GasTest} from "../GasTest.sol";
import {Hop, ILeanV4Router} from "../measured/IMeasured.sol";

/// @notice Uniswap v4's PoolManager as its package carries it (44,444,444 optimizer runs), by the leanest router:
/// exact input, no tick crossed, one pool and two pools under one unlock.
contract UniswapV4GasTest is GasTest, IUnlockCallback {
    /// @dev The root of the price is 1.375: well inside a word of the tick bitmap, as most prices are. At 1 the swap
    /// would step over the border between two words.
    uint160 private constant START = 11 << 93;

    IPoolManager private manager;
    ILeanV4Router private router;
    PlainToken private a;
    PlainToken private b;
    PlainToken private c;

    function setUp() public {
        manager = IPoolManager(
            deployCode(
                "test/node_modules/@uniswap/v4-core/out/PoolManager.sol/PoolManager.json",
                abi.encode(address(this))
            )
        );
        router = ILeanV4Router(measured("LeanV4Router", abi.encode(manager)));
        (a, b) = newPair();
        c = newToken("C");
        approveAll(a, address(router));
        approveAll(b, address(router));
        approveAll(c, address(router));
        openPool(a, b);
        openPool(b, c);
        // Both fee sums have been written before.
        swap(a, b);
        swap(b, a);
        swap(b, c);
        swap(c, b);
    }

    function test_swap_1hop() public {
        swap(a, b);
        record("uniswap_v4_lean_1hop");
    }

    function test_swap_2hop() public {
        Hop[] memory hops = new Hop[](2);
        hops[0] = hop(a, b);
        hops[1] = hop(b, c);
        router.swap(1e18, 0, hops);
        record("uniswap_v4_lean_2hop");
    }

    function unlockCallback(bytes calldata data) external returns (bytes memory) {
        PoolKey memory key = abi.decode(data, (PoolKey));
        manager.modifyLiquidity(key, ModifyLiquidityParams(-60_000, 60_000, 1e24, 0), "");
        pay(key.currency0);
        pay(key.currency1);
        return "";
    }

    function swap(PlainToken input, PlainToken output) private {
        Hop[] memory hops = new Hop[](1);
        hops[0] = hop(input, output);
        router.swap(1e18, 0, hops);
    }

    function openPool(PlainToken one, PlainToken other) private {
        PoolKey memory key = hop(one, other).key;
        manager.initialize(key, START);
        manager.unlock(abi.encode(key));
    }

    /// @dev Pays a generous sum and takes the excess back, so the amount owed need not be known.
    function pay(Currency currency) private {
        manager.sync(currency);
        PlainToken(Currency.unwrap(currency)).transfer(address(manager), 2e24);
        manager.settle();
        uint256 slot = uint256(keccak256(abi.encode(address(this), currency)));
        int256 excess = int256(uint256(manager.exttload(bytes32(slot))));
        manager.take(currency, address(this), uint256(excess));
    }

    function hop(PlainToken input, PlainToken output) private pure returns (Hop memory) {
        bool zeroForOne = address(input) < address(output);
        (PlainToken lower, PlainToken upper) = zeroForOne ? (input, output) : (output, input);
        PoolKey memory key = PoolKey(
            Currency.wrap(address(lower)), Currency.wrap(address(upper)), 3000, 60, IHooks(address(0))
        );
        return Hop(key, zeroForOne);
    }
}
