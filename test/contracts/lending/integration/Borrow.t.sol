// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {AccountLib} from "weir/lending/types/Account.sol";
import {Funds, Side} from "weir/lending/types/Ledger.sol";
import {LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

contract BorrowTest is LendingFixture {
    function setUp() public override {
        super.setUp();
        lend(crossed(), lender, 100_000 * TOKEN);
        pledge(crossed(), borrower, 0, 10 * ETH);
    }

    function test_borrow_revertsWhen_marketIsUnknown() public {
        LendingTerms memory terms = crossed();
        terms.loan += 1 << 160;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, idOf(terms)));
        vm.prank(borrower);
        lending.borrow(terms, account(borrower), 1, 0, borrower);
    }

    function test_borrow_revertsWhen_accountIsAnothers() public {
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, account(borrower), lender)
        );
        vm.prank(lender);
        lending.borrow(crossed(), account(borrower), 100 * TOKEN, 0, lender);
    }

    function test_borrow_revertsWhen_bothOrNeitherOfAssetsAndSharesAreGiven() public {
        refuses(0, 0, abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 0, 0));
        refuses(3, 4, abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 3, 4));
    }

    function test_borrow_revertsWhen_recipientIsMissing() public {
        vm.expectRevert(ILendingErrors.ZeroRecipient.selector);
        vm.prank(borrower);
        lending.borrow(crossed(), account(borrower), 100 * TOKEN, 0, address(0));
    }

    function test_borrow_revertsWhen_theAmountIsAboveAnyThatCanBe() public {
        refuses(ALL, 0, abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, ALL));
        refuses(0, ALL, abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, ALL));
    }

    function test_borrow_revertsWhen_theCashDoesNotDo() public {
        pledge(crossed(), borrower, 0, 100 * ETH);
        uint256 cash = 100_000 * TOKEN;
        refuses(cash + 1, 0, abi.encodeWithSelector(ILendingErrors.InsufficientCash.selector, cash, cash + 1));
        take(crossed(), borrower, cash);
        assertEq(fundsOf(crossed()).cash(), 0);
    }

    /// @dev 80.84 % of 20,000.
    function test_borrow_revertsWhen_theDebtPassesTheBorrowLtv() public {
        uint256 limit = 16_168 * TOKEN;
        refuses(limit + 1, 0, abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, limit + 1, limit));
        take(crossed(), borrower, limit - 1);
        refuses(2, 0, abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, limit + 1, limit));
        take(crossed(), borrower, 1);
        assertEq(debtOf(crossed(), borrower), limit);
    }

    /// @dev Interest since the last accrual is part of the debt.
    function test_borrow_revertsWhen_interestFillsTheLimit() public {
        take(crossed(), borrower, 16_168 * TOKEN - 100);
        vm.warp(NOW + 1 days);
        vm.expectPartialRevert(ILendingErrors.BorrowLimit.selector);
        vm.prank(borrower);
        lending.borrow(crossed(), account(borrower), 100, 0, borrower);
    }

    function test_borrow_revertsWhen_nothingIsPledged() public {
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, 100 * TOKEN, 0));
        vm.prank(liquidator);
        lending.borrow(crossed(), account(liquidator), 100 * TOKEN, 0, liquidator);
    }

    /// @dev The debt is judged as it is afterwards, so a second small one is no dust.
    function test_borrow_revertsWhen_theDebtIsDust() public {
        refuses(DUST - 1, 0, abi.encodeWithSelector(ILendingErrors.DebtBelowDust.selector, DUST - 1, DUST));
        take(crossed(), borrower, DUST);
        take(crossed(), borrower, 1);
    }

    function test_borrow_revertsWhen_aPledgeHasNoLivePrice() public {
        pledge(crossed(), borrower, 2, 1000 * ETH);
        guards[2].setDown();
        refuses(
            100 * TOKEN,
            0,
            abi.encodeWithSelector(ILendingErrors.PriceNotLive.selector, 2, address(guards[2]))
        );
        unpledge(crossed(), borrower, 2, 1000 * ETH);
        take(crossed(), borrower, 100 * TOKEN);
    }

    function test_borrow_revertsWhen_aPledgeIsDust() public {
        pledge(crossed(), borrower, 2, 50 * ETH - 1);
        refuses(
            100 * TOKEN,
            0,
            abi.encodeWithSelector(ILendingErrors.CollateralBelowDust.selector, 2, 50 * TOKEN - 1, DUST)
        );
        pledge(crossed(), borrower, 2, 1);
        take(crossed(), borrower, 100 * TOKEN);
    }

    /// @dev From the first debt on all that is pledged counts, each collateral towards its own cap.
    function test_borrow_revertsWhen_whatWasPledgedPassesACap() public {
        uint256 cap = 3e24;
        pledge(crossed(), borrower, 2, cap + 1);
        refuses(100 * TOKEN, 0, abi.encodeWithSelector(ILendingErrors.CapExceeded.selector, 2, cap + 1, cap));
        unpledge(crossed(), borrower, 2, 1);
        assertEq(lending.pledgedTotal(idOf(crossed()), 2), 0);
        take(crossed(), borrower, 100 * TOKEN);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), 10 * ETH);
        assertEq(lending.pledgedTotal(idOf(crossed()), 1), 0);
        assertEq(lending.pledgedTotal(idOf(crossed()), 2), cap);
    }

    /// @dev The cap is that of all accounts together.
    function test_borrow_revertsWhen_othersFillTheCap() public {
        pledge(crossed(), lender, 0, 5e22 - 10 * ETH);
        take(crossed(), lender, 100 * TOKEN);
        pledge(crossed(), borrower, 0, 1);
        refuses(
            100 * TOKEN, 0, abi.encodeWithSelector(ILendingErrors.CapExceeded.selector, 0, 5e22 + 1, 5e22)
        );
        unpledge(crossed(), borrower, 0, 1);
        take(crossed(), borrower, 100 * TOKEN);
    }

    /// @dev A position counts once, however often it borrows, and what lies in it later counts, debt or not.
    function test_borrow_countsAPositionOnceAndForItsLife() public {
        take(crossed(), borrower, 100 * TOKEN);
        take(crossed(), borrower, 100 * TOKEN);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), 10 * ETH);
        repayAll(crossed(), borrower);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), 10 * ETH);
        pledge(crossed(), borrower, 2, 7);
        assertEq(lending.pledgedTotal(idOf(crossed()), 2), 7);
        unpledge(crossed(), borrower, 0, 10 * ETH);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), 0);
    }

    /// @dev 16,168 of ether, 43,428 of bitcoin, 860.1 of the steady one.
    function test_borrow_addsUpWhatEachCollateralCarries() public {
        pledge(crossed(), borrower, 1, BTC);
        pledge(crossed(), borrower, 2, 1000 * ETH);
        uint256 limit = (16_168 + 43_428) * TOKEN + 8601 * TOKEN / 10;
        refuses(limit + 1, 0, abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, limit + 1, limit));
        take(crossed(), borrower, limit);
    }

    /// @dev The liquidation price does not matter for new debt.
    function test_borrow_isJudgedAtThePriceForNewDebt() public {
        guards[0].setPrices(ETH_PRICE / 2, ETH_PRICE);
        uint256 limit = 8084 * TOKEN;
        refuses(limit + 1, 0, abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, limit + 1, limit));
        take(crossed(), borrower, limit);
    }

    function test_borrow_byAssets_addsSharesRoundedUp() public {
        take(crossed(), borrower, 10_000 * TOKEN);
        vm.warp(NOW + 30 days);
        lending.accrue(keyOf(crossed()));
        (uint256 borrowed, uint256 total) = (fundsOf(crossed()).borrowed(), borrowersOf(crossed()).shares());
        uint256 shares = take(crossed(), borrower, 777);
        assertEq(shares, (777 * (total + 1e6) + borrowed) / (borrowed + 1));
        assertEq(borrowersOf(crossed()).shares(), total + shares);
        assertEq(fundsOf(crossed()).borrowed(), borrowed + 777);
        assertEq(debtWordOf(crossed(), borrower).shares(), total + shares);
    }

    function test_borrow_byShares_paysAssetsRoundedDown() public {
        take(crossed(), borrower, 10_000 * TOKEN);
        vm.warp(NOW + 30 days);
        lending.accrue(keyOf(crossed()));
        (uint256 borrowed, uint256 total) = (fundsOf(crossed()).borrowed(), borrowersOf(crossed()).shares());
        uint256 before = loan.balanceOf(borrower);
        vm.prank(borrower);
        (uint256 assets, uint256 shares) =
            lending.borrow(crossed(), account(borrower), 0, 12_345_678, borrower);
        assertEq(shares, 12_345_678);
        assertEq(assets, shares * (borrowed + 1) / (total + 1e6));
        assertEq(loan.balanceOf(borrower), before + assets);
        assertEq(debtWordOf(crossed(), borrower).shares(), total + shares);
    }

    function test_borrow_paysTheRecipientAndNotesTheCheck() public {
        address to = makeAddr("to");
        vm.recordLogs();
        vm.prank(borrower);
        lending.borrow(crossed(), account(borrower), 100 * TOKEN, 0, to);
        assertEq(loan.balanceOf(to), 100 * TOKEN);
        assertEq(fundsOf(crossed()).cash(), 99_900 * TOKEN);
        assertEq(debtWordOf(crossed(), borrower).checkedAt(), NOW);
        Vm.Log memory log = vm.getRecordedLogs()[0];
        assertAbout(log, ILendingEvents.Borrowed.selector, idOf(crossed()), to);
        assertEq(
            log.data,
            abi.encode(
                100 * TOKEN,
                100 * TOKEN * 1e6,
                Funds.unwrap(fundsOf(crossed())),
                Side.unwrap(borrowersOf(crossed()))
            )
        );
    }

    function test_borrow_keepsTheOwnersAccountsApart() public {
        take(crossed(), borrower, 100 * TOKEN);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, 100 * TOKEN, 0));
        vm.prank(borrower);
        lending.borrow(crossed(), AccountLib.pack(borrower, 1), 100 * TOKEN, 0, borrower);
    }

    function refuses(uint256 assets, uint256 shares, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(borrower);
        lending.borrow(crossed(), account(borrower), assets, shares, borrower);
    }
}
