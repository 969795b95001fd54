// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {OfferState} from "../types/Offer.sol";
import {Proposal, State, Trade} from "../types/Trade.sol";

/// @notice What can be read of the escrow; prices, bonds and ids of offers are in IEscrowOffers. The manual is IEscrow.
interface IEscrowReading {
    /// @notice What an account can take out, or use in actions.
    function balanceOf(address account, address token) external view returns (uint256);
    /// @notice What is kept of an offer; all zero for one that was never posted.
    function offerState(bytes32 id) external view returns (OfferState memory);
    /// @notice All that is kept of a trade.
    /// @dev Reverts: UnknownTrade.
    function tradeOf(uint256 tradeId) external view returns (Trade memory);
    /// @notice Where it stands; None for a number that no trade has.
    function stateOf(uint256 tradeId) external view returns (State);
    /// @notice The settlement that a side proposes now; `by` is 0 where there is none.
    function proposalOf(uint256 tradeId, bool bySeller) external view returns (Proposal memory);
    /// @notice How many trades were taken: their numbers are 1 to this.
    function tradeCount() external view returns (uint256);
    /// @notice How many trades a buyer has had released, settled in its favour or won (not halved);
    /// the first of a reversible method is limited.
    function boughtCount(address buyer) external view returns (uint256);
    /// @notice A token's worth: units for a USD; its cap in USD under the default pool; whether it keeps a currency's price.
    function tokenTerms(address token) external view returns (uint128 unitsPerUsd, uint64 cap, bool isPegged);
    /// @notice Whether offers may name the method, and whether its payments can be taken back.
    function methodTerms(bytes32 method) external view returns (bool isListed, bool isReversible);
    /// @notice Whether signatures of the account with this nonce are worthless.
    function isNonceUsed(address account, uint256 nonce) external view returns (bool);
    /// @notice Who may stop posting and accepting, whether they are stopped, the fee on release of trades taken now (in 1e-4),
    /// where fees go, the default pool, and the backup court.
    function settings()
        external
        view
        returns (
            address guardian,
            bool isPaused,
            uint16 feeRate,
            address treasury,
            address pool,
            address backup
        );
}
