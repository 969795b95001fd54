// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ILending} from "weir/lending/interfaces/ILending.sol";
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
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeFixture} from "../../ExchangeFixture.sol";
import {IBalances} from "../../integration/ActionTest.sol";
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
    RateModel internal rates = RateModelLib.pack(0, 900_000, 40_000, 600_000);

    ILending internal lending;
    MockGuard internal guard;
    LendingAccount internal bobs;
    TestToken internal far;
    MarketKey internal farKey;
    MockGuard internal farGuard;

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

    /// @notice What an account has; `pledged` is of the first collateral.
    function positionOf(LendingTerms memory terms, LendingAccount account)
        internal
        view
        returns (uint256 supplied, uint256 debtShares, uint256 pledged)
    {
        (uint256 supplyShares, Debt debt, Pledges[4] memory pledges) = lending.position(idOf(terms), account);
        return (supplyShares, debt.shares(), pledges[0].amount(0));
    }

    /// @notice What an account owes as of the last accrual.
    function debtOf(LendingTerms memory terms, LendingAccount account) internal view returns (uint256) {
        (, uint256 shares,) = positionOf(terms, account);
        (Funds funds,, Side borrowers) = lending.marketState(idOf(terms));
        return Shares.toAssetsUp(shares, funds.borrowed(), borrowers.shares());
    }

    // ------------------------------------------------------------------ the exchange

    /// @notice One market's path.
    function direct() internal view returns (MarketKey[] memory path) {
        path = new MarketKey[](1);
        path[0] = key;
    }

    /// @notice A third token with a market against base, one for two, with a pool of Alice's as deep as the other.
    function openFarMarket() internal {
        far = new TestToken("Far", "FAR", 18);
        farKey = MarketKeyLib.pack(address(far), address(base), 15, TIER_MAJOR, 1);
        exchange.openMarket(farKey, 1);
        address[2] memory wallets = [alice, bob];
        for (uint256 i; i < wallets.length; ++i) {
            far.mint(wallets[i], 1e24);
            approve(wallets[i], far, address(exchange));
            approve(wallets[i], far, address(lending));
        }
        vm.prank(alice);
        exchange.addLiquidity(farKey, 2000e18, 1000e18, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
    }

    /// @notice From far over base to quote.
    function overBase() internal view returns (MarketKey[] memory path) {
        path = new MarketKey[](2);
        (path[0], path[1]) = (farKey, key);
    }

    /// @notice Far is worth 1000, base 2000; both may be pledged together.
    function crossed() internal view returns (LendingTerms memory) {
        Collateral[] memory collaterals = new Collateral[](2);
        collaterals[0] = collateralOf(address(base), 7238, 7700, address(guard));
        collaterals[1] = collateralOf(address(far), 7238, 7700, address(farGuard));
        return termsWith(collaterals);
    }

    function openCrossedMarket() internal {
        openFarMarket();
        farGuard = new MockGuard(address(far), address(quote), PRICE_2000 / 2, 1e33);
        lending.openLendingMarket(crossed());
        vm.prank(carol);
        lending.supply(keyOf(crossed()), AccountLib.pack(carol, 0), SUPPLY, 0);
    }

    function inside(address who, address token) internal view returns (uint256) {
        return IBalances(address(exchange)).balanceOf(who, uint160(token));
    }

    /// @notice Output of a pool of reserves x and y for an input that includes the fee of 1000 parts per million.
    function poolOutput(uint256 x, uint256 y, uint256 input) internal pure returns (uint256) {
        return y - Math.ceilDiv(x * y, x + input * 999_000 / 1e6);
    }

    /// @notice Fails unless a contract has nothing of any token, neither in its wallet nor inside the exchange.
    function assertHoldsNothing(address who) internal view {
        address[3] memory tokens = [address(base), address(quote), address(far)];
        for (uint256 i; i < tokens.length; ++i) {
            if (tokens[i] == address(0)) continue;
            assertEq(IERC20(tokens[i]).balanceOf(who), 0);
            assertEq(inside(who, tokens[i]), 0);
        }
        assertEq(inside(who, address(0)), 0);
        assertEq(who.balance, 0);
    }
}
