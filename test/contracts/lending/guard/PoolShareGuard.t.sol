// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IFlashCallback} from "weir/interfaces/IFlashCallback.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {PoolShareValue} from "weir/lending/guard/PoolShareValue.sol";
import {IPoolShareGuard} from "weir/lending/interfaces/IPoolShareGuard.sol";
import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";
import {PoolShareGuardTerms} from "weir/lending/types/GuardTerms.sol";
import {MarketKeyLib} from "weir/types/MarketKey.sol";
import {PoolSlotLib} from "weir/types/PoolSlot.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ObservationTest} from "../../integration/ObservationTest.sol";
import {HookToken} from "../../mocks/HookToken.sol";
import {SetGuard} from "../../mocks/lending/SetGuard.sol";
import {IShareTokens} from "./IShareTokens.sol";

/// @notice Pool shares as collateral: 2 * sqrt(k * p0 * p1) / supply, whatever is done to the pool.
contract PoolShareGuardTest is ObservationTest, IFlashCallback {
    uint256 private constant PRICE = 2000e24;
    string private constant ARTIFACT = "contracts/out/PoolShareGuard.sol/PoolShareGuard.json";
    string private constant TOKENS = "contracts/out/PoolShareTokenFactory.sol/PoolShareTokenFactory.json";

    IShareTokens private tokens;
    address private shareToken;
    SetGuard private baseGuard;
    IPoolShareGuard private guard;
    uint256 private seenInFlash;

    function setUp() public override {
        super.setUp();
        tokens = IShareTokens(vm.deployCode(TOKENS, abi.encode(exchange)));
        shareToken = tokens.deploy(key);
        baseGuard = new SetGuard(address(base), address(quote), PRICE);
        baseGuard.setReserve(POOL_BASE);
        guard = deploy(shareTerms(address(quote), address(baseGuard), address(0)));
    }

    // ------------------------------------------------------------------ deployment

    function test_deployment_revertsWhen_theMarketIsUnknown() public {
        PoolShareGuardTerms memory terms_ = guard.terms();
        (, terms_.market) = unknownKey();
        expectUnknownMarket(terms_.market);
        deploy(terms_);
    }

    function test_deployment_revertsWhen_thereIsNoShareToken() public {
        (key, id) = unknownKey();
        exchange.openMarket(key, 1);
        PoolShareGuardTerms memory terms_ = shareTerms(address(quote), address(baseGuard), address(0));
        vm.expectRevert(
            abi.encodeWithSelector(IPoolShareGuard.ShareTokenMissing.selector, tokens.addressOf(id))
        );
        deploy(terms_);
    }

    function test_deployment_revertsWhen_aLegIsAnotherPair() public {
        SetGuard other = new SetGuard(address(quote), address(base), 5e44);
        expectMismatch(address(base), address(other), address(quote), address(base));
        deploy(shareTerms(address(quote), address(other), address(0)));
        SetGuard inOther = new SetGuard(address(base), makeAddr("loan"), PRICE);
        expectMismatch(address(base), address(inOther), address(base), makeAddr("loan"));
        deploy(shareTerms(address(quote), address(inOther), address(0)));
        expectMismatch(address(base), address(0), address(0), address(0));
        deploy(shareTerms(address(quote), address(0), address(0)));
        expectMismatch(address(quote), address(baseGuard), address(base), address(quote));
        deploy(shareTerms(address(quote), address(baseGuard), address(baseGuard)));
    }

    function test_terms_areReadBack() public view {
        PoolShareGuardTerms memory terms_ = guard.terms();
        assertEq(terms_.market, id);
        assertEq(terms_.baseGuard, address(baseGuard));
        assertEq(terms_.quoteGuard, address(0));
        assertEq(guard.collateral(), shareToken);
        assertEq(guard.loan(), address(quote));
        assertEq(terms_.loan, address(quote));
    }

    // ------------------------------------------------------------------ the price

    /// @dev At the guarded price the pool is worth what it holds: 4,000,000 quote.
    function test_price_timesSupply_isWhatThePoolHolds() public view {
        uint256 expected = Math.mulDiv(2 * POOL_QUOTE, 1e36, totalShares());
        assertApproxEqRel(guard.borrowPrice(), expected, 1e8);
        assertLe(guard.borrowPrice(), expected);
        (uint256 price, bool isLive) = guard.liquidationPrice();
        assertTrue(isLive);
        assertEq(price, guard.borrowPrice());
    }

    function test_price_ofTwoLegsInAThirdToken() public {
        address loan = makeAddr("loan");
        SetGuard first = new SetGuard(address(base), loan, 4000e24);
        SetGuard second = new SetGuard(address(quote), loan, 2e36);
        guard = deploy(shareTerms(loan, address(first), address(second)));
        assertApproxEqRel(guard.borrowPrice(), Math.mulDiv(4 * POOL_QUOTE, 1e36, totalShares()), 1e8);
        // Twice the one price and half of the other: the same root.
        first.setBorrowPrice(8000e24);
        second.setBorrowPrice(1e36);
        assertApproxEqRel(guard.borrowPrice(), Math.mulDiv(4 * POOL_QUOTE, 1e36, totalShares()), 1e8);
    }

    function test_borrowPrice_isZeroWhen_aLegsIs() public {
        baseGuard.setBorrowPrice(0);
        assertEq(guard.borrowPrice(), 0);
        (uint256 price,) = guard.liquidationPrice();
        assertGt(price, 0);
    }

    function test_liquidationPrice_isOfTheLegs_andLiveWhereTheyAre() public {
        uint256 before = guard.borrowPrice();
        baseGuard.setLiquidationPrice(PRICE * 4, false);
        (uint256 price, bool isLive) = guard.liquidationPrice();
        assertFalse(isLive);
        assertApproxEqRel(price, 2 * before, 1e8);
        assertEq(guard.borrowPrice(), before);
        baseGuard.setLiquidationPrice(0, false);
        (price,) = guard.liquidationPrice();
        assertEq(price, 0);
        baseGuard.setGrace(77);
        vm.expectRevert(abi.encodeWithSelector(IPriceGuard.SequencerGrace.selector, 77));
        guard.liquidationPrice();
    }

    function test_price_isWithoutShares_zero() public {
        (key, id) = unknownKey();
        exchange.openMarket(key, 1);
        tokens.deploy(key);
        guard = deploy(shareTerms(address(quote), address(baseGuard), address(0)));
        assertEq(guard.borrowPrice(), 0);
        (uint256 price, bool isLive) = guard.liquidationPrice();
        assertEq(price, 0);
        assertFalse(isLive);
        assertEq(guard.observedReserve(), 0);
    }

    /// @dev Hoped for: the pool is skewed by a swap, so that what it holds is worth more at the guarded prices, or at its
    /// own. What happens: the price of a share rises by the fee that the swap left, and by nothing else.
    function testFuzz_attack_skewedPool(uint256 amount, bool isSale) public {
        uint256 before = guard.borrowPrice();
        uint256 k = poolSlot().baseReserve() * poolSlot().quoteReserve();
        amount = isSale ? bound(amount, 1e15, 100 * POOL_BASE) : bound(amount, 1e6, 100 * POOL_QUOTE);
        swap(bob, amount, isSale ? SELL : BUY);
        uint256 fees = Math.sqrt(Math.mulDiv(poolSlot().baseReserve() * poolSlot().quoteReserve(), 1e36, k));
        assertApproxEqRel(guard.borrowPrice(), Math.mulDiv(before, fees, 1e18), 1e9);
        assertGe(guard.borrowPrice() + 1e12, before);
        assertLe(guard.borrowPrice(), before * 1001 / 1000, "a tenth of a percent: the pool's fee");
        // And never above what burning the shares would bring.
        uint256 holds = poolSlot().quoteReserve() + Math.mulDiv(poolSlot().baseReserve(), PRICE, 1e36);
        assertLe(Math.mulDiv(guard.borrowPrice(), totalShares(), 1e36), holds);
    }

    function test_attack_lentLiquidity_movesNothing() public {
        uint256 before = guard.borrowPrice();
        addLiquidity(bob, 100 * POOL_BASE, 100 * POOL_QUOTE);
        assertApproxEqRel(guard.borrowPrice(), before, 1e8);
        removeShares(bob, balances().balanceOf(bob, id));
        assertApproxEqRel(guard.borrowPrice(), before, 1e8);
        removeShares(alice, balances().balanceOf(alice, id) * 99 / 100);
        assertApproxEqRel(guard.borrowPrice(), before, 1e9, "rounding leaves a unit of each");
    }

    function test_attack_donation_movesNothing() public {
        uint256 before = guard.borrowPrice();
        vm.startPrank(bob);
        base.transfer(address(exchange), POOL_BASE);
        quote.transfer(address(exchange), POOL_QUOTE);
        vm.stopPrank();
        assertEq(guard.borrowPrice(), before);
    }

    /// @dev The shares that the protocol's part of the income will become count before they are there.
    function testFuzz_supply_includesTheProtocolsShares(uint256 part, uint256 trades) public {
        part = bound(part, 0, 200_000);
        vm.prank(owner);
        exchange.setIncomePart(key, part);
        for (uint256 i; i < 1 + trades % 20; ++i) {
            swap(bob, 50e18, SELL);
            swap(bob, 45e18, BUY_EXACT_OUT);
        }
        uint256 expected = PoolShareValue.supply(poolSlot(), exchange.extsload(id + Layout.SHARES));
        uint256 price = guard.borrowPrice();
        uint256 written = totalShares() % 2 ** 104;
        vm.prank(owner);
        exchange.setIncomePart(key, part);
        assertEq(totalShares() % 2 ** 104, expected);
        assertEq(guard.borrowPrice(), price);
        if (part > 1000) assertGt(expected, written);
        else assertGe(expected, written);
    }

    function test_price_isCutToWhatAPriceMayBe() public pure {
        assertEq(
            PoolShareValue.price(
                PoolSlotLib.pack(2 ** 103 - 1, 2 ** 103 - 1, 0, 0, 0), 1, 2 ** 180, 2 ** 180
            ),
            2 ** 184 - 1
        );
    }

    /// @dev Against the formula in words of 512 bits.
    function testFuzz_price_isTheFormula(uint256 x, uint256 y, uint256 shares, uint256 p0, uint256 p1)
        public
        pure
    {
        (x, y) = (bound(x, 1e6, 2 ** 103 - 1), bound(y, 1e6, 2 ** 103 - 1));
        shares = bound(shares, 1000, Math.sqrt(x * y));
        (p0, p1) = (bound(p0, 1e20, 2 ** 160), bound(p1, 1e20, 2 ** 160));
        uint256 price = PoolShareValue.price(PoolSlotLib.pack(x, y, 0, 0, 0), shares, p0, p1);
        // price^2 * shares^2 = 4 * x * y * p0 * p1, in parts of each other.
        uint256 perShare = Math.mulDiv(2 * Math.sqrt(x * y << 50), 1 << 30, shares);
        uint256 mean = Math.mulDiv(Math.sqrt(p0 << 90), Math.sqrt(p1 << 90), 1 << 90);
        uint256 expected = Math.mulDiv(perShare, mean, 1 << 55);
        if (expected > 2 ** 184 - 1) expected = 2 ** 184 - 1;
        assertApproxEqRel(price, expected, 1e9);
    }

    // ------------------------------------------------------------------ where it can be read

    function test_price_isTheSameInsideASettlement() public {
        uint256 before = guard.borrowPrice();
        base.approve(address(exchange), type(uint256).max);
        (address[] memory list, uint256[] memory amounts) = (new address[](1), new uint256[](1));
        (list[0], amounts[0]) = (address(base), POOL_BASE / 2);
        exchange.flash(new bytes[](0), list, amounts, 0, "");
        assertEq(seenInFlash, before);
    }

    function onFlash(address[] calldata, uint256[] calldata, bytes calldata) external {
        seenInFlash = guard.borrowPrice();
    }

    function test_price_revertsWith_Locked_insideATokenCall() public {
        HookToken hook = new HookToken();
        hook.mint(alice, 1e30);
        vm.prank(alice);
        hook.approve(address(exchange), type(uint256).max);
        key = MarketKeyLib.pack(address(hook), address(quote), 15, TIER_MAJOR, 1e6);
        id = exchange.openMarket(key, 1);
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        tokens.deploy(key);
        SetGuard hookGuard = new SetGuard(address(hook), address(quote), PRICE);
        guard = deploy(shareTerms(address(quote), address(hookGuard), address(0)));
        hook.setCall(address(guard), abi.encodeCall(guard.liquidationPrice, ()));
        swap(alice, 1e18, SELL);
        assertEq(hook.calls(), 1);
        assertFalse(hook.lastSuccess());
        assertEq(bytes4(hook.lastReturn()), IExchangeErrors.Locked.selector);
    }

    // ------------------------------------------------------------------ the reserve

    /// @dev Unwinding f * observedReserve shares, and selling what comes of it into what is left, moves the pool's price by
    /// no more than selling f times the whole pool's base into the whole pool.
    function testFuzz_observedReserve_isAsHarmlessAsAReserve(uint256 part) public {
        record();
        part = bound(part, 1e15, 1e18);
        uint256 shares = Math.mulDiv(guard.observedReserve(), part, 1e18);
        uint256 start = vm.snapshotState();
        swap(bob, Math.mulDiv(POOL_BASE, part, 1e18), SELL);
        int256 asAReserve = poolTick();
        vm.revertToState(start);
        vm.startPrank(alice);
        (uint256 got,) = exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        vm.stopPrank();
        swap(alice, got, SELL);
        assertGe(poolTick() + 2, asAReserve);
        // Not by a wide margin where all is sold.
        if (part == 1e18) assertApproxEqAbs(poolTick(), asAReserve, 2);
    }

    function test_observedReserve_isHalfOfTheShares_orWhatALegsOwnPoolTakes() public {
        record();
        assertApproxEqRel(guard.observedReserve(), totalShares() / 2, 1e10);
        assertLe(guard.observedReserve(), totalShares() / 2);
        baseGuard.setReserve(POOL_BASE / 10);
        assertApproxEqRel(guard.observedReserve(), totalShares() / 10, 1e10);
        baseGuard.setReserve(0);
        assertEq(guard.observedReserve(), 0);
    }

    /// @dev A unit more would be a unit that nothing covers: each step rounds down.
    function testFuzz_observedReserve_isRoundedDown(uint256 reserve) public {
        record();
        reserve = bound(reserve, 1, POOL_BASE / 4);
        baseGuard.setReserve(reserve);
        (, uint256 least,,) = exchange.observe(id, 30 minutes);
        uint256 root = Math.sqrt(poolSlot().baseReserve() * poolSlot().quoteReserve());
        assertLe(least, root);
        uint256 shares = Math.mulDiv(totalShares(), least, root);
        // The quote is the loan token, of price 1.
        uint256 inRoots = Math.mulDiv(reserve, PRICE, Math.sqrt(PRICE * 1e36));
        assertEq(guard.observedReserve(), Math.mulDiv(shares, inRoots, least));
    }

    function test_observedReserve_ofTwoLegs_isOfTheSmaller() public {
        record();
        address loan = makeAddr("loan");
        SetGuard first = new SetGuard(address(base), loan, 4000e24);
        SetGuard second = new SetGuard(address(quote), loan, 2e36);
        guard = deploy(shareTerms(loan, address(first), address(second)));
        first.setReserve(POOL_BASE * 3);
        second.setReserve(POOL_QUOTE / 20);
        assertApproxEqRel(guard.observedReserve(), totalShares() / 20, 1e10);
        first.setReserve(POOL_BASE / 40);
        assertApproxEqRel(guard.observedReserve(), totalShares() / 40, 1e10);
    }

    function test_attack_observedReserve_dressedUpByLentLiquidity() public {
        record();
        uint256 before = guard.observedReserve();
        addLiquidity(bob, 100 * POOL_BASE, 100 * POOL_QUOTE);
        assertApproxEqRel(guard.observedReserve(), before, 1e10);
        swap(bob, 10 * POOL_BASE, SELL);
        assertLe(guard.observedReserve(), before);
    }

    function test_observedReserve_isZeroWhen_itCannotBeTold() public {
        assertEq(guard.observedReserve(), 0, "no record");
        record();
        assertGt(guard.observedReserve(), 0);
        baseGuard.setBorrowPrice(0);
        assertEq(guard.observedReserve(), 0, "no price");
        baseGuard.setBorrowPrice(PRICE);
        vm.prank(guardian);
        exchange.pauseMarket(key, 1 days);
        assertEq(guard.observedReserve(), 0, "paused");
    }

    /// @dev Half an hour of a record.
    function record() private {
        grow(128);
        for (uint256 i; i < 62; ++i) {
            skip(60);
            poke();
        }
    }

    function shareTerms(address loan, address first, address second)
        private
        view
        returns (PoolShareGuardTerms memory)
    {
        return PoolShareGuardTerms(id, loan, first, second);
    }

    function deploy(PoolShareGuardTerms memory terms_) private returns (IPoolShareGuard) {
        return IPoolShareGuard(vm.deployCode(ARTIFACT, abi.encode(tokens, terms_)));
    }

    function expectMismatch(address token, address leg, address priced, address in_) private {
        vm.expectRevert(abi.encodeWithSelector(IPoolShareGuard.LegMismatch.selector, token, leg, priced, in_));
    }
}
