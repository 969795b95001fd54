// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Vm} from "forge-std/Vm.sol";
import {ILending, LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {Shares} from "weir/lending/libraries/Shares.sol";
import {Account as LendingAccount, AccountLib} from "weir/lending/types/Account.sol";
import {Debt, Funds, Pledges, Side} from "weir/lending/types/Ledger.sol";
import {
    Collateral,
    CollateralLib,
    LendingKey,
    LendingKeyLib,
    LendingTerms
} from "weir/lending/types/LendingTerms.sol";
import {RateModel, RateModelLib} from "weir/lending/types/RateModel.sol";
import {MockGuard} from "../mocks/lending/MockGuard.sol";
import {PlainToken} from "../mocks/PlainToken.sol";

/// @notice A deployed lending contract, a loan token of 6 decimals, three collaterals, and two open markets: an isolated
/// one of the first collateral and a crossed one of all three. The artifact is the optimized build's, as deployed.
///
/// The collaterals: ETH-like (18 decimals, 2000 a token, LTVs 80.84 and 86 %), BTC-like (8, 60,000, 72.38 and 77 %),
/// steady (18, 1, 86.01 and 91.5 %). Debts and pledges are worth 50 tokens at the least.
abstract contract LendingFixture is Test {
    uint256 internal constant WAD = 1e18;
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant FEE = 0.1e18;
    uint96 internal constant DUST = 50e6;
    uint256 internal constant ALL = type(uint256).max;
    uint256 internal constant TOKEN = 1e6;
    uint256 internal constant ETH = 1e18;
    uint256 internal constant BTC = 1e8;
    uint256 internal constant ETH_PRICE = 2000e24;
    uint256 internal constant BTC_PRICE = 60_000e34;
    uint256 internal constant STEADY_PRICE = 1e24;

    ILending internal lending;
    PlainToken internal loan;
    PlainToken[3] internal tokens;
    MockGuard[3] internal guards;

    address internal owner = makeAddr("owner");
    address internal guardian = makeAddr("guardian");
    address internal lender = makeAddr("lender");
    address internal borrower = makeAddr("borrower");
    address internal liquidator = makeAddr("liquidator");

    function setUp() public virtual {
        vm.warp(NOW);
        lending = ILending(deployCode("Lending.sol:Lending", abi.encode(owner, guardian, FEE)));
        loan = new PlainToken("Loan", "LOAN", 6);
        tokens[0] = new PlainToken("Ether", "ETH", 18);
        tokens[1] = new PlainToken("Bitcoin", "BTC", 8);
        tokens[2] = new PlainToken("Steady", "STEADY", 18);
        guards[0] = new MockGuard(address(tokens[0]), address(loan), ETH_PRICE, 1e24);
        guards[1] = new MockGuard(address(tokens[1]), address(loan), BTC_PRICE, 1e12);
        guards[2] = new MockGuard(address(tokens[2]), address(loan), STEADY_PRICE, 1e26);
        lending.openLendingMarket(isolated());
        lending.openLendingMarket(crossed());
        fund(lender);
        fund(borrower);
        fund(liquidator);
    }

    function fund(address who) internal {
        loan.mint(who, 1e24);
        vm.prank(who);
        loan.approve(address(lending), ALL);
        for (uint256 i; i < 3; ++i) {
            tokens[i].mint(who, 1e30);
            vm.prank(who);
            tokens[i].approve(address(lending), ALL);
        }
    }

    // ------------------------------------------------------------------ terms

    function usualRates() internal pure returns (RateModel) {
        return RateModelLib.pack(0, 900_000, 40_000, 600_000);
    }

    function collateral(uint256 index) internal view returns (Collateral memory) {
        uint16[3] memory borrowLtv = [8084, 7238, 8601];
        uint16[3] memory liquidationLtv = [8600, 7700, 9150];
        uint16[3] memory incentive = [10_438, 10_741, 10_261];
        uint96[3] memory cap = [uint96(5e22), 1e11, 3e24];
        return CollateralLib.pack(
            address(tokens[index]),
            borrowLtv[index],
            liquidationLtv[index],
            incentive[index],
            address(guards[index]),
            cap[index]
        );
    }

    function isolated() internal view returns (LendingTerms memory terms) {
        terms.loan = LendingKeyLib.pack(address(loan), DUST);
        terms.rates = usualRates();
        terms.collaterals = new Collateral[](1);
        terms.collaterals[0] = collateral(0);
    }

    function crossed() internal view returns (LendingTerms memory terms) {
        terms.loan = LendingKeyLib.pack(address(loan), DUST);
        terms.rates = usualRates();
        terms.collaterals = new Collateral[](3);
        for (uint256 i; i < 3; ++i) {
            terms.collaterals[i] = collateral(i);
        }
    }

    function keyOf(LendingTerms memory terms) internal pure returns (LendingKey memory) {
        bytes memory words;
        for (uint256 i; i < terms.collaterals.length; ++i) {
            words = bytes.concat(words, abi.encode(terms.collaterals[i]));
        }
        return LendingKey(terms.loan, terms.rates, keccak256(words));
    }

    function idOf(LendingTerms memory terms) internal pure returns (uint256) {
        return keyOf(terms).id();
    }

    // ------------------------------------------------------------------ actions

    function account(address who) internal pure returns (LendingAccount) {
        return AccountLib.pack(who, 0);
    }

    function lend(LendingTerms memory terms, address who, uint256 assets) internal returns (uint256 shares) {
        vm.prank(who);
        (, shares) = lending.supply(keyOf(terms), account(who), assets, 0);
    }

    function pledge(LendingTerms memory terms, address who, uint256 index, uint256 amount) internal {
        vm.prank(who);
        lending.addCollateral(terms, account(who), index, amount);
    }

    function unpledge(LendingTerms memory terms, address who, uint256 index, uint256 amount) internal {
        vm.prank(who);
        lending.removeCollateral(terms, account(who), index, amount, who);
    }

    function take(LendingTerms memory terms, address who, uint256 assets) internal returns (uint256 shares) {
        vm.prank(who);
        (, shares) = lending.borrow(terms, account(who), assets, 0, who);
    }

    /// @dev All of it.
    function repayAll(LendingTerms memory terms, address who) internal returns (uint256 paid) {
        vm.prank(who);
        (paid,) = lending.repay(keyOf(terms), account(who), 0, ALL);
    }

    /// @dev By the liquidator, of the borrower's first account, against one collateral.
    function liquidate(LendingTerms memory terms, uint256 index, uint256 repay)
        internal
        returns (uint256 repaid, uint256[] memory seized)
    {
        return liquidate(terms, steps(index, repay));
    }

    function liquidate(LendingTerms memory terms, LiquidationStep[] memory list)
        internal
        returns (uint256 repaid, uint256[] memory seized)
    {
        vm.prank(liquidator);
        return lending.liquidate(terms, account(borrower), list, liquidator, "");
    }

    function steps(uint256 index, uint256 repay) internal pure returns (LiquidationStep[] memory list) {
        list = new LiquidationStep[](1);
        list[0] = LiquidationStep(index, repay);
    }

    function later() internal {
        vm.warp(block.timestamp + 1);
    }

    /// @dev 100,000 lent; 10 ETH pledged for a debt of 16,000, of at most 16,168. A second later.
    function openPosition() internal {
        lend(isolated(), lender, 100_000 * TOKEN);
        pledge(isolated(), borrower, 0, 10 * ETH);
        take(isolated(), borrower, 16_000 * TOKEN);
        later();
    }

    // ------------------------------------------------------------------ what is

    /// @dev That a log is lending's event of this name, about a market and the borrower's first account.
    /// @param third the topic after these; 0 where the event has none.
    function assertAbout(Vm.Log memory log, bytes32 selector, uint256 market, address third) internal view {
        assertEq(log.emitter, address(lending));
        assertEq(log.topics.length, third == address(0) ? 3 : 4);
        assertEq(log.topics[0], selector);
        assertEq(uint256(log.topics[1]), market);
        assertEq(uint256(log.topics[2]), LendingAccount.unwrap(account(borrower)));
        if (third != address(0)) assertEq(address(uint160(uint256(log.topics[3]))), third);
    }

    function fundsOf(LendingTerms memory terms) internal view returns (Funds funds) {
        (funds,,) = lending.marketState(idOf(terms));
    }

    function lendersOf(LendingTerms memory terms) internal view returns (Side lenders) {
        (, lenders,) = lending.marketState(idOf(terms));
    }

    function borrowersOf(LendingTerms memory terms) internal view returns (Side borrowers) {
        (,, borrowers) = lending.marketState(idOf(terms));
    }

    function feesOf(LendingTerms memory terms) internal view returns (uint256) {
        return lendersOf(terms).fees() + borrowersOf(terms).fees();
    }

    /// @dev What lenders own together.
    function suppliedOf(LendingTerms memory terms) internal view returns (uint256) {
        Funds funds = fundsOf(terms);
        return funds.cash() + funds.borrowed() - feesOf(terms);
    }

    function supplySharesOf(LendingTerms memory terms, address who) internal view returns (uint256 shares) {
        (shares,,) = lending.position(idOf(terms), account(who));
    }

    function debtWordOf(LendingTerms memory terms, address who) internal view returns (Debt debt) {
        (, debt,) = lending.position(idOf(terms), account(who));
    }

    /// @dev As of the last accrual.
    function debtOf(LendingTerms memory terms, address who) internal view returns (uint256) {
        return Shares.toAssetsUp(
            debtWordOf(terms, who).shares(), fundsOf(terms).borrowed(), borrowersOf(terms).shares()
        );
    }

    /// @dev As of the last accrual.
    function supplyOf(LendingTerms memory terms, address who) internal view returns (uint256) {
        return Shares.toAssetsDown(supplySharesOf(terms, who), suppliedOf(terms), lendersOf(terms).shares());
    }

    function pledgedOf(LendingTerms memory terms, address who, uint256 index)
        internal
        view
        returns (uint256)
    {
        (,, Pledges[4] memory pledges) = lending.position(idOf(terms), account(who));
        return pledges[index >> 1].amount(index);
    }
}
