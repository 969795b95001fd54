// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "solady/utils/EIP712.sol";
import {SignatureCheckerLib} from "solady/utils/SignatureCheckerLib.sol";
import {TradingRights} from "../core/TradingRights.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {IExchangePermits} from "../interfaces/IExchangePermits.sol";
import {IPermit2, PERMIT2} from "../interfaces/IPermit2.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Layout} from "../libraries/Layout.sol";
import {Nonces} from "../libraries/Nonces.sol";
import {Delegated} from "../delegation/Delegated.sol";

/// @notice Permits for tokens, and rights to trade for somebody else.
abstract contract Permits is
    IExchangeErrors,
    IExchangeEvents,
    IExchangePermits,
    Delegated,
    TradingRights,
    EIP712
{
    bytes32 private constant GRANT_TYPEHASH = keccak256(
        "TradingGrant(address owner,address delegate,uint256[] markets,uint256 actions,uint256 expiry,uint256 nonce,uint256 deadline)"
    );

    // ------------------------------------------------------------------ permits for tokens

    /// @inheritdoc IExchangePermits
    function permit(address token, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        payable
        delegated
        unlocked
    {
        _callQuietly(
            token, abi.encodeCall(IERC20Permit.permit, (msg.sender, address(this), value, deadline, v, r, s))
        );
    }

    /// @inheritdoc IExchangePermits
    function permit2(
        address token,
        uint160 amount,
        uint48 expiration,
        uint48 nonce,
        uint256 sigDeadline,
        bytes calldata signature
    ) external payable delegated unlocked {
        IPermit2.PermitDetails memory details = IPermit2.PermitDetails(token, amount, expiration, nonce);
        _callQuietly(
            PERMIT2,
            abi.encodeCall(
                IPermit2.permit,
                (msg.sender, IPermit2.PermitSingle(details, address(this), sigDeadline), signature)
            )
        );
    }

    /// @dev The caller chooses `target`, but not the function: a permit of its own for this exchange. The exchange is
    /// closed while it runs, and what it answers is not looked at.
    function _callQuietly(address target, bytes memory data) private {
        _lock();
        (bool done,) = target.call(data);
        _unlock();
        // Nothing depends on it: a pull that finds no allowance says so by name.
        done;
    }

    // ------------------------------------------------------------------ rights to trade

    /// @inheritdoc IExchangePermits
    function grantTrading(address delegate, uint256[] calldata markets, uint256 actions, uint256 expiry)
        external
        delegated
        unlocked
    {
        _grant(msg.sender, delegate, markets, actions, expiry);
    }

    /// @inheritdoc IExchangePermits
    function grantTradingBySignature(
        address owner,
        address delegate,
        uint256[] calldata markets,
        uint256 actions,
        uint256 expiry,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external delegated unlocked {
        if (block.timestamp > deadline) revert DeadlineExpired(deadline, block.timestamp);
        bytes32 terms = keccak256(
            abi.encode(
                GRANT_TYPEHASH,
                owner,
                delegate,
                keccak256(abi.encodePacked(markets)),
                actions,
                expiry,
                nonce,
                deadline
            )
        );
        _useNonce(owner, nonce);
        // What EIP712 keeps is the domain of this code's own address; for the exchange it works it out each time.
        bytes32 digest = _hashTypedData(terms);
        if (!SignatureCheckerLib.isValidSignatureNowCalldata(owner, digest, signature)) {
            revert BadSignature(owner);
        }
        _grant(owner, delegate, markets, actions, expiry);
    }

    /// @inheritdoc IExchangePermits
    function revokeNonce(uint256 nonce) external delegated unlocked {
        _useNonce(msg.sender, nonce);
        emit NonceRevoked(msg.sender, nonce);
    }

    /// @inheritdoc IExchangePermits
    function tradingRights(address owner, address delegate, uint256 market)
        external
        view
        unlocked
        returns (uint256 actions, uint256 expiry)
    {
        uint256 word = _load(Layout.permission(market, owner, delegate));
        return (word & 0xff, word >> 8);
    }

    /// @inheritdoc IExchangePermits
    function eip712Domain()
        public
        view
        override(IExchangePermits, EIP712)
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        return super.eip712Domain();
    }

    function _grant(
        address owner,
        address delegate,
        uint256[] calldata markets,
        uint256 actions,
        uint256 expiry
    ) private {
        if (actions > ALL_ACTIONS) revert UnknownFlags(actions);
        // A later one is no time, and from 2^248 on its shift below would lose bits.
        if (expiry > type(uint64).max) revert UnknownFlags(expiry);
        uint256 word = actions == 0 ? 0 : actions | expiry << 8;
        for (uint256 i; i < markets.length; ++i) {
            _store(Layout.permission(markets[i], owner, delegate), word);
            emit TradingGranted(owner, delegate, markets[i], actions, expiry);
        }
    }

    function _useNonce(address owner, uint256 nonce) private {
        uint256 slot = Layout.nonces(owner, nonce);
        _store(slot, Nonces.use(_load(slot), owner, nonce));
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Weir", "1");
    }
}
