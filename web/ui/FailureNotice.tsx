import { Notice } from './Notice.tsx';

interface FailureNoticeProps {
  /** Null or undefined where nothing failed. `rejected` is what the reader said no to in the wallet: no error. */
  failure: { kind: string; words: string } | null | undefined;
}

/** Why something did not happen, in words. */
export function FailureNotice({ failure }: FailureNoticeProps) {
  if (!failure) return null;
  return <Notice tone={failure.kind === 'rejected' ? 'warn' : 'error'}>{failure.words}</Notice>;
}
