// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {PoolShareToken} from "weir/periphery/PoolShareToken.sol";
import {PoolShareTokenFactory} from "weir/periphery/PoolShareTokenFactory.sol";
import {MarketFactory} from "weir/periphery/MarketFactory.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice Pool shares as an ERC-20: one token for each share held, and no way to more.
contract PoolShareTokenTest is ActionTest {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes4 private constant INSUFFICIENT_BALANCE = bytes4(keccak256("InsufficientBalance()"));
    bytes4 private constant INSUFFICIENT_PERMISSION = bytes4(keccak256("InsufficientPermission()"));

    /// @dev By its path: the name alone may mean what was compiled plainly for this test.
    string private constant ARTIFACT = "contracts/out/PoolShareTokenFactory.sol/PoolShareTokenFactory.json";

    PoolShareTokenFactory private factory;
    PoolShareToken private token;
    uint256 private shares;

    function setUp() public override {
        super.setUp();
        shares = addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        factory = PoolShareTokenFactory(vm.deployCode(ARTIFACT, abi.encode(exchange)));
        token = PoolShareToken(factory.deploy(key));
        vm.prank(alice);
        balances().approve(address(token), id, type(uint256).max);
    }

    // ------------------------------------------------------------------ the factory

    function test_deploy_putsOneTokenAtTheAddressSaidBefore() public {
        (MarketKey memory other, uint256 otherId) = unknownKey();
        exchange.openMarket(other, 1);
        address expected = factory.addressOf(otherId);
        assertEq(expected.code.length, 0);
        vm.expectEmit(address(factory));
        emit MarketFactory.MarketContractDeployed(otherId, expected);
        assertEq(factory.deploy(other), expected);
        assertEq(PoolShareToken(expected).MARKET(), otherId);
        // A second time it is found.
        assertEq(factory.deploy(other), expected);
    }

    function test_deploy_revertsWith_UnknownMarket() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        factory.deploy(unknown);
    }

    function test_deploy_revertsWith_Locked_insideATokenCall() public {
        vm.mockCallRevert(
            address(exchange),
            abi.encodeWithSignature("extsload(uint256)"),
            abi.encodeWithSelector(IExchangeErrors.Locked.selector)
        );
        vm.expectRevert(IExchangeErrors.Locked.selector);
        factory.deploy(key);
    }

    function test_metadata_isTheExchanges() public view {
        assertEq(token.name(), "Weir pool shares BASE/QUOTE");
        assertEq(token.name(), balances().name(id));
        assertEq(token.symbol(), "BASE/QUOTE");
        assertEq(token.decimals(), balances().decimals(id));
        assertEq(address(token.EXCHANGE()), address(exchange));
    }

    // ------------------------------------------------------------------ wrapping

    function test_wrap_takesSharesAndGivesTokens() public {
        vm.prank(alice);
        token.wrap(1e15);
        assertEq(token.balanceOf(alice), 1e15);
        assertEq(token.totalSupply(), 1e15);
        assertEq(balances().balanceOf(alice, id), shares - 1e15);
        assertEq(balances().balanceOf(address(token), id), 1e15);
    }

    function test_wrapTo_givesThemToAnother() public {
        vm.prank(alice);
        token.wrapTo(7, bob);
        assertEq(token.balanceOf(bob), 7);
        assertEq(token.balanceOf(alice), 0);
    }

    function test_wrap_revertsWhen_sharesOrPermissionAreMissing() public {
        vm.startPrank(alice);
        vm.expectRevert(INSUFFICIENT_BALANCE);
        token.wrap(shares + 1);
        balances().approve(address(token), id, 5);
        vm.expectRevert(INSUFFICIENT_PERMISSION);
        token.wrap(6);
        token.wrap(5);
        vm.stopPrank();
        assertEq(token.totalSupply(), 5);
    }

    function test_wrapTo_revertsWith_ZeroRecipient() public {
        vm.startPrank(alice);
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        token.wrapTo(1, address(0));
        token.wrap(1);
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        token.unwrapTo(1, address(0));
        vm.stopPrank();
    }

    function test_unwrap_givesTheSharesBack_andTheyTakeLiquidityOut() public {
        vm.prank(alice);
        token.wrapTo(1e15, bob);
        uint256 total = totalShares();
        vm.startPrank(bob);
        token.unwrap(1e15);
        assertEq(balances().balanceOf(bob, id), 1e15);
        (uint256 baseOut,) = exchange.removeLiquidity(key, 1e15, 0, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        vm.stopPrank();
        assertEq(token.totalSupply(), 0);
        assertEq(baseOut, POOL_BASE * 1e15 / total);
    }

    function test_unwrapTo_givesThemToAnother() public {
        vm.startPrank(alice);
        token.wrap(10);
        token.unwrapTo(4, carol);
        vm.stopPrank();
        assertEq(balances().balanceOf(carol, id), 4);
        assertEq(token.totalSupply(), 6);
    }

    function test_unwrap_revertsWhen_tokensAreMissing() public {
        vm.prank(alice);
        token.wrap(10);
        vm.prank(bob);
        vm.expectRevert(INSUFFICIENT_BALANCE);
        token.unwrap(1);
    }

    function test_donatedShares_benefitNobody() public {
        vm.startPrank(alice);
        token.wrap(100);
        balances().transfer(address(token), id, 50);
        assertEq(token.totalSupply(), 100);
        vm.expectRevert(INSUFFICIENT_BALANCE);
        token.unwrap(101);
        token.unwrap(100);
        vm.stopPrank();
        assertEq(token.totalSupply(), 0);
        assertEq(balances().balanceOf(address(token), id), 50);
    }

    // ------------------------------------------------------------------ a plain ERC-20

    function test_permit_letsASpenderMove() public {
        (address signer, uint256 signerKey) = makeAddrAndKey("signer");
        vm.prank(alice);
        token.wrapTo(100, signer);
        bytes32 content = keccak256(abi.encode(PERMIT, signer, bob, 60, 0, NOW));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", domainOf(token), content));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signerKey, digest);
        token.permit(signer, bob, 60, NOW, v, r, s);
        vm.prank(bob);
        token.transferFrom(signer, carol, 60);
        assertEq(token.balanceOf(carol), 60);
        assertEq(token.allowance(signer, bob), 0);
    }

    /// @dev EIP-712's, as wallets work it out from the token's name.
    function domainOf(PoolShareToken of_) private view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256(bytes(of_.name())),
                keccak256("1"),
                block.chainid,
                of_
            )
        );
    }

    function test_permit2_hasNoAllowanceOfItsOwn() public view {
        assertEq(token.allowance(alice, 0x000000000022D473030F116dDEE9F6B43aC78BA3), 0);
    }

    /// @dev Any run of wraps, unwraps, moves and donations of three holders: the supply is what was wrapped and not
    /// unwrapped, and the shares here cover it, by exactly what was donated.
    function testFuzz_supply_isCoveredByTheSharesHeld(uint256[24] calldata steps) public {
        address[3] memory holders = [alice, bob, carol];
        for (uint256 i = 1; i < 3; ++i) {
            vm.prank(holders[i]);
            balances().setOperator(address(token), true);
            vm.prank(alice);
            balances().transfer(holders[i], id, shares / 4);
        }
        uint256 donated;
        uint256 wrapped;
        for (uint256 i; i < steps.length; ++i) {
            (address who, address to) = (holders[steps[i] % 3], holders[(steps[i] >> 8) % 3]);
            uint256 action = (steps[i] >> 16) % 4;
            uint256 held = action < 2 ? balances().balanceOf(who, id) : token.balanceOf(who);
            uint256 amount = (steps[i] >> 32) % (held + 1);
            vm.startPrank(who);
            if (action == 0) {
                token.wrapTo(amount, to);
                wrapped += amount;
            } else if (action == 1) {
                amount /= 100;
                balances().transfer(address(token), id, amount);
                donated += amount;
            } else if (action == 2) {
                token.unwrapTo(amount, to);
                wrapped -= amount;
            } else {
                token.transfer(to, amount);
            }
            vm.stopPrank();
            assertEq(token.totalSupply(), wrapped);
            assertEq(balances().balanceOf(address(token), id), wrapped + donated);
        }
        uint256 sum = token.balanceOf(alice) + token.balanceOf(bob) + token.balanceOf(carol);
        assertEq(sum, wrapped);
        for (uint256 i; i < 3; ++i) {
            uint256 all = token.balanceOf(holders[i]);
            vm.prank(holders[i]);
            token.unwrap(all);
        }
        assertEq(token.totalSupply(), 0);
    }
}
