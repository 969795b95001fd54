// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPoolManager} from "@uniswap/v4-core/src/interfaces/IPoolManager.sol";
import {IUnlockCallback} from "@uniswap/v4-core/src/interfaces/callback/IUnlockCallback.sol";
import {BalanceDelta} from "@uniswap/v4-core/src/types/BalanceDelta.sol";
import {Currency} from "@uniswap/v4-core/src/types/Currency.sol";
import {SwapParams} from "@uniswap/v4-core/src/types/PoolOperation.sol";
import {Hop, ILeanV4Router} from "./IMeasured.sol";

interface IPullable {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// @notice The least router that Uniswap v4 allows for exact input of ERC-20 tokens: unlock, swap, sync, pull, settle,
/// take. For comparison only: it trusts the tokens and knows no deadline.
contract LeanV4Router is ILeanV4Router, IUnlockCallback {
    error OutputTooLow(uint256 amountOut, uint256 leastOut);
    error NotManager(address caller);

    // One inside the ends of v4's TickMath: no limit.
    uint160 private constant LOWEST = 4_295_128_740;
    uint160 private constant HIGHEST = 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_341;

    IPoolManager private immutable manager;

    constructor(IPoolManager manager_) {
        manager = manager_;
    }

    /// @notice Sells `amountIn` of the first hop's input; the caller gets the last hop's output.
    function swap(uint256 amountIn, uint256 leastOut, Hop[] calldata hops) external {
        manager.unlock(abi.encode(msg.sender, amountIn, leastOut, hops));
    }

    function unlockCallback(bytes calldata) external returns (bytes memory) {
        if (msg.sender != address(manager)) revert NotManager(msg.sender);
        // The callback's only argument is what `swap` encoded; it starts after selector, offset and length.
        (address payer, uint256 amountIn, uint256 leastOut, Hop[] calldata hops) = decode();
        uint256 amount = amountIn;
        for (uint256 i; i < hops.length; i++) {
            amount = swapThrough(hops[i], amount);
        }
        if (amount < leastOut) revert OutputTooLow(amount, leastOut);

        Hop calldata first = hops[0];
        Currency input = first.zeroForOne ? first.key.currency0 : first.key.currency1;
        manager.sync(input);
        IPullable(Currency.unwrap(input)).transferFrom(payer, address(manager), amountIn);
        manager.settle();

        Hop calldata last = hops[hops.length - 1];
        manager.take(last.zeroForOne ? last.key.currency1 : last.key.currency0, payer, amount);
        return "";
    }

    function swapThrough(Hop calldata hop, uint256 amountIn) private returns (uint256 amountOut) {
        bool zeroForOne = hop.zeroForOne;
        SwapParams memory params = SwapParams(zeroForOne, -int256(amountIn), zeroForOne ? LOWEST : HIGHEST);
        BalanceDelta delta = manager.swap(hop.key, params, "");
        return uint256(int256(zeroForOne ? delta.amount1() : delta.amount0()));
    }

    /// @dev abi.decode of the callback's data, without the copy to memory: the manager passes on what `swap` encoded.
    function decode()
        private
        pure
        returns (address payer, uint256 amountIn, uint256 leastOut, Hop[] calldata hops)
    {
        // memory-safe: touches no memory. 0x44 is where the data starts.
        assembly ("memory-safe") {
            payer := calldataload(0x44)
            amountIn := calldataload(0x64)
            leastOut := calldataload(0x84)
            let list := add(0x44, calldataload(0xa4))
            hops.length := calldataload(list)
            hops.offset := add(list, 0x20)
        }
    }
}
