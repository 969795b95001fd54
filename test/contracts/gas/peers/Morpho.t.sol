// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "../../mocks/PlainToken.sol";
import {GasTest} from "../GasTest.sol";

struct MarketParams {
    address loanToken;
    address collateralToken;
    address oracle;
    address irm;
    uint256 lltv;
}

interface IMorpho {
    function enableIrm(address irm) external;
    function enableLltv(uint256 lltv) external;
    function createMarket(MarketParams memory params) external;
    function setFee(MarketParams memory params, uint256 fee) external;
    function setFeeRecipient(address recipient) external;
    function supply(MarketParams memory, uint256 assets, uint256 shares, address onBehalf, bytes memory data)
        external
        returns (uint256, uint256);
    function withdraw(MarketParams memory, uint256 assets, uint256 shares, address onBehalf, address receiver)
        external
        returns (uint256, uint256);
    function borrow(MarketParams memory, uint256 assets, uint256 shares, address onBehalf, address receiver)
        external
        returns (uint256, uint256);
    function repay(MarketParams memory, uint256 assets, uint256 shares, address onBehalf, bytes memory data)
        external
        returns (uint256, uint256);
    function supplyCollateral(MarketParams memory, uint256 assets, address onBehalf, bytes memory data)
        external;
    function withdrawCollateral(MarketParams memory, uint256 assets, address onBehalf, address receiver)
        external;
    function liquidate(
        MarketParams memory,
        address borrower,
        uint256 seized,
        uint256 repaidShares,
        bytes memory data
    ) external returns (uint256, uint256);
}

interface IOracleMock {
    function setPrice(uint256 price) external;
}

/// @notice Morpho Blue, compiled as its deployment was (test/bench/compileMorpho.ts), with its own mocks: an oracle of one
/// slot and a rate that is the use. Its fee is on, as ours is. The same market and amounts as LendingGasTest.
contract MorphoGasTest is GasTest {
    IMorpho private morpho;
    IOracleMock private oracle;
    MarketParams private params;

    function setUp() public {
        (PlainToken loan, PlainToken token) = (newToken("LOAN"), newToken("COLL"));
        morpho = IMorpho(vm.deployCode("contracts/out/peers/Morpho.json", abi.encode(address(this))));
        oracle = IOracleMock(vm.deployCode("contracts/out/peers/OracleMock.json"));
        address irm = vm.deployCode("contracts/out/peers/IrmMock.json");
        oracle.setPrice(1e36);
        params = MarketParams(address(loan), address(token), address(oracle), irm, 0.86e18);
        morpho.enableIrm(irm);
        morpho.enableLltv(0.86e18);
        morpho.createMarket(params);
        morpho.setFeeRecipient(address(2));
        morpho.setFee(params, 0.1e18);
        approveAll(loan, address(morpho));
        approveAll(token, address(morpho));
        morpho.supply(params, 1000e18, 0, address(this), "");
        morpho.supplyCollateral(params, 100e18, address(this), "");
        morpho.borrow(params, 70e18, 0, address(this), address(this));
        // The fee's recipient has shares already.
        skip12();
        morpho.supply(params, 1e18, 0, address(this), "");
        skip12();
    }

    function test_supply() public {
        morpho.supply(params, 1e18, 0, address(this), "");
        record("morpho_supply_existing");
    }

    function test_supplyNew() public {
        morpho.supply(params, 1e18, 0, address(1), "");
        record("morpho_supply_new");
    }

    function test_withdraw() public {
        morpho.withdraw(params, 1e18, 0, address(this), address(this));
        record("morpho_withdraw");
    }

    function test_supplyCollateral() public {
        morpho.supplyCollateral(params, 1e18, address(this), "");
        record("morpho_supply_collateral");
    }

    function test_withdrawCollateral() public {
        morpho.withdrawCollateral(params, 1e18, address(this), address(this));
        record("morpho_withdraw_collateral");
    }

    function test_borrow() public {
        morpho.borrow(params, 1e18, 0, address(this), address(this));
        record("morpho_borrow");
    }

    function test_repay() public {
        morpho.repay(params, 1e18, 0, address(this), "");
        record("morpho_repay");
    }

    function test_liquidate() public {
        oracle.setPrice(0.8e36);
        morpho.liquidate(params, address(this), 1e18, 0, "");
        record("morpho_liquidate");
    }
}
