import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface NoticeProps {
  tone: 'warn' | 'error' | 'plain';
  children: ReactNode;
}

const tones = {
  warn: 'bg-warn-wash text-warn',
  error: 'bg-sell-wash text-sell',
  plain: 'bg-raised text-quiet',
};

/** Words that the reader needs before going on; an error is read out at once. */
export function Notice({ tone, children }: NoticeProps) {
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={`flex items-start gap-2 rounded-md px-3 py-2 text-xs ${tones[tone]}`}
    >
      {tone !== 'plain' && <Icon name="warning" />}
      <div className="min-w-0 break-words text-ink">{children}</div>
    </div>
  );
}
