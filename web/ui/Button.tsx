import type { ButtonHTMLAttributes } from 'react';

type Look = 'primary' | 'buy' | 'sell' | 'quiet' | 'plain';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:opacity-90 disabled:bg-raised disabled:text-quiet',
  buy: 'bg-buy text-panel dark:text-paper hover:opacity-90 disabled:bg-raised disabled:text-quiet',
  sell: 'bg-sell text-panel dark:text-paper hover:opacity-90 disabled:bg-raised disabled:text-quiet',
  quiet: 'border border-line bg-panel hover:bg-raised disabled:text-quiet',
  plain: 'hover:bg-raised disabled:text-quiet',
};

const sizes = {
  large: 'h-11 px-4 text-sm font-semibold',
  normal: 'h-8 px-3 font-medium',
  small: 'h-6 px-2 text-xs font-medium',
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  size?: keyof typeof sizes;
}

/** A button; one primary, buy or sell at most in a panel. */
export function Button({ look = 'quiet', size = 'normal', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex items-center justify-center gap-1.5 rounded-md whitespace-nowrap transition-colors disabled:opacity-100 ${looks[look]} ${sizes[size]} ${className}`}
      {...rest}
    />
  );
}
