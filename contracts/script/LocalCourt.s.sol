// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {TestToken} from "../src/local/TestToken.sol";
import {IArbitratorPool} from "../src/p2p/interfaces/IArbitratorPool.sol";
import {LocalChain} from "./LocalChain.sol";

/// @title Arbitrators on a local chain.
/// @notice `npx forge script contracts/script/LocalCourt.s.sol --rpc-url http://127.0.0.1:<port> --broadcast`, thirty days of
/// the chain's time before LocalMarket.s.sol: so long a seat waits before it can be drawn. Deploys the escrow, the pool and the
/// token of stakes, takes 28 seats for the maker's account (their keys open with the SHA-256 of "weir local seat"), and asks
/// the timelock for what LocalTrades.s.sol then has it do.
/// @dev One sender only, as LocalMarket.
contract LocalCourt is LocalChain {
    /// @notice Three and seven of them sit; the pool rules from 21 on.
    uint256 private constant SEATS = 28;
    /// @notice X25519 of the SHA-256 of "weir local seat". Public: whoever wants can read what is sealed to it.
    bytes32 private constant SEAT_KEY = 0x2dfbeff109bd31ef92ce461872be95ddb4362183984a29cee2fc230aafc6f461;

    function run() external onLocalChain {
        address maker = vm.addr(_makerKey());
        vm.startBroadcast(_makerKey());
        (address usdc, bool isNew) = _create(TOKEN, _usdcArguments());
        if (!isNew) revert AlreadySetUp(usdc);
        Governors memory governors = _governors(usdc);
        (address timelock,) =
            _create("TimelockController.sol:TimelockController", _timelockArguments(governors));
        (address escrow, address pool) = _deployPeerTrades(new Deployed[](4), 0, timelock, governors);

        uint256 stakes = SEATS * IArbitratorPool(pool).SEAT_STAKE();
        TestToken(usdc).mint(maker, stakes);
        TestToken(usdc).approve(pool, stakes);
        for (uint256 i; i < SEATS; ++i) {
            IArbitratorPool(pool).join(SEAT_KEY);
        }
        (address[] memory targets, bytes[] memory calls) = _listings(escrow, pool);
        TimelockController(payable(timelock))
            .scheduleBatch(targets, new uint256[](targets.length), calls, 0, SALT, DELAY);
        vm.stopBroadcast();
    }
}
