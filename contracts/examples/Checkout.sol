// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";

/// @title A shop asks for one token, its customer pays with the market's other one.
/// @notice An example of a contract that calls the exchange: contracts/docs/building.md deploys and calls it.
///
/// Trust: nobody is trusted with anything. It keeps no token and no allowance from one call to the next: what is
/// sent to it by mistake is lost, and nothing of a customer's can be taken outside of the customer's own call.
/// Tokens that take a fee are refused by the exchange. The chain's own coin cannot be paid with: wrap it first.
contract Checkout {
    using SafeTransferLib for address;

    /// @notice The exchange that converts.
    IExchange public immutable EXCHANGE;

    /// @notice `cost` units of the customer's token became `paid` units of the shop's.
    event Paid(
        address indexed customer, address indexed shop, bytes32 indexed invoice, uint256 cost, uint256 paid
    );

    /// @param exchange trusted to be Weir's: it is allowed to pull what a customer brings.
    constructor(IExchange exchange) {
        EXCHANGE = exchange;
    }

    /// @notice Pays the shop `price` units, and less than one lot of the market more. The customer allows `mostIn`
    /// to this contract before, and gets back what it did not cost.
    /// @param key the market between both tokens. @param inBase true where the shop asks for the base token.
    /// @param price in units of the shop's token.
    /// @param mostIn in units of the customer's token: bounds what others, who move the price first, can do.
    /// @param deadline the last second in which this is valid; 0 for none.
    /// @param invoice the shop's own number for it, for the event only.
    /// @return cost what the customer paid, in units of its token.
    /// Reverts: InputTooHigh where it would cost more than `mostIn`, NotFilled or NothingOut where pool and book
    /// have less, TransferFromFailed where the customer does not hold or allow `mostIn`, and as the exchange's
    /// `swap` does.
    function pay(
        MarketKey calldata key,
        bool inBase,
        uint256 price,
        uint256 mostIn,
        address shop,
        uint32 deadline,
        bytes32 invoice
    ) external returns (uint256 cost) {
        address token = MarketKeyLib.tokenOf(inBase ? key.quoteTerms : key.baseTerms);
        token.safeTransferFrom(msg.sender, address(this), mostIn);
        token.safeApproveWithRetry(address(EXCHANGE), mostIn);

        // An exact output without a limit is done whole, or reverts. The cast keeps all: the flags are 2 or 3.
        uint256 flags = SwapTermsLib.EXACT_OUT | (inBase ? 0 : SwapTermsLib.BASE_IN);
        SwapTerms terms = SwapTermsLib.pack(shop, 0, 0, deadline, uint8(flags));
        uint256 paid;
        (cost, paid) = EXCHANGE.swap(key, price, mostIn, terms);

        if (cost != mostIn) {
            token.safeApprove(address(EXCHANGE), 0);
            // No underflow: the exchange never takes more than the bound.
            token.safeTransfer(msg.sender, mostIn - cost);
        }
        emit Paid(msg.sender, shop, invoice, cost, paid);
    }
}
