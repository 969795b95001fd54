// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {Lenders} from "./core/Lenders.sol";
import {LendingMarkets} from "./core/LendingMarkets.sol";
import {LendingStorage} from "./core/LendingStorage.sol";
import {Liquidations} from "./core/Liquidations.sol";
import {Operators} from "./core/Operators.sol";
import {ILending} from "./interfaces/ILending.sol";
import {IFlashLoanCallback} from "./interfaces/ILendingCallbacks.sol";
import {Funds, FundsLib} from "./types/Ledger.sol";
import {LendingKey} from "./types/LendingTerms.sol";

/// @title Lending
/// @notice The manual is ILending. It knows nothing of the exchange: prices come through guards, liquidators sell where they
/// like.
/// @dev Storage is final before any token is called and before any callback. What a token or a callback does from inside
/// meets the state after the action.
contract Lending is Lenders, Liquidations, LendingMarkets, Operators, Ownable2Step {
    uint256 private constant LONGEST_PAUSE = 7 days;
    uint256 private constant PAUSE_SPACING = 30 days;

    /// @notice Who may pause.
    address public guardian;

    /// @param interestFee the protocol's part of the interest, in parts of 10^18, at most a quarter.
    constructor(address owner_, address guardian_, uint256 interestFee)
        LendingStorage(interestFee)
        Ownable(owner_)
    {
        guardian = guardian_;
        emit GuardianSet(guardian_);
    }

    /// @inheritdoc ILending
    function flash(address token, uint256 amount, bytes calldata data) external {
        if (amount == 0) revert ZeroAmount();
        emit FlashLoan(msg.sender, token, amount);
        _push(token, msg.sender, amount);
        IFlashLoanCallback(msg.sender).onFlashLoan(token, amount, data);
        _pull(token, amount);
    }

    /// @inheritdoc ILending
    /// @dev Each call is looked at by itself: nothing here counts a value or an allowance over several of them. Not solady's
    /// Multicallable, which is payable and so cannot be ILending's.
    function multicall(bytes[] calldata calls) external returns (bytes[] memory results) {
        results = new bytes[](calls.length);
        for (uint256 i; i < calls.length; ++i) {
            (bool done, bytes memory result) = address(this).delegatecall(calls[i]);
            if (!done) {
                // memory-safe: reverts with the bytes that came back, which are above their length word.
                assembly ("memory-safe") {
                    revert(add(result, 0x20), mload(result))
                }
            }
            results[i] = result;
        }
    }

    /// @inheritdoc ILending
    function pauseLending(uint256[] calldata markets, bool isPaused) external {
        bool isOwner = msg.sender == owner();
        if (!isOwner && (msg.sender != guardian || !isPaused)) revert NotGuardian(msg.sender);
        for (uint256 i; i < markets.length; ++i) {
            uint256 market = markets[i];
            Funds funds = _funds[market];
            if (funds.time() == 0) revert UnknownLendingMarket(market);
            uint256 again = _pauses[market] >> 64;
            uint256 until = isPaused ? block.timestamp + LONGEST_PAUSE : 0;
            if (isPaused) {
                if (block.timestamp < again) revert PauseTooSoon(market, again);
                again = until + PAUSE_SPACING;
            }
            _pauses[market] = until | again << 64;
            uint256 flags = isPaused ? funds.flags() | FundsLib.PAUSED : funds.flags() & ~FundsLib.PAUSED;
            _funds[market] = FundsLib.pack(funds.cash(), funds.borrowed(), funds.time(), flags);
            emit LendingPauseSet(market, until);
        }
    }

    /// @inheritdoc ILending
    function collectFees(LendingKey calldata key, address to) external onlyOwner returns (uint256 amount) {
        return _collectFees(key, to);
    }

    /// @inheritdoc ILending
    function setGuardian(address guardian_) external onlyOwner {
        guardian = guardian_;
        emit GuardianSet(guardian_);
    }
}
