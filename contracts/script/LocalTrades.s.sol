// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IArbitratorPool} from "../src/p2p/interfaces/IArbitratorPool.sol";
import {IEscrow} from "../src/p2p/interfaces/IEscrow.sol";
import {Offer, PaymentMethod, PriceTerms} from "../src/p2p/types/Offer.sol";
import {LocalChain} from "./LocalChain.sol";

/// @title Offers between people on a local chain.
/// @notice `npx forge script contracts/script/LocalTrades.s.sol --rpc-url http://127.0.0.1:<port> --broadcast`, after
/// LocalCourt.s.sol, thirty days, and LocalMarket.s.sol. Seats the arbitrators, lists tokens and payment methods, and posts four
/// offers of the maker's account: USDC for EUR, a few USDC for people who have no token yet, WETH for USD, and EUR for USDC.
/// @dev One sender only, as LocalMarket.
contract LocalTrades is LocalChain {
    uint256 private constant WHOLE = 1e18;
    uint256 private constant MILLIONTHS = 1e6;

    string private _file;
    IEscrow private _escrow;
    address private _pool;

    function run() external onLocalChain {
        _file = vm.readFile(_deploymentPath());
        _escrow = IEscrow(vm.parseJsonAddress(_file, ".escrow"));
        _pool = vm.parseJsonAddress(_file, ".arbitratorPool");
        address usdc = vm.parseJsonAddress(_file, ".tokens[0].address");
        address weth = vm.parseJsonAddress(_file, ".tokens[1].address");

        vm.startBroadcast(_makerKey());
        uint256 seats = IArbitratorPool(_pool).seatCount();
        for (uint256 i; i < seats; ++i) {
            IArbitratorPool(_pool).activate(i);
        }
        (address[] memory targets, bytes[] memory calls) = _listings(address(_escrow), _pool);
        TimelockController(payable(vm.parseJsonAddress(_file, ".timelock")))
            .executeBatch(targets, new uint256[](targets.length), calls, 0, SALT);
        IERC20(usdc).approve(address(_escrow), type(uint256).max);
        IERC20(weth).approve(address(_escrow), type(uint256).max);

        Offer memory offer = _offer(usdc, "EUR", true, 20_000e6, 50e6, 900e6);
        offer.price.figure = uint128(920_000 * WHOLE / 1e6);
        _methods(offer, "SEPA Instant", "Revolut", 30 minutes);
        _escrow.post(offer, "");

        offer = _offer(usdc, "EUR", true, 500e6, 10e6, 25e6);
        offer.price.figure = uint128(930_000 * WHOLE / 1e6);
        offer.takesStarters = true;
        _methods(offer, "SEPA Instant", "Cash in person", 1 hours);
        _escrow.post(offer, "");

        offer = _offer(weth, "USD", true, 5e18, 0.02e18, 0.25e18);
        offer.price.figure = uint128(3280 * MILLIONTHS);
        _methods(offer, "Wire", "Zelle", 6 hours);
        _escrow.post(offer, "");

        offer = _offer(usdc, "EUR", false, 5000e6, 50e6, 900e6);
        offer.price.figure = uint128(905_000 * WHOLE / 1e6);
        _methods(offer, "SEPA Instant", "SEPA", 1 hours);
        _escrow.post(offer, "");
        vm.stopBroadcast();
    }

    function _offer(
        address token,
        bytes3 currency,
        bool isSell,
        uint128 total,
        uint128 least,
        uint128 greatest
    ) private view returns (Offer memory offer) {
        offer.maker = vm.addr(_makerKey());
        (offer.token, offer.currency, offer.isSell) = (token, currency, isSell);
        (offer.total, offer.least, offer.greatest) = (total, least, greatest);
        offer.price = PriceTerms(address(0), 0, 0, 0, 0);
        (offer.sellerBond, offer.buyerBond) = (1500, 1500);
        offer.arbitrator = _pool;
        offer.confirmWindow = 30 minutes;
        offer.expiry = uint40(block.timestamp + 365 days);
    }

    function _methods(Offer memory offer, bytes32 first, bytes32 second, uint32 window) private pure {
        offer.methods = new PaymentMethod[](2);
        (offer.methods[0], offer.methods[1]) = (PaymentMethod(first, window), PaymentMethod(second, window));
    }
}
