import { UnstyledButton } from '@mantine/core';
import classes from './detail.module.css';

export interface Tab {
  value: string;
  label: string;
}

interface Props {
  tabs: Tab[];
  value: string;
  onChange: (value: string) => void;
  label: string;
  className: string | undefined;
}

/** Parts of a page to go between; the one in view is in the address. */
export function TabStrip({ tabs, value, onChange, label, className }: Props) {
  if (tabs.length < 2) return null;
  return (
    <nav className={`${classes.tabs} ${className ?? ''}`} aria-label={label}>
      {tabs.map((tab) => (
        <UnstyledButton
          key={tab.value}
          className={classes.tab}
          aria-current={tab.value === value ? 'true' : undefined}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
        </UnstyledButton>
      ))}
    </nav>
  );
}
