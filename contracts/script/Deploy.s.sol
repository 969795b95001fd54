// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../src/interfaces/IExchange.sol";
import {Lens} from "../src/periphery/Lens.sol";
import {MarketKey} from "../src/types/MarketKey.sol";
import {ExchangeDeployment} from "./ExchangeDeployment.sol";

/// @title Deploys the exchange on any chain.
/// @notice The deployer's key comes from DEPLOYER_KEY, the node from the command line:
/// `DEPLOYER_KEY=0x… npx forge script contracts/script/Deploy.s.sol --rpc-url "$RPC_URL" --broadcast`
/// What is deployed already is left alone: it may be run again after a failure. The deployer has no rights afterwards.
/// Writes contracts/addresses/<chainId>.json without tokens and markets, which anyone may open; a file is not
/// overwritten where the exchange was there before.
contract Deploy is ExchangeDeployment {
    function run() external {
        uint256 firstBlock = block.number;
        vm.startBroadcast(vm.envUint("DEPLOYER_KEY"));
        (IExchange exchange, Lens lens, bool isNew) = _deployExchange();
        vm.stopBroadcast();
        if (!isNew && vm.exists(_deploymentPath())) return;
        // Whoever deployed it did so in an unknown block: readers then start at the first.
        _writeDeployment(exchange, lens, new ListedToken[](0), new MarketKey[](0), isNew ? firstBlock : 0);
    }
}
