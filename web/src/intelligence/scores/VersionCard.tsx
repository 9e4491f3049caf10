import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { formatNumber, formatPercent, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { jobsQuery } from '../../transfer/jobs/jobs';
import { ChartCard } from '../charts/ChartCard';
import { FigureTable } from '../charts/FigureTable';
import { CalibrationPlot, CalibrationTable } from './CalibrationPlot';
import { Reasons } from './Reasons';
import type { Estimate, Quality, Version } from './scores';
import { scoresKey, versionQuery } from './scores';
import classes from './scores.module.css';

/** How good a version was on the latest records, what it learned, and the way to take it. */
export function VersionCard({ object, number }: { object: ObjectDefinition; number: number }) {
  const { t } = useTranslation('scores');
  const client = useQueryClient();
  const { data } = useQuery(versionQuery(object.name, number));
  const taking = useOnce({
    mutationFn: () =>
      request<Schemas['ScoreJob']>(`/api/scores/${object.name}/versions/${number}/use`, {
        method: 'POST',
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: scoresKey });
      await client.invalidateQueries({ queryKey: jobsQuery.queryKey });
    },
    onError: notifyProblem,
  });
  if (!data) return null;
  const { quality } = data.report;
  return (
    <>
      <ChartCard
        title={t('version.title', { number })}
        chart={
          <>
            <Verdict version={data} />
            {quality && <QualityTable quality={quality} />}
            <Comparison version={data} />
            <div className={classes.actions}>
              {data.version.inUse ? (
                <span role="status">{t('version.inUse')}</span>
              ) : (
                <Button size="xs" loading={taking.isPending} onClick={() => taking.mutate()}>
                  {t('version.take')}
                </Button>
              )}
            </div>
          </>
        }
      />
      <div className={classes.two}>
        {quality && (
          <ChartCard
            title={t('calibration.title')}
            text={t('calibration.text')}
            chart={<CalibrationPlot quality={quality} />}
            table={<CalibrationTable quality={quality} />}
          />
        )}
        <ChartCard
          title={t('learned.title')}
          text={t('learned.text')}
          chart={<Reasons object={object} reasons={data.parts.slice(0, 24)} />}
        />
      </div>
    </>
  );
}

function Verdict({ version: { report } }: { version: Version }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { good, bad, verdict, quality } = report;
  return (
    <p className={classes.verdict}>
      {t(`verdict.${verdict}`, {
        good: formatNumber(good, format),
        bad: formatNumber(bad, format),
        low: formatNumber(quality?.auc.low ?? 0.5, format, 2),
      })}
    </p>
  );
}

function QualityTable({ quality }: { quality: Quality }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const number = (value: number) => formatNumber(value, format, 3);
  const row = (name: string, { value, low, high }: Estimate, chance: string) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td className="tabular">{number(value)}</td>
      <td className="tabular">
        <bdi>
          {number(low)} – {number(high)}
        </bdi>
      </td>
      <td className="tabular">{chance}</td>
    </tr>
  );
  return (
    <>
      <FigureTable
        label={t('quality.title')}
        head={[t('quality.figure'), t('quality.value'), t('quality.between'), t('quality.chance')]}
      >
        {row(t('quality.auc'), quality.auc, number(0.5))}
        {row(
          t('quality.averagePrecision'),
          quality.averagePrecision,
          number(quality.good / quality.count),
        )}
        {row(t('quality.brier'), quality.brier, number(quality.brierOfShare))}
        {row(t('quality.lift'), quality.lift, number(1))}
      </FigureTable>
      <p className={classes.quiet}>
        {t('quality.on', {
          count: quality.count,
          number: formatNumber(quality.count, format),
          share: formatPercent((100 * quality.good) / quality.count, format, 1),
          error: formatPercent(100 * quality.error, format, 1),
        })}
      </p>
    </>
  );
}

/** Against the version that was in use when it was trained. */
function Comparison({ version: { report } }: { version: Version }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { comparison } = report;
  if (!comparison) return null;
  const { number, count, auc, difference, brier, own } = comparison;
  const which = difference.low > 0 ? 'better' : difference.high < 0 ? 'worse' : ('alike' as const);
  return (
    <p className={classes.verdict}>
      {t(`comparison.${which}`, {
        number,
        count: formatNumber(count, format),
        auc: formatNumber(auc, format, 3),
        own: formatNumber(auc + difference.value, format, 3),
        brier: formatNumber(brier, format, 3),
        ownBrier: formatNumber(own, format, 3),
      })}
    </p>
  );
}
