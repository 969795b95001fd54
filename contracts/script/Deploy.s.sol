// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {MarketKey} from "../src/types/MarketKey.sol";
import {ExchangeDeployment} from "./ExchangeDeployment.sol";

/// @title Deploys the exchange, lending and the escrow of trades between people on any chain.
/// @notice The deployer's key comes from DEPLOYER_KEY, the node from the command line:
/// `DEPLOYER_KEY=0x… PROPOSERS=0x…,0x… GUARDIAN=0x… npx forge script contracts/script/Deploy.s.sol --rpc-url "$RPC_URL" --broadcast`
/// PROPOSERS: who may propose to the timelock that owns all of it, a multisig above all. GUARDIAN: who may pause.
/// TIMELOCK_DELAY: seconds between proposal and execution, two days unless given. TAKES_COIN=false where the chain's
/// coin is an ERC-20 token too (Celo, Polygon, zkSync).
/// STAKE_TOKEN: a token that is worth a USD, for the stakes of arbitrators; without it there is no pool of them. Which tokens,
/// payment methods and courts the escrow takes, the timelock says afterwards (contracts/docs/p2p.md).
/// WRAPPED_COIN: the token that wraps the chain's coin (WETH), where there is one: the page then reads both as one asset.
/// What is deployed already is left alone: it may be run again after a failure. The deployer has no rights afterwards.
/// Writes contracts/addresses/<chainId>.json without tokens and markets, which anyone may open; a file is not
/// overwritten where the exchange was there before. With the same variables and build every chain has the same
/// addresses. `npx pnpm verification <chainId>` then writes what explorers and Sourcify ask for (contracts/README.md).
contract Deploy is ExchangeDeployment {
    function run() external {
        uint256 firstBlock = block.number;
        address stakeToken = vm.envOr("STAKE_TOKEN", address(0));
        Governors memory governors = Governors(
            vm.envAddress("PROPOSERS", ","),
            vm.envOr("TIMELOCK_DELAY", uint256(2 days)),
            vm.envAddress("GUARDIAN"),
            vm.envOr("TAKES_COIN", true),
            stakeToken,
            stakeToken == address(0) ? 0 : IERC20Metadata(stakeToken).decimals()
        );
        vm.startBroadcast(vm.envUint("DEPLOYER_KEY"));
        (Contracts memory contracts, bool isNew) = _deployExchange(governors);
        vm.stopBroadcast();
        if (!isNew && vm.exists(_deploymentPath())) return;
        address wrappedCoin = vm.envOr("WRAPPED_COIN", address(0));
        // What stood before, be it the escrow alone, was deployed in an unknown block: readers then start at the first, or they
        // would miss what it told meanwhile.
        if (!_isAllNew(contracts.all)) firstBlock = 0;
        _writeDeployment(contracts, new ListedToken[](0), new MarketKey[](0), wrappedCoin, firstBlock);
    }
}
