import { NativeSelect, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { LinkButton } from '../../platform/links';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useCatalog } from '../../records/catalog';
import dashboard from '../dashboard/dashboard.module.css';
import { PeriodPicker } from '../dashboard/PeriodPicker';
import { endFields } from '../scores/scores';
import { FieldCard } from './FieldCard';
import { shareWell, traitsQuery } from './traits';
import classes from './traits.module.css';
import type { TraitsSearch } from './traitsSearch';

const route = getRouteApi('/shell/traits');

/** Which characteristics of records go with a good end, and which only seem to. */
export function TraitsPage() {
  const { t } = useTranslation('scores');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const name = search.object ?? 'lead';
  const objects = useCatalog().objects.filter((each) => endFields(each).length > 0);
  const object = objects.find((each) => each.name === name);
  const change = (changes: TraitsSearch) =>
    void navigate({ to: '.', search: (before: TraitsSearch) => ({ ...before, ...changes }) });
  return (
    <div className={dashboard.page}>
      <PageHeader>
        <Text component="h1" fw={600} truncate flex={1}>
          {object ? t('traits.title', { objects: object.pluralLabel }) : t('traits.name')}
        </Text>
        <NativeSelect
          size="xs"
          aria-label={t('traits.object')}
          data={objects.map(({ name: value, pluralLabel }) => ({ value, label: pluralLabel }))}
          value={name}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ to: '.', search: { object: value } })
          }
        />
        <LinkButton size="xs" variant="default" to="/scores" search={{ object: name }}>
          {t('name')}
        </LinkButton>
      </PageHeader>
      {object && (
        <>
          <PeriodPicker
            within={search.within}
            object={object.name}
            date="createdAt"
            onChange={(within) => change({ within })}
          />
          <TraitsOf object={object} search={search} />
        </>
      )}
    </div>
  );
}

function TraitsOf({ object, search }: { object: ObjectDefinition; search: TraitsSearch }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { data, error, isPlaceholderData } = useQuery({
    ...traitsQuery(object.name, search),
    throwOnError: false,
  });
  if (error) return <p className={dashboard.nothing}>{t('traits.noPlan')}</p>;
  if (!data) return <Skeleton h={260} radius={11} />;
  if (data.all.ended === 0) return <p className={dashboard.nothing}>{t('traits.nothing')}</p>;
  return (
    <div aria-busy={isPlaceholderData}>
      <p className={classes.intro}>
        {t('traits.intro', {
          well: formatNumber(data.all.well, format),
          ended: formatNumber(data.all.ended, format),
          share: formatPercent(shareWell(data.all), format, 1),
        })}{' '}
        {t(`traits.bucket.${data.bucket as 'week'}`)}
      </p>
      <div className={dashboard.grid}>
        {data.fields.map((field) => (
          <FieldCard key={field.field} object={object} traits={data} field={field} />
        ))}
      </div>
    </div>
  );
}
