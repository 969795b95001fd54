// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {EIP712} from "solady/utils/EIP712.sol";
import {Nonces} from "../../libraries/Nonces.sol";
import {IArbitrator} from "../interfaces/IArbitrator.sol";
import {IEscrowErrors} from "../interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "../interfaces/IEscrowEvents.sol";
import {OfferState} from "../types/Offer.sol";
import {Proposal, State, Trade} from "../types/Trade.sol";

/// @notice What the escrow and its desk keep, in one layout: the desk runs on the escrow's storage.
abstract contract EscrowStorage is IEscrowErrors, IEscrowEvents, Ownable2Step, EIP712 {
    /// @param unitsPerUsd units that are worth a USD, roughly: caps and floors need no more.
    /// @param cap see IEscrow.
    struct TokenTerms {
        uint128 unitsPerUsd;
        uint64 cap;
        bool isPegged;
    }

    struct MethodTerms {
        bool isListed;
        bool isReversible;
    }

    /// @notice How often a party brought evidence and replies.
    struct Brought {
        uint8 evidence;
        uint8 replies;
    }

    uint256 private constant MOST_FEE = 50;
    uint256 internal constant USD = 1e6;
    uint256 private constant UNAGED_REVERSIBLE = 50 * USD;
    /// @dev Who speaks while a signed action runs, else 0. Transient: it does not outlive the call, and every function that
    /// changes anything is under one lock, so that nothing called from inside acts in this name.
    address internal transient _signer;

    mapping(address account => mapping(address token => uint256)) internal _balances;
    mapping(bytes32 offer => OfferState) internal _offers;
    mapping(uint256 tradeId => Trade) internal _trades;
    mapping(uint256 tradeId => mapping(bool bySeller => Proposal)) internal _proposals;
    mapping(uint256 tradeId => uint256) internal _proposalCounts;
    mapping(uint256 tradeId => mapping(address party => Brought)) internal _brought;
    mapping(address court => mapping(uint256 disputeId => uint256 tradeId)) internal _disputes;
    mapping(address buyer => uint256 tradeId) internal _liveStarter;
    mapping(address token => TokenTerms) internal _tokens;
    mapping(bytes32 method => MethodTerms) internal _methods;
    mapping(address account => mapping(uint256 word => uint256)) internal _nonces;

    mapping(address buyer => uint256) internal _boughtCount;
    uint256 internal _tradeCount;

    /// @dev Who may stop posting and accepting; 0 for nobody.
    address internal _guardian;
    bool internal _isPaused;
    /// @dev On release, in 1e-4, for trades taken from now on.
    uint16 internal _feeRate;
    /// @dev Where fees and forfeited bonds go.
    address internal _treasury;
    /// @dev The default pool of arbitrators, and the court after it; 0 for none.
    address internal _pool;
    address internal _backup;

    /// @dev The caller, or who signed.
    function _actor() internal view returns (address) {
        address signer = _signer;
        return signer == address(0) ? msg.sender : signer;
    }

    /// @dev What `amount` of a token is worth, in millionths of a USD, rounded up: it is compared with limits. 0 where unlisted.
    function _value(address token, uint256 amount) internal view returns (uint256) {
        uint256 units = _tokens[token].unitsPerUsd;
        return units == 0 ? 0 : (amount * USD + units - 1) / units;
    }

    function _isNonceUsed(address account, uint256 nonce) internal view returns (bool) {
        return Nonces.isUsed(_nonces[account][Nonces.wordOf(nonce)], nonce);
    }

    /// @dev Amounts are kept in 128 bits.
    function _fits(uint256 value) internal pure returns (uint128) {
        if (value > type(uint128).max) revert Overflow(value);
        // The cast keeps all: looked at above.
        return uint128(value);
    }

    /// @dev What one request to a court costs for a trade of `amount`, worth `value`, by its own word. Not by `try`, which reverts
    /// without a word where there is no code or the answer is none.
    /// @return answered whether `answer` is a fee; else it is what the court reverted with.
    function _askFee(address court, address token, uint256 amount, uint256 value)
        internal
        view
        returns (bool answered, bytes memory answer)
    {
        (answered, answer) = court.staticcall(
            abi.encodeCall(IArbitrator.arbitrationCost, (abi.encode(amount, value), token))
        );
        answered = answered && answer.length >= 32;
    }

    /// @dev The same, of a court that must answer.
    function _courtFee(address court, address token, uint256 amount, uint256 value)
        internal
        view
        returns (uint256)
    {
        (bool answered, bytes memory answer) = _askFee(court, token, amount, value);
        if (!answered) revert ArbitratorSilent(court, answer);
        return abi.decode(answer, (uint256));
    }

    /// @dev What the seller says of the buyer's payment account does for this trade. The whole cap was looked at when the trade was
    /// taken, as it was then.
    function _checkAge(Trade storage trade, uint256 accountAge) internal view {
        if (accountAge > 2) revert BadAccountAge(accountAge);
        if (!_methods[trade.method].isReversible || accountAge == 2) return;
        uint256 value = _value(trade.token, trade.amount);
        // Taken off the list since: nobody knows what it is worth.
        if (value == 0) revert UnlistedToken(trade.token);
        uint256 limit = accountAge == 0 ? UNAGED_REVERSIBLE : _tokens[trade.token].cap * USD / 2;
        if (value > limit) revert AboveReversibleLimit(value, limit);
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Weir P2P", "1");
    }

    function _setGuardian(address guardian_) internal {
        _guardian = guardian_;
        emit GuardianSet(guardian_);
    }

    function _setTreasury(address treasury_) internal {
        if (treasury_ == address(0)) revert ZeroRecipient();
        _treasury = treasury_;
        emit TreasurySet(treasury_);
    }

    function _setFee(uint16 feeRate_) internal {
        if (feeRate_ > MOST_FEE) revert FeeTooHigh(feeRate_);
        _feeRate = feeRate_;
        emit FeeSet(feeRate_);
    }
}
