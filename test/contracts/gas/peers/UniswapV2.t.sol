// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "../../mocks/PlainToken.sol";
import {GasTest} from "../GasTest.sol";

interface IUniswapV2Factory {
    function createPair(address a, address b) external returns (address pair);
}

interface IUniswapV2Router {
    function addLiquidity(
        address tokenA,
        address tokenB,
        uint256 amountA,
        uint256 amountB,
        uint256 leastA,
        uint256 leastB,
        address to,
        uint256 deadline
    ) external;

    function swapExactTokensForTokens(
        uint256 amountIn,
        uint256 leastOut,
        address[] calldata path,
        address to,
        uint256 deadline
    ) external returns (uint256[] memory amounts);
}

/// @notice Uniswap v2 as its packages carry it: the pair's first trade in a block, by Router02.
contract UniswapV2GasTest is GasTest {
    uint256 private constant DEADLINE = 2_000_000;

    IUniswapV2Router private router;
    PlainToken[3] private tokens;

    function setUp() public {
        address factory = deploy("v2-core/build/UniswapV2Factory.json", abi.encode(address(this)));
        // The second argument is WETH, which these trades never reach.
        router = IUniswapV2Router(
            deploy("v2-periphery/build/UniswapV2Router02.json", abi.encode(factory, address(1)))
        );
        for (uint256 i; i < 3; i++) {
            tokens[i] = newToken("T");
            approveAll(tokens[i], address(router));
        }
        openPool(tokens[0], tokens[1]);
        openPool(tokens[1], tokens[2]);
        // The oracle's sums have been written before; the measured trade is the first at its time.
        vm.warp(1_000_000);
        swap(3);
        vm.warp(1_000_012);
    }

    function test_swap_1hop() public {
        swap(2);
        record("uniswap_v2_router_1hop");
    }

    function test_swap_2hop() public {
        swap(3);
        record("uniswap_v2_router_2hop");
    }

    function swap(uint256 length) private {
        address[] memory path = new address[](length);
        for (uint256 i; i < length; i++) {
            path[i] = address(tokens[i]);
        }
        router.swapExactTokensForTokens(1e18, 0, path, address(this), DEADLINE);
    }

    function openPool(PlainToken a, PlainToken b) private {
        router.addLiquidity(address(a), address(b), 1e24, 1e24, 0, 0, address(this), DEADLINE);
    }

    /// @dev The packages' JSON files hold the creation code as hex without a prefix.
    function deploy(string memory file, bytes memory arguments) private returns (address deployed) {
        string memory json = vm.readFile(string.concat("test/node_modules/@uniswap/", file));
        string memory code = string.concat("0x", vm.parseJsonString(json, ".bytecode"));
        bytes memory creation = bytes.concat(vm.parseBytes(code), arguments);
        assembly ("memory-safe") {
            deployed := create(0, add(creation, 0x20), mload(creation))
        }
        require(deployed != address(0), file);
    }
}
