import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import { outcomes } from '../imports';
import type { Counts, Import } from '../imports';
import classes from './check.module.css';
import { RowTable } from './RowTable';

const route = getRouteApi('/shell/imports/$id');

/** The rows with what becomes of them, all or those of one outcome; the outcome is in the address. */
export function OutcomeRows({
  imported,
  counts,
  children,
}: {
  imported: Import;
  counts: Counts;
  /** What can be done with the rows. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('transfer');
  const format = useFormat();
  const search = route.useSearch();
  const all = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const tabs = [undefined, ...outcomes] as const;
  return (
    <div className={classes.whole}>
      <div className={classes.tabs}>
        <nav aria-label={t('check.filter')}>
          <ul>
            {tabs.map((outcome) => {
              const count = outcome ? counts[outcome] : all;
              return (
                <li key={outcome ?? 'all'}>
                  <Link
                    to="/imports/$id"
                    params={{ id: imported.id }}
                    search={{ ...search, outcome }}
                    replace
                    className={classes.tab}
                    data-outcome={outcome}
                    data-zero={count === 0 || undefined}
                    aria-current={search.outcome === outcome ? 'true' : undefined}
                  >
                    <span className={classes.figure}>{formatNumber(count, format)}</span>
                    <span>{t(`check.outcomes.${outcome ?? 'all'}`)}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        {children}
      </div>
      <RowTable key={search.outcome ?? 'all'} imported={imported} outcome={search.outcome} />
    </div>
  );
}

/** The rows not taken, as they stand in the file, each with its reason. */
export function RefusedDownload({ id, prominent }: { id: string; prominent?: boolean }) {
  const { t } = useTranslation('transfer');
  return (
    <Button
      component="a"
      href={`/api/imports/${id}/refused.csv`}
      download
      variant={prominent ? 'filled' : 'default'}
      leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />}
    >
      {t('check.download')}
    </Button>
  );
}
