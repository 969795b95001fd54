// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "weir/lending/interfaces/ILending.sol";
import {Account as LendingAccount, AccountLib} from "weir/lending/types/Account.sol";
import {Debt, Pledges} from "weir/lending/types/Ledger.sol";
import {
    Collateral,
    CollateralLib,
    LendingKey,
    LendingKeyLib,
    LendingTerms
} from "weir/lending/types/LendingTerms.sol";
import {RateModel, RateModelLib} from "weir/lending/types/RateModel.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {ExchangeFixture} from "../../ExchangeFixture.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";

/// @notice The exchange with a pool at 2000 and lending beside it. Quote is lent against base at a liquidation LTV of 86 %,
/// by guards that say what they are told. Alice provides the pool, Carol lends, Bob borrows.
abstract contract PeripheryFixture is ExchangeFixture {
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant POOL_BASE = 1000e18;
    uint256 internal constant POOL_QUOTE = 2_000_000e6;
    /// @notice What Carol lends.
    uint256 internal constant SUPPLY = 1_000_000e6;
    /// @notice 2000 whole quote tokens for a whole base token, in quote units for a base unit, times 10^36.
    uint256 internal constant PRICE_2000 = 2000 * 1e6 * 1e18;
    uint96 internal constant DUST = 50e6;
    /// @notice Where a cap or the venue's reserve is not what a test is about.
    uint96 internal constant AMPLE = 1e27;
    RateModel internal rates = RateModelLib.pack(0, 0.9e18, 0.04e18, 0.6e18);

    ILending internal lending;
    MockGuard internal guard;
    LendingAccount internal bobs;

    function setUp() public virtual override {
        super.setUp();
        vm.warp(NOW);
        lending = ILending(vm.deployCode("Lending.sol:Lending", abi.encode(owner, guardian, 0.1e18)));
        guard = new MockGuard(address(base), address(quote), PRICE_2000, 1e33);
        bobs = AccountLib.pack(bob, 7);
        lending.openLendingMarket(isolated());
        address[3] memory wallets = [alice, bob, carol];
        for (uint256 i; i < wallets.length; ++i) {
            approve(wallets[i], base, address(lending));
            approve(wallets[i], quote, address(lending));
        }
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.prank(carol);
        lending.supply(keyOf(isolated()), AccountLib.pack(carol, 0), SUPPLY, 0);
    }

    function approve(address who, TestToken token, address spender) internal {
        vm.prank(who);
        token.approve(spender, type(uint256).max);
    }

    // ------------------------------------------------------------------ markets

    /// @notice Quote lent against base alone.
    function isolated() internal view returns (LendingTerms memory) {
        Collateral[] memory collaterals = new Collateral[](1);
        collaterals[0] = collateralOf(address(base), 8084, 8600, address(guard));
        return termsWith(collaterals);
    }

    function termsWith(Collateral[] memory collaterals) internal view returns (LendingTerms memory) {
        return LendingTerms(LendingKeyLib.pack(address(quote), DUST), rates, collaterals);
    }

    /// @param borrowLtv in parts of 10^4, as is `liquidationLtv`. The largest incentive is 4 %.
    function collateralOf(address token, uint16 borrowLtv, uint16 liquidationLtv, address guard_)
        internal
        pure
        returns (Collateral memory)
    {
        return CollateralLib.pack(token, borrowLtv, liquidationLtv, 10_400, guard_, AMPLE);
    }

    function keyOf(LendingTerms memory terms) internal pure returns (LendingKey memory) {
        bytes memory words;
        for (uint256 i; i < terms.collaterals.length; ++i) {
            words = abi.encodePacked(words, terms.collaterals[i].tokenTerms, terms.collaterals[i].guardTerms);
        }
        return LendingKey(terms.loan, terms.rates, keccak256(words));
    }

    function idOf(LendingTerms memory terms) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(keyOf(terms))));
    }

    // ------------------------------------------------------------------ positions

    /// @notice Bob pledges base and borrows quote.
    function bobBorrows(uint256 pledged, uint256 borrowed) internal {
        vm.startPrank(bob);
        lending.addCollateral(isolated(), bobs, 0, pledged);
        lending.borrow(isolated(), bobs, borrowed, 0, bob);
        vm.stopPrank();
    }

    function debtSharesOf(LendingTerms memory terms, LendingAccount account)
        internal
        view
        returns (uint256 shares)
    {
        (, shares,) = positionOf(terms, account);
    }

    /// @notice What an account has; `pledged` is of the first collateral.
    function positionOf(LendingTerms memory terms, LendingAccount account)
        internal
        view
        returns (uint256 supplied, uint256 debtShares, uint256 pledged)
    {
        (uint256 supplyShares, Debt debt, Pledges[4] memory pledges) = lending.position(idOf(terms), account);
        return (supplyShares, debt.shares(), pledges[0].amount(0));
    }

    /// @notice One market's path.
    function direct() internal view returns (MarketKey[] memory path) {
        path = new MarketKey[](1);
        path[0] = key;
    }
}
