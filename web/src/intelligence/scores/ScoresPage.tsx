import { Button, NativeSelect, Progress, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { formatDateTime, formatNumber, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useOnce } from '../../platform/useOnce';
import { useCatalog } from '../../records/catalog';
import { jobsQuery } from '../../transfer/jobs/jobs';
import { ChartCard } from '../charts/ChartCard';
import { FigureTable } from '../charts/FigureTable';
import dashboard from '../dashboard/dashboard.module.css';
import { BestRecords } from './BestRecords';
import { FieldTable } from './FieldTable';
import { PlanForm } from './PlanForm';
import type { Overview, Plan } from './scores';
import { endFields, isTraining, overviewQuery, scoresKey } from './scores';
import classes from './scores.module.css';
import { VersionCard } from './VersionCard';

const route = getRouteApi('/shell/scores');

/** What records are scored for, from what it is learned, how good that is, and which version counts. */
export function ScoresPage() {
  const { t } = useTranslation('scores');
  const { object: name = 'lead' } = route.useSearch();
  const navigate = route.useNavigate();
  const objects = useCatalog().objects.filter((each) => endFields(each).length > 0);
  const object = objects.find((each) => each.name === name);
  return (
    <div className={dashboard.page}>
      <PageHeader>
        <Text component="h1" fw={600} truncate flex={1}>
          {object ? t('title', { objects: object.pluralLabel }) : t('name')}
        </Text>
        <NativeSelect
          size="xs"
          aria-label={t('object')}
          data={objects.map(({ name: value, pluralLabel }) => ({ value, label: pluralLabel }))}
          value={name}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ to: '.', search: { object: value } })
          }
        />
      </PageHeader>
      {object ? (
        <ScoresOf key={object.name} object={object} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
    </div>
  );
}

function ScoresOf({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation('scores');
  const { data, error } = useQuery({
    ...overviewQuery(object.name),
    retry: false,
    throwOnError: false,
  });
  return (
    <div className={classes.grid}>
      <BestRecords object={object} />
      {error && (
        <Text size="sm" c="dimmed">
          {t('forbidden')}
        </Text>
      )}
      {data && <Training object={object} overview={data} />}
    </div>
  );
}

function Training({ object, overview }: { object: ObjectDefinition; overview: Overview }) {
  const { t } = useTranslation('scores');
  const client = useQueryClient();
  const search = route.useSearch();
  const fresh = () => client.invalidateQueries({ queryKey: scoresKey });
  const saving = useOnce({
    mutationFn: (plan: Plan) =>
      request<Overview>(`/api/scores/${object.name}`, { method: 'PUT', body: plan }),
    onSuccess: (next) => client.setQueryData(overviewQuery(object.name).queryKey, next),
    onError: notifyProblem,
  });
  const starting = useOnce({
    mutationFn: (train: boolean) =>
      request<Schemas['ScoreJob']>(`/api/scores/${object.name}/trainings`, {
        method: 'POST',
        body: { train },
      }),
    onSuccess: async () => {
      await fresh();
      await client.invalidateQueries({ queryKey: jobsQuery.queryKey });
    },
    onError: notifyProblem,
  });
  const training = isTraining(overview);
  const latest = overview.versions[0]?.number;
  const shown = search.version === undefined ? latest : Number(search.version);
  return (
    <>
      <ChartCard
        title={t('plan.title')}
        text={t('plan.text')}
        chart={
          <PlanForm
            object={object}
            plan={overview.plan}
            saving={saving.isPending}
            onSave={(plan) => saving.mutate(plan)}
          />
        }
      />
      <ChartCard
        title={t('fields.title')}
        text={t('fields.text')}
        chart={
          <>
            <Counts overview={overview} />
            <FieldTable
              object={object}
              overview={overview}
              onChange={(plan) => saving.mutate(plan)}
            />
            <div className={classes.actions}>
              <Button
                size="xs"
                disabled={!overview.plan || training}
                onClick={() => starting.mutate(true)}
              >
                {t('train')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={!overview.plan || training}
                onClick={() => starting.mutate(false)}
              >
                {t('examine')}
              </Button>
              {training && (
                <>
                  <Progress value={100} animated w={120} aria-label={t('training')} />
                  <Text size="sm" c="dimmed" role="status">
                    {t('training')}
                  </Text>
                </>
              )}
              {overview.jobState === 'failed' && (
                <Text size="sm" c="red" role="status">
                  {t('failed')}
                </Text>
              )}
            </div>
          </>
        }
      />
      {overview.versions.length > 0 && <Versions overview={overview} shown={shown} />}
      {shown !== undefined && <VersionCard key={shown} object={object} number={shown} />}
    </>
  );
}

function Counts({ overview: { examined } }: { overview: Overview }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  if (!examined) return <p className={dashboard.nothing}>{t('fields.never')}</p>;
  return (
    <p className={dashboard.nothing}>
      {t('fields.counts', {
        good: formatNumber(examined.good, format),
        bad: formatNumber(examined.bad, format),
        open: formatNumber(examined.open, format),
      })}
    </p>
  );
}

function Versions({ overview, shown }: { overview: Overview; shown: number | undefined }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const navigate = route.useNavigate();
  return (
    <ChartCard
      title={t('versions.title')}
      chart={
        <FigureTable
          label={t('versions.title')}
          head={[
            t('versions.number'),
            t('versions.trained'),
            t('quality.auc'),
            t('versions.worth'),
            t('versions.state'),
          ]}
        >
          {overview.versions.map(({ number, trainedAt, auc, verdict, inUse }) => (
            <tr key={number}>
              <th scope="row">
                <Button
                  size="compact-xs"
                  variant={number === shown ? 'light' : 'subtle'}
                  aria-current={number === shown || undefined}
                  onClick={() =>
                    void navigate({
                      to: '.',
                      search: (before) => ({ ...before, version: String(number) }),
                    })
                  }
                >
                  {t('version.title', { number })}
                </Button>
              </th>
              <td className="tabular">{formatDateTime(trainedAt, format)}</td>
              <td className="tabular">{auc === null ? '–' : formatNumber(auc, format, 3)}</td>
              <td>{t(`worth.${verdict}`)}</td>
              <td>{inUse ? t('version.inUse') : ''}</td>
            </tr>
          ))}
        </FigureTable>
      }
    />
  );
}
