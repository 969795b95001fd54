import { Content, List, Root, Trigger } from 'radix-ui/tabs';
import type { ReactNode } from 'react';

interface PanelTab {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

interface TabbedPanelProps {
  label: string;
  tabs: readonly PanelTab[];
  /** Shown at the right of the tabs. */
  aside?: ReactNode;
  className?: string;
}

/** A panel whose heading is a row of tabs. */
export function TabbedPanel({ label, tabs, aside, className = '' }: TabbedPanelProps) {
  return (
    <Root
      defaultValue={tabs[0]?.value}
      className={`flex min-h-0 min-w-0 flex-col rounded-lg border border-line bg-panel ${className}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-2 border-b border-line pr-3">
        <List aria-label={label} className="flex overflow-x-auto">
          {tabs.map((tab) => (
            <Trigger
              key={tab.value}
              value={tab.value}
              className="h-9 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-quiet -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {tab.label}
            </Trigger>
          ))}
        </List>
        {aside}
      </div>
      {tabs.map((tab) => (
        <Content key={tab.value} value={tab.value} className="flex min-h-0 flex-1 flex-col">
          {tab.content}
        </Content>
      ))}
    </Root>
  );
}
