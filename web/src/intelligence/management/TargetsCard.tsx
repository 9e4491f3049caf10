import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatPercent, useFormat } from '../../platform/format';
import { useObjectIfKnown } from '../../records/catalog';
import { recordKeys } from '../../records/recordQueries';
import charts from '../charts/charts.module.css';
import { FilterLink } from '../charts/FilterLink';
import dashboard from '../dashboard/dashboard.module.css';
import { targetsQuery } from './management';
import type { TargetLine } from './management';
import { Progress } from './Progress';

const CreateDialog = lazy(async () => ({
  default: (await import('../../records/form/CreateDialog')).CreateDialog,
}));

/** The targets of the period, of its parts and of those around it; whoever may, sets and changes them. */
export function TargetsCard({ within }: { within: string }) {
  const { t } = useTranslation('management');
  const object = useObjectIfKnown('target');
  const queries = useQueryClient();
  const [setting, setSetting] = useState(false);
  const { data } = useQuery({ ...targetsQuery(within), enabled: object !== undefined });
  if (!object) return null;
  return (
    <section className={charts.card} aria-labelledby="targets-title">
      <header>
        <h2 id="targets-title">{object.pluralLabel}</h2>
        <p>{t('targets.text')}</p>
        {data?.maySet && (
          <Button size="xs" onClick={() => setSetting(true)}>
            {t('targets.set')}
          </Button>
        )}
      </header>
      {!data && <Skeleton h={80} />}
      {data?.targets.length === 0 && <p className={dashboard.nothing}>{t('targets.none')}</p>}
      {data && data.targets.length > 0 && (
        <div className={charts.scroll}>
          <table className={charts.table} aria-label={object.pluralLabel}>
            <thead>
              <tr>
                <th scope="col">{t('targets.whose')}</th>
                <th scope="col">{t('targets.period')}</th>
                <th scope="col">{t('targets.measure')}</th>
                <th scope="col">{t('targets.target')}</th>
                <th scope="col">{t('targets.reached')}</th>
                <th scope="col">{t('targets.progress')}</th>
              </tr>
            </thead>
            <tbody>
              {data.targets.map((target) => (
                <TargetRow key={target.id} target={target} path={object.path} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data?.more && <p className={dashboard.nothing}>{t('targets.more')}</p>}
      {setting && (
        <Suspense>
          <CreateDialog
            object={object}
            initial={{ owner: null }}
            onClose={() => setSetting(false)}
            onCreated={() => {
              setSetting(false);
              void queries.invalidateQueries({ queryKey: recordKeys.all('target') });
              void queries.invalidateQueries({ queryKey: recordKeys.all('opportunity') });
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

function TargetRow({ target, path }: { target: TargetLine; path: string }) {
  const { t } = useTranslation('management');
  const format = useFormat();
  const { user, team, amount, number, reachedAmount, reachedNumber, percent, elapsed } = target;
  const wanted = amount
    ? formatMoney(amount, format)
    : number === null
      ? '–'
      : formatNumber(number, format);
  const reached = reachedAmount
    ? formatMoney(reachedAmount, format)
    : reachedNumber === null
      ? '–'
      : formatNumber(reachedNumber, format);
  return (
    <tr>
      <th scope="row" aria-label={(user ?? team)?.label}>
        <Link to="/$path/$id" params={{ path, id: target.id }} preload={false}>
          <bdi>{(user ?? team)?.label}</bdi>
        </Link>
      </th>
      <td className="tabular">
        <bdi>{target.within}</bdi>
      </td>
      <td>{t(`measure.${target.measure as 'wonAmount'}`)}</td>
      <td className="tabular">{wanted}</td>
      <td className="tabular">
        <FilterLink object={target.object} filter={target.filter}>
          {reached}
        </FilterLink>
      </td>
      <td className="tabular">
        {percent === null ? '–' : formatPercent(percent, format)}
        <Progress percent={percent} elapsed={elapsed} />
      </td>
    </tr>
  );
}
