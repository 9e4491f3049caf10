import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../platform/api';
import { formatList, useFormat } from '../../platform/format';
import classes from './views.module.css';

/** Says what a view had to do without: what is gone, or isn't the reader's to see. */
export function ViewRemark({ view }: { view: SavedView | undefined }) {
  const { t } = useTranslation('views');
  const format = useFormat();
  const parts = view?.leftOut.map((part) => t(`parts.${part}`)) ?? [];
  return (
    <div className={classes.remark} role="status">
      {view ? t('remark', { parts: formatList(parts, format) }) : t('missing')}
    </div>
  );
}
