import { useTranslation } from 'react-i18next';
import type { ImportColumn } from '../imports';

/** What a column is called: by the file, else by its place in it. */
export function useColumnName(): (column: Pick<ImportColumn, 'index' | 'name'>) => string {
  const { t } = useTranslation('transfer');
  return ({ index, name }) => name || t('columns.unnamed', { number: index + 1 });
}
