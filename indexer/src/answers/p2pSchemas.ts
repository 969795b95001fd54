/**
 * Answers about trades between people. Conventions as in schemas.ts; amounts are units of the trade's token, payments and prices
 * millionths of the currency (a price for 10^18 units), worths millionths of a USD. States, actions and outcomes are named as in the
 * contract. All of it is the chain's word: who trades, not who they are.
 */
import { z } from '@hono/zod-openapi';
import { outcomes, rulings, tradeActions, tradeStates } from '@weir/contracts';
import { p2pTradeEvents } from '../schema/p2pTables.ts';
import { amount, blockSchema, cursor, hex, side, tokenSchema, withBlock } from './schemas.ts';

const whole = (description: string) => z.number().int().openapi({ description });
const seconds = (description: string) => whole(`${description}, in seconds since 1970.`);
const account = (description: string) => hex(20, description);
const tradeNumber = whole("The contract's number of the trade, from 1 on.");
const place = {
  block: z.number().int(),
  logIndex: z.number().int(),
  timestamp: z.number().int(),
  transaction: hex(32, 'Hash of the transaction.'),
};
const state = z.enum(tradeStates);
const method = z.object({
  id: hex(32, "The method's word."),
  name: z.string().openapi({ description: 'Its name in ASCII; the word where it is none.' }),
});

const offerSchema = z
  .object({
    id: hex(32, 'The EIP-712 digest of the terms.'),
    maker: account('Who offers.'),
    side: side.openapi({ description: "The maker's: sell offers the token for the currency." }),
    token: tokenSchema,
    total: amount('Posted.'),
    least: amount('The smallest trade.'),
    greatest: amount('The largest trade.'),
    free: amount('What nobody has taken.'),
    reserve: amount("What lies in escrow for the maker's bonds of the free part."),
    price: z.object({
      adapter: account("Says the market's price; the zero address for a fixed one."),
      figure: amount(
        "The price where it is fixed; else the part of the adapter's price in millionths. As it stands.",
      ),
      perToken: amount(
        'A fixed price for one whole token, in millionths of the currency, rounded down; null with an adapter.',
      ).nullable(),
      version: whole('Counts the changes of the figure, from 1.'),
      postedFigure: amount('As it was posted: the terms that make the id have this one.'),
      least: amount('Without a fixed price: the lowest at which trades are taken.'),
      greatest: amount('Likewise the highest.'),
      maxAge: whole("The greatest age of the adapter's price, in seconds."),
    }),
    currency: z.string().openapi({ description: 'ISO 4217.' }),
    methods: z.array(method.extend({ window: whole('Seconds to pay.') })),
    termsHash: hex(32, 'keccak-256 of the written terms; 0 for none.'),
    sellerBond: whole('In 1e-4 of a trade.'),
    buyerBond: whole('In 1e-4 of a trade.'),
    arbitrator: account('Who rules.'),
    isKnownArbitrator: z.boolean().openapi({
      description:
        "Whether it is the escrow's pool or its backup. Any other may be the maker's friend.",
    }),
    confirmWindow: whole('Seconds that the maker has to confirm.'),
    takesStarters: z.boolean(),
    starters: whole('Trades without a bond that live now.'),
    trades: whole('Trades that it was taken for, ended ones too.'),
    expiry: seconds('From then on nobody takes it'),
    nonce: amount('Of the terms.'),
    isOpen: z.boolean().openapi({ description: 'Whether its maker left it open.' }),
    isLive: z.boolean().openapi({
      description:
        "Whether it could be taken at the block's time: open, not expired, and no less free than the smallest trade.",
    }),
    posted: z.object(place),
    changedAt: seconds('The last change'),
  })
  .openapi('P2pOffer');

const tradeFields = {
  id: tradeNumber,
  offer: hex(32, 'The offer that was taken.'),
  seller: account('Whose tokens lie in escrow.'),
  buyer: account('Who pays outside the chain.'),
  maker: account('Whose offer it was.'),
  taker: account('Who took it.'),
  sponsor: account("Who posted the buyer's bond; null where the buyer did.").nullable(),
  isStarter: z.boolean().openapi({ description: 'Whether the buyer came without a bond.' }),
  isPegged: z.boolean().openapi({ description: "Whether the token keeps a currency's price." }),
  token: tokenSchema,
  amount: amount('What is sold.'),
  fiat: amount('What is paid for it, in millionths of the currency.'),
  currency: z.string(),
  method,
  payWindow: whole("The buyer's time, in seconds."),
  confirmWindow: whole("The maker's time, in seconds."),
  feeRate: whole('On release, in 1e-4.'),
  sellerBond: amount('In escrow besides.'),
  buyerBond: amount('Likewise; 0 for a starter until it disputes.'),
  bondDue: amount("What a starter's buyer posts to dispute."),
  courtFee: amount('The most that one request for a ruling may cost the bonds.'),
  value: amount('What it was worth when it was taken; 0 where nobody knew.'),
  arbitrator: account('The one that the offer names.'),
  backup: account('Who is asked where that one is silent or refuses; null for nobody.').nullable(),
  details: hex(32, "The seller's commitment to its payment details; 0 until it made one."),
  accountAge: whole(
    "How well aged the seller holds the buyer's payment account to be, 0 to 2; 0 until it said so.",
  ),
  state,
  since: seconds('When it came into its state'),
  started: seconds('When the pay clock started, later by what it stood still; 0 before'),
  wasDemanded: z.boolean(),
  wasRefused: z.boolean().openapi({ description: 'Whether the court that was asked refused.' }),
  requests: whole('How many courts were asked.'),
  courtFees: amount('What that cost, out of the bonds.'),
  court: account('Who has the word.').nullable(),
  disputeId: amount('Under this number.').nullable(),
  deadlines: z
    .object({
      confirmEnd: seconds('Taken: until then the maker confirms').optional(),
      demandEnd: seconds('Locked: until then the buyer may demand the details').optional(),
      payEnd: seconds('Locked: until then the buyer should pay').optional(),
      graceEnd: seconds('Locked: until then it may be marked as paid').optional(),
      detailsEnd: seconds('Demanded: until then the seller posts the details').optional(),
      disputeStart: seconds(
        'Paid: from then on the buyer may dispute, and lateness costs',
      ).optional(),
      bondEnd: seconds("Denied: until then the starter's buyer may dispute").optional(),
      evidenceEnd: seconds('Disputed: until then evidence is taken').optional(),
      replyEnd: seconds(
        'Disputed: until then replies; from then on a court may be asked',
      ).optional(),
      backupStart: seconds('Disputed: from then on the backup may be asked').optional(),
      halvingStart: seconds('Disputed: from then on anyone may halve it').optional(),
    })
    .openapi({ description: 'Of the state that it is in, by the state table of the bindings.' }),
  taken: z.object(place),
  confirmedAt: seconds('When the maker confirmed').nullable(),
  paidAt: seconds('When the buyer marked it as paid').nullable(),
  disputedAt: seconds('When the dispute began').nullable(),
  disputedBy: account('Who began it.').nullable(),
  end: z
    .object({
      outcome: z.enum(outcomes),
      at: seconds('When'),
      from: state.openapi({ description: 'The state before.' }),
      action: z.enum(tradeActions),
      by: account('Who acted.'),
      seller: amount('Credited to the seller.'),
      buyer: amount('To the buyer.'),
      bond: amount("To who posted the buyer's bond."),
      treasury: amount('To the treasury.'),
      backToOffer: z.boolean().openapi({
        description: "Whether the maker's part went back into its offer instead.",
      }),
    })
    .nullable(),
};
const tradeSchema = z.object(tradeFields).openapi('P2pTrade');

const tradeEventSchema = z
  .object({
    id: z.string().openapi({ description: 'Block number and log index.', example: '120-3' }),
    ...place,
    kind: z.enum(p2pTradeEvents.kind.enumValues),
    by: account('Who did it.').nullable(),
    action: z.enum(tradeActions).nullable().openapi({ description: 'Of `moved`.' }),
    outcome: z.enum(outcomes).nullable().openapi({ description: 'Of `ended`.' }),
    state: state.nullable().openapi({ description: 'After it.' }),
    data: z.string().nullable().openapi({
      description:
        'What it is about: evidence or commitment hash, encryption key, offer, or (`details`) the ciphertext in hex.',
    }),
    court: account('Who was asked.').nullable(),
    disputeId: amount('Under this number.').nullable(),
    toBuyer: amount('Proposed.').nullable(),
    expiry: seconds('Of the proposal; 0 takes it back').nullable(),
    nonce: whole('Its number within the trade.').nullable(),
  })
  .openapi('P2pTradeEvent');

const votes = z.object({
  seat: z.number().int(),
  holder: account('Whose it was when it was drawn.'),
  round: z.number().int(),
  position: z.number().int(),
  drawnAt: z.number().int(),
  committedAt: z.number().int().nullable(),
  ruling: z.enum(rulings).nullable().openapi({ description: 'The vote; null until revealed.' }),
  revealedAt: z.number().int().nullable(),
  slashed: amount("Units of the stake's token."),
  paid: z.object({ token: account('In which.'), amount: amount('What it got.') }).nullable(),
});

const disputeSchema = z
  .object({
    id: whole("The pool's number."),
    arbitrable: account('Who asked.'),
    trade: tradeNumber.nullable().openapi({ description: "Null for another arbitrable's." }),
    fee: z.object({ token: account('In which.'), amount: amount('Of the first panel.') }),
    value: amount('Worth of the trade.'),
    lock: amount("Units of the stake's token that each seat answers with."),
    stage: z.enum(['Drawing', 'Voting', 'Ruled', 'Final']),
    since: seconds("When the stage, or the round's stage, began (Final: the one before)"),
    round: z.number().int(),
    isAppeal: z.boolean(),
    pin: whole('The block whose hash draws.'),
    slots: whole('Among so many seats.'),
    ruling: z.enum(rulings).nullable(),
    isOverturned: z.boolean(),
    appealableUntil: seconds('The first ruling may be appealed before then').nullable(),
    appeal: z.object({ by: account('Who paid.'), fee: amount('How much.') }).nullable(),
    isDelivered: z.boolean().nullable(),
    openedAt: seconds('When'),
    concludedAt: seconds('When').nullable(),
    votes: z.array(votes),
  })
  .openapi('CourtDispute');

const seatSchema = z
  .object({
    id: whole("The seat's number."),
    holder: account('Null where nobody has it.').nullable(),
    key: hex(32, 'Evidence is sealed to it.').nullable(),
    stage: z.enum(['Empty', 'Waiting', 'Active', 'Suspended', 'Leaving']),
    time: seconds('Waiting, Leaving: when that is over').nullable(),
    missing: amount('Units of the full stake that were slashed and not filled up since.'),
    duties: whole('Disputes that it was drawn for and that are not concluded.'),
  })
  .openapi('CourtSeat');

const band = z.object({
  from: whole('USD.'),
  below: whole('USD.').nullable(),
});
const traderSchema = z
  .object({
    account: account('Whose.'),
    isPartial: z.boolean().openapi({
      description: 'Whether there are more trades than the newest ones that were counted.',
    }),
    counts: z.object({
      live: z.number().int(),
      completed: whole('Released.'),
      settled: z.number().int(),
      cancelledByTrader: z.number().int(),
      cancelledByOther: z.number().int(),
      expiredByTrader: whole('Ended by time, the trader having been the one to act.'),
      expiredByOther: z.number().int(),
      expired: whole('A starter that its seller denied and nobody disputed.'),
      disputed: z.number().int(),
      won: z.number().int(),
      lost: whole('Ruled against, or conceded.'),
      halved: z.number().int(),
    }),
    firstAt: seconds('The first trade').nullable(),
    lastAt: seconds('The last one').nullable(),
    counterparties: whole('Of completed and settled trades.'),
    confirmSeconds: whole('Median, as a maker.').nullable(),
    paySeconds: whole('Median, as a buyer.').nullable(),
    releaseSeconds: whole('Median, as a seller.').nullable(),
    volume: band.openapi({
      description: 'Completed and settled, at most 1,000 USD of a counterparty in any 30 days.',
    }),
    volume30Days: band,
  })
  .openapi('P2pTrader');

const settingsSchema = z
  .object({
    feeRate: whole('On release, in 1e-4.'),
    isPaused: z.boolean().openapi({ description: 'Whether posting and accepting are stopped.' }),
    guardian: account('Who may stop it.').nullable(),
    treasury: account('Where fees go.').nullable(),
    pool: account('The default court.').nullable(),
    backup: account('Who is asked where a court is silent.').nullable(),
    tokens: z.array(
      z.object({
        token: tokenSchema,
        unitsPerUsd: amount("The owner's rough figure; 0 where it is not listed."),
        cap: amount('USD of a trade under the default pool.'),
        isPegged: z.boolean(),
      }),
    ),
    methods: z.array(method.extend({ isListed: z.boolean(), isReversible: z.boolean() })),
  })
  .openapi('P2pSettings');

const keysSchema = z.object({
  party: account('Whose.'),
  encryptionKey: hex(32, 'X25519.'),
  signingKey: hex(32, 'ed25519.'),
  since: z.number().int(),
});
const proposalSchema = z.object({
  party: account('Who proposes.'),
  toBuyer: amount('What the buyer would get.'),
  expiry: seconds('From then on it cannot be accepted; 0 where it was taken back'),
  nonce: z.number().int(),
  state: state.openapi({ description: 'In another one it counts no more.' }),
  isLive: z.boolean().openapi({ description: "Whether it could be accepted at the block's time." }),
  proposedAt: z.number().int(),
});

export const offersAnswer = withBlock({ offers: z.array(offerSchema), cursor });
export const offerAnswer = withBlock({ offer: offerSchema });
export const p2pTradesAnswer = withBlock({
  trades: z.array(tradeSchema),
  cursor,
});
export const p2pTradeAnswer = withBlock({
  trade: tradeSchema,
  events: z.array(tradeEventSchema).openapi({
    description: 'All that happened, oldest first: the newest 500 of them.',
  }),
  keys: z.array(keysSchema),
  proposals: z.array(proposalSchema),
  disputes: z.array(disputeSchema).openapi({
    description: 'In the pool; of other courts only `court` and `disputeId` are known.',
  }),
});
export const disputesAnswer = withBlock({
  disputes: z.array(disputeSchema),
  cursor,
});
export const disputeAnswer = withBlock({ dispute: disputeSchema });
export const seatsAnswer = withBlock({ seats: z.array(seatSchema), cursor });
export const traderAnswer = withBlock({ trader: traderSchema });
export const escrowBalancesAnswer = withBlock({
  balances: z.array(z.object({ token: tokenSchema, amount: amount('What can be taken out.') })),
});
export const settingsAnswer = withBlock({ settings: settingsSchema });

/** What the stream of offers sends: the newest live ones first, and then those that changed, as they stand. */
export const offersMessage = z
  .object({ block: blockSchema, offers: z.array(offerSchema) })
  .openapi('P2pOffersMessage');

export type P2pOffer = z.infer<typeof offerSchema>;
export type P2pTrade = z.infer<typeof tradeSchema>;
export type P2pTradeEvent = z.infer<typeof tradeEventSchema>;
export type P2pKeys = z.infer<typeof keysSchema>;
export type P2pProposal = z.infer<typeof proposalSchema>;
export type P2pTrader = z.infer<typeof traderSchema>;
export type P2pSettings = z.infer<typeof settingsSchema>;
export type CourtDispute = z.infer<typeof disputeSchema>;
export type CourtSeat = z.infer<typeof seatSchema>;
export type P2pOffersAnswer = z.infer<typeof offersAnswer>;
export type P2pOfferAnswer = z.infer<typeof offerAnswer>;
export type P2pTradesAnswer = z.infer<typeof p2pTradesAnswer>;
export type P2pTradeAnswer = z.infer<typeof p2pTradeAnswer>;
export type P2pTraderAnswer = z.infer<typeof traderAnswer>;
export type P2pBalancesAnswer = z.infer<typeof escrowBalancesAnswer>;
export type P2pSettingsAnswer = z.infer<typeof settingsAnswer>;
export type P2pOffersMessage = z.infer<typeof offersMessage>;
export type CourtDisputesAnswer = z.infer<typeof disputesAnswer>;
export type CourtDisputeAnswer = z.infer<typeof disputeAnswer>;
export type CourtSeatsAnswer = z.infer<typeof seatsAnswer>;
