// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
// Named by `_create` alone, and imported so that forge compiles them with the script.
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Exchange} from "../src/Exchange.sol";
import {ExchangeComposer} from "../src/ExchangeComposer.sol";
import {ExchangeExtension} from "../src/ExchangeExtension.sol";
import {HashTimeLock} from "../src/atomic/HashTimeLock.sol";
import {IExchange} from "../src/interfaces/IExchange.sol";
import {Lending} from "../src/lending/Lending.sol";
import {PriceGuardFactory} from "../src/lending/guard/PriceGuardFactory.sol";
import {PriceFeedFactory} from "../src/lending/guard/feeds/PriceFeedFactory.sol";
import {LendingLens} from "../src/lending/periphery/LendingLens.sol";
import {Leverage} from "../src/lending/periphery/Leverage.sol";
import {Liquidator} from "../src/lending/periphery/Liquidator.sol";
import {ILens} from "../src/periphery/interfaces/ILens.sol";
import {Escrow} from "../src/p2p/Escrow.sol";
import {EscrowDesk} from "../src/p2p/EscrowDesk.sol";
import {ArbitratorPool} from "../src/p2p/arbitration/ArbitratorPool.sol";
import {Lens} from "../src/periphery/Lens.sol";
import {PoolShareTokenFactory} from "../src/periphery/PoolShareTokenFactory.sol";
import {V2PairFactory} from "../src/periphery/V2PairFactory.sol";
import {MarketKey} from "../src/types/MarketKey.sol";

/// @notice Deploys the exchange with its timelock, extension, composer, lens and the factories of share tokens and v2
/// pairs; lending with its lens, liquidator, leverage, and the factories of price guards and feeds; the escrow of trades between
/// people with its desk and a pool of arbitrators; the lock of swaps between chains; and writes a chain's address file.
/// @dev Everything goes through CREATE2 with one salt, so the addresses depend on the code, on who governs and on
/// whether the coin is taken, and are the same on every chain and for every deployer.
abstract contract ExchangeDeployment {
    /// @notice The chain lacks the deterministic deployment proxy (github.com/Arachnid/deterministic-deployment-proxy).
    error FactoryMissing(address factory);
    /// @notice The artifact's constructor reverted, or its code is not at the address it should have.
    error NotDeployed(string artifact, address expected);

    /// @notice Marks a script for forge. The rest of forge-std's Script is not used, and costs 2 s of compilation.
    bool public constant IS_SCRIPT = true;
    /// @notice The protocol's part of the interest in lending, in parts of 10^18.
    uint256 private constant INTEREST_FEE = 0.1e18;
    /// @notice The fee on the release of a trade between people, in 1e-4.
    uint16 private constant RELEASE_FEE = 50;
    /// @notice What a seat of the arbitrators' pool brings, in USD: the locks of two disputes of 1,000 USD, and a tenth.
    uint256 private constant SEAT_STAKE = 1320;
    bytes32 internal constant SALT = keccak256("weir");
    address internal constant CREATE2_FACTORY = 0x4e59b44847b379578588920cA78FbF26c0B4956C;
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice A token as the address file lists it.
    struct ListedToken {
        address token;
        string symbol;
        string name;
        uint8 decimals;
    }

    /// @notice Who governs an exchange and its lending: the timelock that owns both, and the guardian.
    /// @param proposers may schedule what the timelock does, and cancel it; anyone may run it once `delay` has passed.
    /// @param takesCoin whether the chain's own coin is traded as token 0: not where it is an ERC-20 token as well.
    /// @param stakeToken what arbitrators' stakes are in, a token that is worth a USD; 0 for no pool of arbitrators.
    /// @param stakeDecimals its decimals.
    struct Governors {
        address[] proposers;
        uint256 delay;
        address guardian;
        bool takesCoin;
        address stakeToken;
        uint8 stakeDecimals;
    }

    /// @notice A deployed contract as the address file lists it, with what its constructor was given.
    /// @param isNew whether it was not there before: by CREATE2 anyone may have deployed it, in an unknown block.
    struct Deployed {
        string name;
        address deployed;
        bytes arguments;
        bool isNew;
    }

    /// @notice The contracts of one exchange: those that scripts call, and the list of all.
    struct Contracts {
        IExchange exchange;
        ILens lens;
        Deployed[] all;
    }

    /// @notice Deploys what the chain lacks; `isNew` is false where the exchange was there before. To be called inside
    /// a broadcast.
    function _deployExchange(Governors memory governors) internal returns (Contracts memory c, bool isNew) {
        c.all = new Deployed[](governors.stakeToken == address(0) ? 16 : 17);
        (address timelock,) = _record(
            c.all, 3, "timelock", "TimelockController.sol:TimelockController", _timelockArguments(governors)
        );
        bytes memory arguments = abi.encode(governors.takesCoin);
        (address extension,) =
            _record(c.all, 2, "extension", "ExchangeExtension.sol:ExchangeExtension", arguments);
        arguments = abi.encode(extension);
        (address composer,) =
            _record(c.all, 1, "composer", "ExchangeComposer.sol:ExchangeComposer", arguments);
        address core;
        arguments = abi.encode(composer, timelock, governors.guardian);
        (core, isNew) = _record(c.all, 0, "exchange", "Exchange.sol:Exchange", arguments);
        (address lens,) = _record(c.all, 4, "lens", "Lens.sol:Lens", abi.encode(core));
        (address shareTokens,) = _record(
            c.all,
            5,
            "poolShareTokenFactory",
            "PoolShareTokenFactory.sol:PoolShareTokenFactory",
            abi.encode(core)
        );
        arguments = abi.encode(core, lens);
        _record(c.all, 6, "v2PairFactory", "V2PairFactory.sol:V2PairFactory", arguments);
        (c.exchange, c.lens) = (IExchange(core), ILens(lens));
        arguments = abi.encode(timelock, governors.guardian, INTEREST_FEE);
        _deployLending(c.all, core, arguments);
        arguments = abi.encode(shareTokens);
        _record(c.all, 11, "priceGuardFactory", "PriceGuardFactory.sol:PriceGuardFactory", arguments);
        _record(c.all, 12, "priceFeedFactory", "PriceFeedFactory.sol:PriceFeedFactory", "");
        _deployPeerTrades(c.all, 13, timelock, governors);
    }

    /// @notice What the timelock is given. Anyone executes: the delay protects, not the executor. No admin: roles change by the
    /// timelock itself only.
    function _timelockArguments(Governors memory governors) internal pure returns (bytes memory) {
        address[] memory anyone = new address[](1);
        return abi.encode(governors.delay, governors.proposers, anyone, address(0));
    }

    /// @notice The escrow, the lock of swaps between chains, and the pool where there is a token for stakes, entered into the
    /// list from `place` on. Which tokens, methods and courts they take, the timelock says afterwards.
    function _deployPeerTrades(
        Deployed[] memory all,
        uint256 place,
        address timelock,
        Governors memory governors
    ) internal returns (address escrow, address pool) {
        (address desk,) = _record(all, place, "escrowDesk", "EscrowDesk.sol:EscrowDesk", "");
        bytes memory arguments = abi.encode(desk, timelock, governors.guardian, timelock, RELEASE_FEE);
        (escrow,) = _record(all, place + 1, "escrow", "Escrow.sol:Escrow", arguments);
        _record(all, place + 2, "hashTimeLock", "HashTimeLock.sol:HashTimeLock", "");
        if (governors.stakeToken == address(0)) return (escrow, address(0));
        uint256 dollar = 10 ** governors.stakeDecimals;
        arguments = abi.encode(governors.stakeToken, dollar, SEAT_STAKE * dollar, timelock, timelock);
        (pool,) = _record(all, place + 3, "arbitratorPool", "ArbitratorPool.sol:ArbitratorPool", arguments);
    }

    /// @dev Lending and its clients, entered into the list from place 7 on.
    function _deployLending(Deployed[] memory all, address exchange, bytes memory lendingArguments) private {
        (address lending,) = _record(all, 7, "lending", "Lending.sol:Lending", lendingArguments);
        _record(all, 8, "lendingLens", "LendingLens.sol:LendingLens", abi.encode(lending));
        bytes memory arguments = abi.encode(exchange, lending);
        _record(all, 9, "liquidator", "Liquidator.sol:Liquidator", arguments);
        _record(all, 10, "leverage", "Leverage.sol:Leverage", arguments);
    }

    /// @notice Whether none of them was on the chain before.
    function _isAllNew(Deployed[] memory all) internal pure returns (bool) {
        for (uint256 i; i < all.length; ++i) {
            if (!all[i].isNew) return false;
        }
        return true;
    }

    /// @dev Deploys an artifact and enters it into the list under `name`.
    function _record(
        Deployed[] memory all,
        uint256 place,
        string memory name,
        string memory artifact,
        bytes memory arguments
    ) private returns (address deployed, bool isNew) {
        (deployed, isNew) = _create(artifact, arguments);
        all[place] = Deployed(name, deployed, arguments, isNew);
    }

    /// @notice Deploys an artifact by the CREATE2 factory that is on nearly every chain, unless it is there already.
    /// @dev From the artifact rather than by `new`, which would compile each contract once more inside of the script.
    function _create(string memory artifact, bytes memory arguments)
        internal
        returns (address deployed, bool isNew)
    {
        bytes memory initCode = abi.encodePacked(vm.getCode(artifact), arguments);
        deployed = vm.computeCreate2Address(SALT, keccak256(initCode));
        if (deployed.code.length != 0) return (deployed, false);
        if (CREATE2_FACTORY.code.length == 0) revert FactoryMissing(CREATE2_FACTORY);
        (bool done,) = CREATE2_FACTORY.call(abi.encodePacked(SALT, initCode));
        if (!done || deployed.code.length == 0) revert NotDeployed(artifact, deployed);
        isNew = true;
    }

    /// @notice Where the address file is written: contracts/addresses/<chainId>.json, or WEIR_DEPLOYMENT, whose folder
    /// must exist, inside contracts/addresses or .local (foundry.toml lets scripts write nowhere else).
    function _deploymentPath() internal returns (string memory) {
        vm.createDir("contracts/addresses", true);
        return vm.envOr(
            "WEIR_DEPLOYMENT", string.concat("contracts/addresses/", vm.toString(block.chainid), ".json")
        );
    }

    /// @notice Writes the address file.
    /// @param firstBlock no event of any of the contracts is in a block before this one.
    function _writeDeployment(
        Contracts memory contracts,
        ListedToken[] memory tokens,
        MarketKey[] memory markets,
        address wrappedCoin,
        uint256 firstBlock
    ) internal {
        string memory addresses;
        string memory arguments;
        for (uint256 i; i < contracts.all.length; ++i) {
            Deployed memory one = contracts.all[i];
            addresses =
                string.concat(addresses, "  \"", one.name, "\": \"", vm.toString(one.deployed), "\",\n");
            arguments = string.concat(
                arguments, i == 0 ? "" : ",", "\n    \"", one.name, "\": \"", vm.toString(one.arguments), "\""
            );
        }
        vm.writeFile(
            _deploymentPath(),
            string.concat(
                "{\n  \"chainId\": ",
                vm.toString(block.chainid),
                ",\n",
                addresses,
                "  \"constructorArguments\": {",
                arguments,
                "\n  },\n  \"deployedAtBlock\": ",
                vm.toString(firstBlock),
                wrappedCoin == address(0)
                    ? ""
                    : string.concat(",\n  \"wrappedCoin\": \"", vm.toString(wrappedCoin), "\""),
                ",\n  \"tokens\": [",
                _tokensJson(tokens),
                "],\n  \"markets\": [",
                _marketsJson(markets),
                "]\n}\n"
            )
        );
    }

    function _tokensJson(ListedToken[] memory tokens) private pure returns (string memory json) {
        for (uint256 i; i < tokens.length; ++i) {
            json = string.concat(
                json,
                i == 0 ? "\n" : ",\n",
                "    { \"address\": \"",
                vm.toString(tokens[i].token),
                "\", \"symbol\": \"",
                tokens[i].symbol,
                "\", \"name\": \"",
                tokens[i].name,
                "\", \"decimals\": ",
                vm.toString(uint256(tokens[i].decimals)),
                " }"
            );
        }
    }

    function _marketsJson(MarketKey[] memory markets) private pure returns (string memory json) {
        for (uint256 i; i < markets.length; ++i) {
            MarketKey memory key = markets[i];
            json = string.concat(
                json,
                i == 0 ? "\n" : ",\n",
                "    {\n      \"id\": \"",
                vm.toString(bytes32(~uint256(keccak256(abi.encode(key))))),
                "\",\n      \"baseTerms\": \"",
                vm.toString(bytes32(key.baseTerms)),
                "\",\n      \"quoteTerms\": \"",
                vm.toString(bytes32(key.quoteTerms)),
                "\"\n    }"
            );
        }
    }
}
