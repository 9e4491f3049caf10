import { Button, Skeleton, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  FieldDefinition,
  History,
  HistoryChange,
  ObjectDefinition,
  RecordData,
} from '../../platform/api';
import { request } from '../../platform/client';
import { formatDateTime, formatInstantRelative, useFormat } from '../../platform/format';
import { queryClient } from '../../platform/queryClient';
import { fieldOf } from '../catalog';
import { FieldValue, isEmpty } from '../fieldTypes';
import { recordKeys } from '../recordQueries';
import { takeBack } from '../undo';
import classes from './detail.module.css';

const ShareChange = lazy(async () => ({
  default: (await import('../sharing/ShareChange')).ShareChange,
}));

interface Props {
  object: ObjectDefinition;
  record: RecordData;
}

/** Who changed what and when, from what to what; each change can be taken back. */
export function HistoryPanel({ object, record }: Props) {
  const { t } = useTranslation('detail');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: recordKeys.history(object.name, record.id),
    queryFn: ({ pageParam, signal }) =>
      request<History>(`/api/records/${object.name}/${record.id}/history`, {
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  if (!data) return <Skeleton h={120} radius={8} />;
  return (
    <>
      <ol className={classes.history}>
        {data.pages
          .flatMap(({ changes }) => changes)
          .map((change) => (
            <ChangeItem key={change.changeSet} object={object} change={change} />
          ))}
      </ol>
      {hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('timeline.earlier')}
        </Button>
      )}
    </>
  );
}

function ChangeItem({ object, change }: { object: ObjectDefinition; change: HistoryChange }) {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const { actor, kind, at, fields, merge } = change;
  const who = actor?.label ?? t('history.system');
  const words = () => {
    if (kind === 'share' || kind === 'unshare') {
      return (
        <Suspense>
          <ShareChange change={change} who={who} />
        </Suspense>
      );
    }
    if (kind !== 'merge') return t(`history.${kind}`, { who });
    return merge?.label
      ? t('history.merge', { who, what: merge.label })
      : t('history.mergeUnnamed', { who });
  };
  const undoable = merge ? merge.undoable : kind === 'update' && object.can.update;
  const undo = async () => {
    setBusy(true);
    await takeBack(change.changeSet);
    // Whatever followed a merge went back, and not all of it is told.
    if (merge) await queryClient.invalidateQueries();
    setBusy(false);
  };
  return (
    <li>
      <div className={classes.changeHead}>
        <Text size="sm" span>
          {words()}
        </Text>
        <time dateTime={at} title={formatDateTime(at, format)}>
          {formatInstantRelative(at, format)}
        </time>
        {undoable && (
          <Button
            className={classes.changeUndo}
            size="compact-sm"
            variant="subtle"
            loading={busy}
            onClick={() => void undo()}
          >
            {t(merge ? 'history.undoMerge' : 'history.undo')}
          </Button>
        )}
      </div>
      {fields.length > 0 && (
        <dl className={classes.changes}>
          {fields.map(({ field, label, before, after }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>
                <Side field={fieldOf(object, field)} value={before} old />
                <IconArrowRight size={13} className={classes.arrow} aria-label={t('history.to')} />
                <Side field={fieldOf(object, field)} value={after} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

interface SideProps {
  field: FieldDefinition | undefined;
  value: unknown;
  old?: boolean;
}

function Side({ field, value, old = false }: SideProps) {
  const { t } = useTranslation('detail');
  return (
    <span className={old ? classes.before : classes.after}>
      {isEmpty(value) || !field ? t('history.empty') : <FieldValue field={field} value={value} />}
    </span>
  );
}
