import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconLayoutSidebar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons';
import { useSignedIn } from '../session/session';
import { useDestinations } from './destinations';
import type { Destination } from './destinations';
import { Logo } from './Logo';
import classes from './Navigation.module.css';

interface Props {
  collapsed: boolean;
  /** Without it there is nothing to collapse: the navigation stands in the phone's drawer. */
  onCollapse?: () => void;
  onNavigate?: () => void;
}

export function Navigation({ collapsed, onCollapse, onNavigate }: Props) {
  const { t } = useTranslation('platform');
  const { organisation } = useSignedIn();
  const { first, objects, after, last } = useDestinations();
  const entries = (list: Destination[]) =>
    list.map((destination) => (
      <Entry
        key={destination.name}
        destination={destination}
        collapsed={collapsed}
        onNavigate={onNavigate}
      />
    ));

  return (
    <nav className={classes.navigation} aria-label={t('shell.navigation')}>
      <div className={classes.head} data-collapsed={collapsed || undefined}>
        <Logo size={22} />
        {!collapsed && (
          <Text fw={600} size="sm" truncate flex={1} title={organisation.name}>
            {organisation.name}
          </Text>
        )}
      </div>
      <ul className={classes.list}>
        {entries(first)}
        {entries(objects)}
        {entries(after)}
      </ul>
      <ul className={classes.bottom}>{entries(last)}</ul>
      {onCollapse && (
        <Tooltip label={collapsed ? t('shell.expand') : t('shell.collapse')} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            m={8}
            aria-label={collapsed ? t('shell.expand') : t('shell.collapse')}
            aria-expanded={!collapsed}
            onClick={onCollapse}
          >
            <IconLayoutSidebar size={17} stroke={1.6} className={classes.mirrored} />
          </ActionIcon>
        </Tooltip>
      )}
    </nav>
  );
}

function Entry({
  destination,
  collapsed,
  onNavigate,
}: {
  destination: Destination;
  collapsed: boolean;
  onNavigate: (() => void) | undefined;
}) {
  return (
    <li>
      <Tooltip label={destination.label} position="right" disabled={!collapsed} openDelay={80}>
        <Link
          to={destination.to}
          activeOptions={{ exact: destination.to === '/', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          className={classes.entry}
          data-collapsed={collapsed || undefined}
          onClick={onNavigate}
        >
          <Icon name={destination.icon} />
          <span className={collapsed ? 'visuallyHidden' : classes.label}>{destination.label}</span>
        </Link>
      </Tooltip>
    </li>
  );
}
