// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A way to pay outside the chain that an offer takes.
/// @param id a listed payment method: its name in ASCII, as "SEPA Instant".
/// @param window seconds the buyer has to pay.
struct PaymentMethod {
    bytes32 id;
    uint32 window;
}

/// @notice What a token costs. Prices are millionths of the currency for 10^18 of the token's units: 1 USDC (6 decimals) at
/// 1.00 is 10^18, 1 WETH (18 decimals) at 3,250.50 is 3,250,500,000.
/// @param adapter says the market's price for exactly this token and currency; 0 for a fixed price.
/// @param figure the price where it is fixed; else the part of the adapter's price that is asked, in millionths: 1,020,000 is
/// a premium of 2 %. The only thing about an offer that may change later.
/// @param least without a fixed price: trades are refused below this price, whatever the adapter says.
/// @param greatest and above this one.
/// @param maxAge and where the adapter's price is older than this, in seconds.
struct PriceTerms {
    address adapter;
    uint128 figure;
    uint128 least;
    uint128 greatest;
    uint32 maxAge;
}

/// @notice What somebody offers. Its id is its EIP-712 digest, so each chain and escrow has its own.
/// @param maker who offers.
/// @param isSell whether the maker sells the token; else it buys.
/// @param token an ERC-20 that moves what it is asked to move.
/// @param total units of the token on offer.
/// @param least units of the smallest trade.
/// @param greatest of the largest.
/// @param price what it costs.
/// @param currency ISO 4217, three capital letters.
/// @param methods one to eight ways to pay.
/// @param termsHash keccak-256 of the written terms; 0 for none.
/// @param sellerBond the seller's bond, in 1e-4 of a trade: 1,000 to 3,000. Never under the court's fee.
/// @param buyerBond the buyer's, likewise.
/// @param arbitrator who rules on disputes.
/// @param confirmWindow seconds that the maker has to confirm a trade: 5 minutes to a day, of a token that is not pegged to 3 hours.
/// @param takesStarters whether buyers without any token may take it for at most 25 USD without a bond. Only to sell.
/// @param expiry from this second on nobody takes it.
/// @param nonce makes equal offers differ; any number. By `revokeNonce` of it the maker takes back its signature of an offer that
/// nobody posted yet.
struct Offer {
    address maker;
    bool isSell;
    address token;
    uint128 total;
    uint128 least;
    uint128 greatest;
    PriceTerms price;
    bytes3 currency;
    PaymentMethod[] methods;
    bytes32 termsHash;
    uint16 sellerBond;
    uint16 buyerBond;
    address arbitrator;
    uint32 confirmWindow;
    bool takesStarters;
    uint40 expiry;
    uint256 nonce;
}

/// @notice What the escrow keeps of an offer.
/// @param free units that nobody has taken: in escrow where the maker sells.
/// @param reserve units of the maker's bonds for the free part, in escrow.
/// @param figure the price's figure as it stands now.
/// @param version counts the changes of the figure, from 1.
/// @param starters trades without a buyer's bond that live now.
/// @param isOpen false before it is posted and after it is closed.
struct OfferState {
    uint128 free;
    uint128 reserve;
    uint128 figure;
    uint32 version;
    uint8 starters;
    bool isOpen;
}

/// @notice What a taker agrees to.
/// @param version of the offer's price: another one is refused.
/// @param amount units of the token.
/// @param worstPrice the highest price a buyer takes, the lowest a seller takes.
/// @param mostBond the highest bond that the taker, or its sponsor, posts, now or (a starter's buyer) to dispute: the court's fee,
/// and so the bond, is by the arbitrator's own word.
/// @param method which of the offer's methods, counted from 0.
/// @param sponsor who posts the buyer's bond and gets back what is left of it; it must send the call itself. 0: the buyer.
/// @param isStarter whether the buyer takes it without a bond.
/// @param encryptionKey the taker's X25519 key for this trade.
/// @param signingKey its ed25519 key.
/// @param details where the taker sells: what commits it to its payment details (contracts/docs/messages.md); else 0.
/// @param accountAge where the taker sells: how well aged it holds the buyer's payment account to be, 0 to 2 (IEscrow).
struct Acceptance {
    uint32 version;
    uint128 amount;
    uint128 worstPrice;
    uint128 mostBond;
    uint8 method;
    address sponsor;
    bool isStarter;
    bytes32 encryptionKey;
    bytes32 signingKey;
    bytes32 details;
    uint8 accountAge;
}

/// @notice Hashes offers as EIP-712 asks for.
library OfferHash {
    bytes32 internal constant METHOD_TYPEHASH = keccak256("PaymentMethod(bytes32 id,uint32 window)");
    bytes32 internal constant PRICE_TYPEHASH =
        keccak256("PriceTerms(address adapter,uint128 figure,uint128 least,uint128 greatest,uint32 maxAge)");
    bytes32 internal constant OFFER_TYPEHASH = keccak256(
        "Offer(address maker,bool isSell,address token,uint128 total,uint128 least,uint128 greatest,PriceTerms price,"
        "bytes3 currency,PaymentMethod[] methods,bytes32 termsHash,uint16 sellerBond,uint16 buyerBond,"
        "address arbitrator,uint32 confirmWindow,bool takesStarters,uint40 expiry,uint256 nonce)"
        "PaymentMethod(bytes32 id,uint32 window)"
        "PriceTerms(address adapter,uint128 figure,uint128 least,uint128 greatest,uint32 maxAge)"
    );

    /// @notice hashStruct of an offer.
    function structHash(Offer calldata offer) internal pure returns (bytes32) {
        bytes32[] memory methods = new bytes32[](offer.methods.length);
        for (uint256 i; i < methods.length; ++i) {
            methods[i] = keccak256(abi.encode(METHOD_TYPEHASH, offer.methods[i].id, offer.methods[i].window));
        }
        // In two halves, each of whole words: one `encode` of all has too many arguments for the stack.
        return keccak256(
            bytes.concat(
                abi.encode(
                    OFFER_TYPEHASH,
                    offer.maker,
                    offer.isSell,
                    offer.token,
                    offer.total,
                    offer.least,
                    offer.greatest,
                    keccak256(abi.encode(PRICE_TYPEHASH, offer.price)),
                    offer.currency
                ),
                abi.encode(
                    keccak256(abi.encodePacked(methods)),
                    offer.termsHash,
                    offer.sellerBond,
                    offer.buyerBond,
                    offer.arbitrator,
                    offer.confirmWindow,
                    offer.takesStarters,
                    offer.expiry,
                    offer.nonce
                )
            )
        );
    }
}
