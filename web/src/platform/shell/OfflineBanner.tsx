import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './OfflineBanner.module.css';

export function OfflineBanner() {
  const { t } = useTranslation('platform');
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  return (
    <div role="status">{!online && <div className={classes.banner}>{t('shell.offline')}</div>}</div>
  );
}
