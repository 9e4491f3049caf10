import { useTranslation } from 'react-i18next';
import type { HistoryChange } from '../../platform/api';
import { formatDateTime, useFormat } from '../../platform/format';

/** What a record's changes say of its sharing: with whom, to do what, until when. */
export function ShareChange({ change, who }: { change: HistoryChange; who: string }) {
  const { t } = useTranslation('sharing');
  const format = useFormat();
  const { share } = change;
  const whom = share?.with?.label ?? t('gone');
  if (change.kind === 'unshare') return t('history.withdrawn', { who, whom });
  const words = share?.change
    ? t('history.toChange', { who, whom })
    : t('history.toSee', { who, whom });
  return share?.until
    ? `${words} · ${t('until', { when: formatDateTime(share.until, format) })}`
    : words;
}
