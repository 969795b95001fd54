import type { Refusal, SwapOutcome, SwapRecord, SwapStep, WaitReason } from '@weir/contracts';

/** What a person is told to do, one at a time; its title and text are the words of the same name. */
type PromptKind =
  | 'lockFirst'
  | 'lockSecond'
  | 'reveal'
  | 'redeem'
  | 'refund'
  /** A step that would be due and may be once something has passed. */
  | 'notYet'
  /** A step that is not to be taken any more. */
  | 'doNot'
  | Exclude<WaitReason, 'refund'>
  | 'refundWait'
  | 'swapped'
  | 'returned'
  | 'neverLocked'
  | 'lost';

/** A step that somebody has to sign. */
export type SignedStep = Extract<SwapStep, { kind: 'lock' | 'reveal' | 'redeem' | 'refund' }>;

/** One prompt with its one timer. */
export interface SwapPrompt {
  kind: PromptKind;
  /** The second at which it changes by itself; null where time changes nothing. */
  until: number | null;
  /** What is signed by its button; null where nothing is to be done. */
  step: SignedStep | null;
  /** Steps beside it that protect too. */
  others: readonly SignedStep[];
  /** What stands in the way of it. */
  refusals: readonly Refusal[];
}

/** A swap as its chains showed it last. */
export interface SwapReading {
  steps: readonly SwapStep[];
  /** Of a step that cannot be taken back; empty where none is due. */
  refusals: readonly Refusal[];
}

const ends = {
  swapped: 'swapped',
  returned: 'returned',
  'never locked': 'neverLocked',
  lost: 'lost',
} as const satisfies Record<SwapOutcome, PromptKind>;

/** The prompt of a swap; null while its chains were not read. All of it follows from the steps that the rules name. */
export function promptOf(
  { outcome }: Pick<SwapRecord, 'outcome'>,
  reading: SwapReading | undefined,
): SwapPrompt | null {
  if (outcome !== null) return prompt(ends[outcome]);
  const [step, ...more] = reading?.steps ?? [];
  if (!reading || !step) return null;
  const others = more.filter(isSigned);
  const { refusals } = reading;
  switch (step.kind) {
    case 'end':
      return prompt(ends[step.outcome]);
    case 'wait':
      return { ...prompt(waitKind(step.reason)), until: step.until, others };
    case 'refund':
      return { ...prompt('refund'), step, others };
    case 'redeem':
      return { ...prompt('redeem'), until: step.before, step, others };
    case 'lock':
    case 'reveal': {
      const until = step.before;
      if (refusals.some(({ canPass }) => !canPass)) return { ...prompt('doNot'), refusals };
      if (refusals.length > 0) return { ...prompt('notYet'), until, refusals };
      const kind =
        step.kind === 'reveal' ? 'reveal' : step.side === 'first' ? 'lockFirst' : 'lockSecond';
      return { ...prompt(kind), until, step, others };
    }
  }
}

/**
 * Whether the own lock was made, by the steps of a record that says nothing was done yet: then the swap can be gone on with from its
 * terms alone, because only its sender can have made that lock.
 */
export function hasOwnLock(steps: readonly SwapStep[]): boolean {
  return steps.every(
    (step) => step.kind !== 'lock' && !(step.kind === 'end' && step.outcome === 'never locked'),
  );
}

/** The side whose chain a step is signed on. */
export function sideOf(step: SignedStep): 'first' | 'second' {
  return step.kind === 'reveal' ? 'second' : step.side;
}

function waitKind(reason: WaitReason): PromptKind {
  return reason === 'refund' ? 'refundWait' : reason;
}

function isSigned(step: SwapStep): step is SignedStep {
  return step.kind !== 'wait' && step.kind !== 'end';
}

function prompt(kind: PromptKind): SwapPrompt {
  return { kind, until: null, step: null, others: [], refusals: [] };
}
