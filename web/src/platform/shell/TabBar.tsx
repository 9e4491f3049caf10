import { UnstyledButton } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons';
import { useDestinations } from './destinations';
import classes from './TabBar.module.css';

const tabs = ['company', 'opportunity', 'task'];

/** On a phone, the four places of a day out of the office; the rest is behind 'More'. */
export function TabBar({ onMore }: { onMore: () => void }) {
  const { t } = useTranslation('platform');
  const { first, objects } = useDestinations();
  const shown = [...first.slice(0, 1), ...objects.filter(({ name }) => tabs.includes(name))];
  return (
    <nav className={classes.bar} aria-label={t('shell.tabs')}>
      {shown.map(({ name, to, icon, label }) => (
        <Link
          key={name}
          to={to}
          className={classes.tab}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Icon name={icon} size={21} />
          <span className={classes.label}>{label}</span>
        </Link>
      ))}
      <UnstyledButton className={classes.tab} onClick={onMore}>
        <IconMenu2 size={21} stroke={1.6} aria-hidden />
        <span className={classes.label}>{t('shell.more')}</span>
      </UnstyledButton>
    </nav>
  );
}
