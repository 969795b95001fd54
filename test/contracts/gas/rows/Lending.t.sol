// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending, LiquidationStep} from "weir/lending/interfaces/ILending.sol";
// forge-std has an Account of its own.
import {Account as LendingAccount, AccountLib} from "weir/lending/types/Account.sol";
import {
    Collateral,
    CollateralLib,
    LendingKey,
    LendingKeyLib,
    LendingTerms,
    LendingTermsLib
} from "weir/lending/types/LendingTerms.sol";
import {RateModelLib} from "weir/lending/types/RateModel.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {GasTest} from "../GasTest.sol";
import {IOneSlotGuard} from "../measured/IMeasured.sol";

/// @notice An isolated market in use, with the protocol's fee on; each action meets 12 seconds of interest.
abstract contract LendingGasTest is GasTest {
    ILending internal lending;
    PlainToken internal loan;
    PlainToken internal token;
    IOneSlotGuard internal guard;
    LendingAccount internal account;
    LendingKey internal key;
    LendingTerms internal terms;

    function setUp() public virtual {
        (loan, token) = (newToken("LOAN"), newToken("COLL"));
        guard = IOneSlotGuard(measured("OneSlotGuard", abi.encode(address(token), address(loan), 1e36)));
        lending = ILending(
            vm.deployCode("Lending.sol:Lending", abi.encode(address(this), address(this), uint256(0.1e18)))
        );
        approveAll(loan, address(lending));
        approveAll(token, address(lending));
        terms.loan = LendingKeyLib.pack(address(loan), 1e15);
        terms.rates = RateModelLib.pack(0, 900_000, 40_000, 600_000);
        terms.collaterals
            .push(CollateralLib.pack(address(token), 8084, 8600, 10_437, address(guard), type(uint96).max));
        lending.openLendingMarket(terms);
        key = LendingKey(terms.loan, terms.rates, hashOf(terms.collaterals));
        account = AccountLib.pack(address(this), 0);

        lending.supply(key, account, 1000e18, 0);
        lending.addCollateral(terms, account, 0, 100e18);
        lending.borrow(terms, account, 70e18, 0, address(this));
        // Another lender and borrower, so that no word falls to nothing; and the idle account, which owes nothing.
        lending.addCollateral(terms, idle(), 0, 1e18);
        skip12();
        lending.supply(key, account, 1e18, 0);
        skip12();
    }

    function idle() internal view returns (LendingAccount) {
        return AccountLib.pack(address(this), 1);
    }

    function hashOf(Collateral[] memory collaterals) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(collaterals[0].tokenTerms, collaterals[0].guardTerms));
    }
}

contract SupplyGasTest is LendingGasTest {
    function test_supply() public {
        lending.supply(key, account, 1e18, 0);
        record("supply_existing");
    }

    function test_supplyNew() public {
        lending.supply(key, idle(), 1e18, 0);
        record("supply_new");
    }

    function test_withdraw() public {
        lending.withdraw(key, account, 1e18, 0, address(this));
        record("withdraw");
    }
}

contract CollateralGasTest is LendingGasTest {
    function test_add() public {
        lending.addCollateral(terms, idle(), 0, 1e18);
        record("supply_collateral");
    }

    function test_addToDebt() public {
        lending.addCollateral(terms, account, 0, 1e18);
        record("supply_collateral_indebted");
    }

    function test_remove() public {
        lending.removeCollateral(terms, account, 0, 1e18, address(this));
        record("withdraw_collateral");
    }
}

contract BorrowGasTest is LendingGasTest {
    function test_borrow() public {
        lending.borrow(terms, account, 1e18, 0, address(this));
        record("borrow");
    }

    function test_repay() public {
        lending.repay(key, account, 1e18, 0);
        record("repay");
    }
}

contract LiquidateGasTest is LendingGasTest {
    function test_liquidate() public {
        guard.setPrice(0.8e36);
        LiquidationStep[] memory steps = new LiquidationStep[](1);
        steps[0] = LiquidationStep(0, 1e18);
        lending.liquidate(terms, account, steps, address(this), "");
        record("liquidate");
    }
}
