// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowGovernance} from "./IEscrowGovernance.sol";
import {IEscrowOffers} from "./IEscrowOffers.sol";
import {IEscrowReading} from "./IEscrowReading.sol";
import {IEscrowTrades} from "./IEscrowTrades.sol";

/// @title The escrow of peer-to-peer trades: its manual.
///
/// Two people trade a token against a payment that no chain sees. The seller's tokens and a bond of each lie here until the
/// seller releases, both agree, one gives in, or a court rules. No operator holds or decides anything. Amounts are in units of
/// the trade's token, times in seconds, rates as said.
///
/// **Trust.** The token: one that lies about balances harms its own trades only. The arbitrator that the offer names: it decides
/// disputes, nothing else. The owner lists tokens and payment methods, names the default pool and the backup court, sets the
/// fee for trades taken later (at most 0.5 %) and where it goes; guardian and owner may stop posting and accepting, and nothing
/// else. Nobody can move, keep or delay anyone's money.
///
/// **Who acts.** The caller, or who signed: see `bySignature`. Money that an action needs comes out of the actor's balance here,
/// and what is missing out of its wallet, by the token's allowance. Money that comes back is credited to balances, and is taken
/// out by `withdraw`, to any address: a receiver that a token refuses stops nobody else.
///
/// **Windows** are half open: at the second of a deadline what came before no longer works, and what comes after does. Each call
/// names the state that it expects, so that it never hits another one. StateTable is the whole table.
///
/// **One lock** is over all that moves money, an offer or a trade: what a token or a court calls of it from inside reverts with
/// ReentrancyGuardReentrantCall (OpenZeppelin's); reading stays open.
///
/// **Account ages.** By a method that can be reversed later (a card, some transfers) a payment may be taken back after the tokens
/// are gone, and no bond deters that. So a buyer's first such trade is at most 25 USD. Later ones are limited by what the seller
/// holds of the buyer's payment account, which it sees in private: 0 nothing, at most 50 USD; 1 signed by a partner 30 days ago,
/// half the token's cap; 2 60 days ago, the cap.
interface IEscrow is IEscrowTrades, IEscrowOffers, IEscrowGovernance, IEscrowReading {}
