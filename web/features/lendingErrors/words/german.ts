import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  oneCollateral: 'einer der Sicherheiten',
  someOf: (token: string) => `etwas von ${token}`,

  UnknownLendingMarket: 'Diesen Leihmarkt gibt es nicht.',
  LendingMarketExists: 'Diesen Leihmarkt gibt es schon.',
  UnsupportedLendingToken: (token: string) =>
    `${token} kann hier weder verliehen noch verpfändet werden.`,
  CollateralCount: 'Ein Leihmarkt hat eine bis acht Sicherheiten.',
  BadRates: 'Diese Zinssätze liegen außerhalb des Erlaubten.',
  DustZero: 'Die kleinste Schuld muss über null liegen.',
  SpareBits: (token: string) => `${token}: Seine Bedingungen sagen etwas, das nichts bedeutet.`,
  BadLtv: (token: string, borrow: string, liquidation: string) =>
    `${token}: Die Grenze fürs Leihen (${borrow}) muss zwischen null und der Liquidationsgrenze (${liquidation}) liegen.`,
  ToxicLtv: (token: string, ltv: string) =>
    `${token}: Bei einer Grenze von ${ltv} würden Liquidationen Positionen verschlechtern.`,
  BadIncentive: (token: string, incentive: string, largest: string) =>
    `${token}: Ein Liquidator bekäme ${incentive}; erlaubt sind 100.5 % bis ${largest}.`,
  GuardUnreadable: (token: string, guard: string) =>
    `${token}: ${guard} antwortet nicht wie ein Preiswächter.`,
  GuardMismatch: (token: string) => `${token}: Der Preiswächter bewertet andere Token.`,
  PriceNotLive: (token: string) =>
    `Der Preis von ${token} ist gerade nicht sicher genug: zu wenige Quellen, oder sie widersprechen sich. Zurückzahlen und andere Sicherheiten einzahlen geht weiter.`,
  SpiralCap: (token: string, cap: string, largest: string) =>
    `${token}: Ein Verkauf von ${cap} triebe den Preis in eine Spirale; höchstens ${largest} dürfen verpfändet werden.`,

  NotAuthorised: (caller: string) => `${caller} darf für dieses Konto nicht handeln.`,
  ZeroAmount: 'Der Betrag ist null oder zu klein, um zu zählen.',
  AssetsOrShares: 'Entweder ein Betrag oder Anteile müssen angegeben sein.',
  ZeroRecipient: 'Die Zahlung hat keinen Empfänger.',
  LendingPaused: (time: string) =>
    `Verleihen und Leihen ruhen in diesem Markt bis ${time}. Abheben und Zurückzahlen gehen weiter.`,
  NoSuchCollateral: 'Diese Sicherheit nimmt der Markt nicht.',

  PricesDown: (tokens: string) =>
    `Solange der Preis einer Sicherheit fehlt (${tokens}), kann nichts verliehen werden. Abheben geht weiter.`,
  LendingOverflow: 'So viel kann der Markt nicht zählen.',
  SupplyTooLow: 'So viel hast du nicht verliehen.',
  InsufficientCash: (cash: string, wanted: string) =>
    `Der Markt hat ${cash}, die nicht verliehen sind; verlangt waren ${wanted}.`,

  CollateralTooLow: 'So viel hast du nicht verpfändet.',
  BorrowLimit: (debt: string, limit: string) =>
    `Du würdest ${debt} schulden; deine Sicherheiten tragen ${limit}.`,
  DebtBelowDust: (debt: string, least: string) =>
    `Du würdest ${debt} schulden; die kleinste Schuld ist hier ${least}.`,
  CollateralBelowDust: (token: string, value: string, least: string) =>
    `Dein ${token} wäre ${value} wert; für eine Schuld muss jede Sicherheit mindestens ${least} wert sein.`,
  CapExceeded: (pledged: string, cap: string) =>
    `Alle zusammen hätten ${pledged} verpfändet; dieser Markt nimmt ${cap}.`,

  PositionHealthy: (debt: string, limit: string) =>
    `Diese Position schuldet ${debt} und darf ${limit} schulden: Sie kann nicht liquidiert werden.`,
  PositionFresh: 'Diese Position wurde in derselben Sekunde geprüft. Versuch es noch einmal.',
  RepaymentTooLarge: (repaid: string, largest: string) =>
    `Gegen diese Sicherheit dürfen höchstens ${largest} zurückgezahlt werden, nicht ${repaid}.`,
  CollateralNotDue: (token: string) => `Vor ${token} sind andere Sicherheiten an der Reihe.`,
  DustLeft: (debt: string, worth: string, least: string) =>
    `Es blieben eine Schuld von ${debt} und Sicherheiten im Wert von ${worth}, weniger als ${least}. Zahle alles zurück oder nimm alles.`,
  NothingLiquidated: (debt: string) =>
    `Es würde nichts zurückgezahlt und nichts genommen; ${debt} blieben geschuldet wie zuvor. Vielleicht war jemand anders schneller.`,

  PullFailed: (token: string, amount: string) =>
    `${token} ließ den Leihvertrag nicht ${amount} nehmen: Guthaben oder Freigabe sind zu klein.`,
  PullMismatch: (token: string) =>
    `${token} bewegt einen anderen Betrag als verlangt. Token, die Gebühren einbehalten, gehen hier nicht.`,
  PushFailed: (token: string, amount: string) => `${token} weigerte sich, ${amount} auszuzahlen.`,
  SignatureExpired: (time: string) => `Die Unterschrift galt bis ${time}. Versuch es noch einmal.`,
  BadSignature: 'Die Unterschrift ist für diese Bedingungen nicht die des Eigners.',
  NonceUsed: 'Diese Erlaubnis wurde schon benutzt oder widerrufen.',
  NotGuardian: 'Das dürfen nur der Wächter oder der Eigner des Leihvertrags.',
  PauseTooSoon: (time: string) => `Vor ${time} kann nicht wieder angehalten werden.`,
  OwnableInvalidOwner: 'Diese Adresse kann den Leihvertrag nicht besitzen.',
  OwnableUnauthorizedAccount: 'Das darf nur der Eigner des Leihvertrags.',
  SequencerGrace: (time: string) =>
    `Der Sequencer der Chain war aus oder kam um ${time} zurück. Bis eine Stunde danach wird niemand liquidiert und kein Preis beurteilt.`,
};
