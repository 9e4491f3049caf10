import { Button, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { formatDateTime, useFormat } from '../../platform/format';
import { readersOf } from './api';
import type { Reader, ReaderReason } from './api';
import classes from './sharing.module.css';

interface Props {
  object: ObjectDefinition;
  record: RecordData;
}

/** Who sees the record, why, and what they may do with it. */
export function ReaderList({ object, record }: Props) {
  const { t } = useTranslation('sharing');
  const readers = useInfiniteQuery(readersOf(object.name, record.id));
  if (!readers.data) return <Skeleton h={96} />;
  return (
    <>
      <ul className={classes.list} aria-label={t('readers.title')}>
        {readers.data.pages
          .flatMap((page) => page.readers)
          .map((reader) => (
            <Line key={reader.user.id} reader={reader} />
          ))}
      </ul>
      {readers.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={readers.isFetchingNextPage}
          onClick={() => void readers.fetchNextPage()}
        >
          {t('readers.more')}
        </Button>
      )}
    </>
  );
}

function Line({ reader }: { reader: Reader }) {
  const { t } = useTranslation('sharing');
  const reasons = useReasons();
  const may = reader.delete ? 'delete' : reader.change ? 'change' : 'see';
  return (
    <li className={classes.line}>
      <div>
        <Text size="sm" fw={550} dir="auto">
          {reader.user.label}
        </Text>
        <Text size="xs" c="dimmed">
          {reader.because.map(reasons).join(' · ')}
        </Text>
      </div>
      <Text size="xs" c="dimmed" flex="none">
        {t(`readers.may.${may}`)}
      </Text>
    </li>
  );
}

/** Says a reason in the page's language. */
function useReasons(): (reason: ReaderReason) => string {
  const { t } = useTranslation('sharing');
  const format = useFormat();
  return ({ kind, of, by, until }) => {
    const name = of?.label ?? '';
    if (kind !== 'share') return t(`readers.because.${kind}`, { name });
    const words =
      of?.object === 'team' ? t('readers.because.shareTeam', { name }) : t('readers.because.share');
    return [
      words,
      by && t('by', { who: by.label }),
      until && t('until', { when: formatDateTime(until, format) }),
    ]
      .filter(Boolean)
      .join(', ');
  };
}
