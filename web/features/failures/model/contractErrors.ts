import {
  decodeContractError,
  type ExchangeErrorName,
  type LendingErrorName,
  lensAbi,
  leverageAbi,
  liquidatorAbi,
  marketFactoryAbi,
  poolShareTokenAbi,
  revertData,
  testTokenAbi,
  wrappedCoinAbi,
} from '@weir/contracts';
import { type Abi, decodeErrorResult, type Hex, parseAbi } from 'viem';
import { say } from '../words/english.ts';

/**
 * Errors of tokens as OpenZeppelin writes them (ERC-6093, ERC-2612), of Permit2 (github.com/Uniswap/permit2), and of a
 * price guard that would be left with too little gas to judge its sources (lending/guard/BoundedCall.sol).
 */
const foreignAbi = parseAbi([
  'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
  'error ERC20InvalidSender(address sender)',
  'error ERC20InvalidReceiver(address receiver)',
  'error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)',
  'error ERC20InvalidApprover(address approver)',
  'error ERC20InvalidSpender(address spender)',
  'error ERC2612ExpiredSignature(uint256 deadline)',
  'error ERC2612InvalidSigner(address signer, address owner)',
  'error InvalidAccountNonce(address account, uint256 currentNonce)',
  'error SafeERC20FailedOperation(address token)',
  'error EnforcedPause()',
  'error AllowanceExpired(uint256 deadline)',
  'error InsufficientAllowance(uint256 amount)',
  'error ExcessiveInvalidation()',
  'error InvalidNonce()',
  'error SignatureExpired(uint256 signatureDeadline)',
  'error InvalidSigner()',
  'error InvalidSignature()',
  'error InvalidSignatureLength()',
  'error InvalidContractSignature()',
  'error GasTooLow(uint256 left, uint256 needed)',
]);

/** What the page calls beside the exchange and lending: leverage, the liquidator, the lens, the factories, tokens, the wrapped coin, Permit2. */
const calledAbi = [
  ...lensAbi,
  ...marketFactoryAbi,
  ...poolShareTokenAbi,
  ...testTokenAbi,
  ...wrappedCoinAbi,
  ...leverageAbi,
  ...liquidatorAbi,
  ...foreignAbi,
] as const;
const otherErrorAbi = calledAbi.filter((item) => item.type === 'error');

type OtherErrorName = Exclude<
  Extract<(typeof calledAbi)[number], { type: 'error' }>['name'],
  ExchangeErrorName | Exclude<LendingErrorName, 'SignatureExpired'>
>;

/** Typed from the ABIs: an error that one of those contracts gains does not compile here until it has words. */
const otherErrorWords: { [Name in OtherErrorName]: () => string } = {
  PathRepeats: () => say.pathRepeats,
  PathEndsElsewhere: () => say.pathEndsElsewhere,
  NotCalledBack: () => say.notCalledBack,
  ReentrancyGuardReentrantCall: () => say.reentered,
  ProceedsTooLow: () => say.proceedsTooLow,
  SurplusTooLow: () => say.surplusTooLow,
  AllowanceOverflow: () => say.allowanceTooLarge,
  AllowanceUnderflow: () => say.allowanceTooSmall,
  InsufficientAllowance: () => say.allowanceTooSmall,
  InvalidPermit: () => say.permitInvalid,
  Permit2AllowanceIsFixedAtInfinity: () => say.permit2Fixed,
  PermitExpired: () => say.permitExpired,
  TotalSupplyOverflow: () => say.supplyTooLarge,
  CoinRefused: () => say.coinRefused,
  CoinTooLow: () => say.tokenBalanceTooSmall,
  ERC20InsufficientBalance: () => say.tokenBalanceTooSmall,
  ERC20InvalidSender: () => say.tokenRefusesAddress,
  ERC20InvalidReceiver: () => say.tokenRefusesAddress,
  ERC20InsufficientAllowance: () => say.allowanceTooSmall,
  ERC20InvalidApprover: () => say.tokenRefusesAddress,
  ERC20InvalidSpender: () => say.tokenRefusesAddress,
  ERC2612ExpiredSignature: () => say.permitExpired,
  ERC2612InvalidSigner: () => say.permitInvalid,
  InvalidAccountNonce: () => say.permitUsed,
  SafeERC20FailedOperation: () => say.tokenRefuses,
  EnforcedPause: () => say.tokenPaused,
  AllowanceExpired: () => say.permitExpired,
  ExcessiveInvalidation: () => say.permitUsed,
  InvalidNonce: () => say.permitUsed,
  SignatureExpired: () => say.permitExpired,
  InvalidSigner: () => say.permitInvalid,
  InvalidSignature: () => say.permitInvalid,
  InvalidSignatureLength: () => say.permitInvalid,
  InvalidContractSignature: () => say.permitInvalid,
  GasTooLow: () => say.tooLittleGas,
  FailedDeployment: () => say.notDeployed,
  Create2EmptyBytecode: () => say.notDeployed,
};

/** The ABI of all of them, for whoever wants to go through them. */
export { otherErrorAbi };

/**
 * The words of a revert that is not the exchange's own: of the other contracts, Solidity's own (a reason as text, a
 * panic), or of nobody the page knows. Null where `error` is no revert at all.
 */
export function wordsForRevert(error: unknown): string | null {
  const decoded = decodeContractError(otherErrorAbi as Abi, otherErrorWords, error);
  // Only names of the table are decoded.
  if (decoded) return otherErrorWords[decoded.name as OtherErrorName]();
  const found = [...revertData(error)];
  for (const data of found) {
    const words = wordsOfSolidity(data);
    if (words) return words;
  }
  const isRevert = found.length > 0 || /execution reverted/i.test(messageOf(error));
  return isRevert ? say.refusedWithoutReason : null;
}

/** The words of a reason that is text, and of a panic. */
function wordsOfSolidity(data: Hex): string | null {
  try {
    // viem knows Error(string) and Panic(uint256) by itself.
    const { errorName, args } = decodeErrorResult({ abi: [] as Abi, data });
    return errorName === 'Error'
      ? say.refusedBecause(readableReason(String(args?.[0])))
      : say.panicked;
  } catch {
    return null; // another error, or bytes that only begin like one of the two
  }
}

/** A contract's own text is a stranger's: one line of ordinary length. */
function readableReason(reason: string): string {
  const line = reason.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { details } = error as { details?: unknown };
  return `${typeof details === 'string' ? details : ''} ${messageOf(error.cause)}`;
}
