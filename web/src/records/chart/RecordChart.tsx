import { Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BarList } from '../../intelligence/charts/BarList';
import { ChartCard } from '../../intelligence/charts/ChartCard';
import type { Aggregate, ObjectDefinition } from '../../platform/api';
import { request } from '../../platform/client';
import { useFormat } from '../../platform/format';
import { recordKeys } from '../recordQueries';
import classes from './chart.module.css';
import { ChartControls } from './ChartControls';
import type { ChartProps } from './ChartControls';
import { chartOf, figuresOf, marksOf } from './chartModel';
import type { ChartShape, Mark } from './chartModel';
import { LineMarks } from './LineMarks';
import { MarkTable } from './MarkTable';
import { PieMarks } from './PieMarks';

/** The records of a list as a chart; each mark opens those behind it. */
export function RecordChart({ object, search, onSearch }: ChartProps) {
  const { t } = useTranslation('views');
  const format = useFormat();
  const chart = chartOf(object, search);
  const figures = chart && figuresOf(chart, search.filter);
  const { data } = useQuery({
    queryKey: [...recordKeys.all(object.name), 'chart', figures],
    queryFn: ({ signal }) =>
      request<Aggregate>(`/api/records/${object.name}/aggregate`, { query: figures ?? {}, signal }),
    placeholderData: keepPreviousData,
    enabled: chart !== null,
    throwOnError: true,
  });
  if (!chart) return <Text p="lg">{t('chart.impossible')}</Text>;
  const marks = data && marksOf(data, chart, search.filter, format);
  const what = chart.sum
    ? t('chart.sumOf', { field: chart.sum.label })
    : t('chart.countOf', { objects: object.pluralLabel });
  return (
    <div className={classes.page}>
      <div className={classes.controls}>
        <ChartControls {...{ object, search, onSearch }} />
      </div>
      <ChartCard
        title={t('chart.title', { what, by: chart.by.label })}
        chart={
          !marks ? (
            <Skeleton h={240} />
          ) : marks.length === 0 ? (
            <Text c="dimmed">{t('chart.nothing')}</Text>
          ) : (
            <Marks {...{ marks, chart, object }} />
          )
        }
        table={marks && <MarkTable by={chart.by.label} {...{ what, marks, object }} />}
      />
    </div>
  );
}

function Marks({
  marks,
  chart,
  object,
}: {
  marks: Mark[];
  chart: ChartShape;
  object: ObjectDefinition;
}) {
  if (chart.form === 'line') return <LineMarks marks={marks} object={object.name} />;
  if (chart.form === 'pie') return <PieMarks marks={marks} object={object.name} />;
  return (
    <BarList
      object={object.name}
      bars={marks.map(({ color, filter, ...mark }) => ({
        ...mark,
        filter: filter ?? '',
        ...(color && { color }),
      }))}
    />
  );
}
