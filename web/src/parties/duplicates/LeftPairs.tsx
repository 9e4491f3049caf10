import { Button, Modal, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { useObject } from '../../records/catalog';
import { ReachableLinks, ReferenceChip } from '../../records/fields/ReferenceChip';
import classes from './duplicates.module.css';

const MergeDialog = lazy(async () => ({ default: (await import('./MergeDialog')).MergeDialog }));

type Left = Schemas['DuplicateMergerLeftPair'];

/** Of so many pairs the server says why they were left. */
const told = 100;

/** What a merge of all that were certain left as it was, and why; to be merged one by one. */
export function LeftPairs({ object, job }: { object: string; job: Id }) {
  const { t } = useTranslation('duplicates');
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['duplicates', 'left', job],
    queryFn: ({ signal }) =>
      request<Schemas['DuplicateMergerOutcome']>(`/api/duplicate-mergers/${job}`, { signal }),
  });
  // Those that were merged since are gone from the pairs.
  if (!data || data.pairs.length === 0) return null;
  const more = Math.max(0, data.left - told);
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen(true)}>
        {t('mergeAll.left.open', { count: data.pairs.length + more })}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('mergeAll.left.title')}
        size="xl"
        centered
      >
        <Pairs object={object} pairs={data.pairs} />
        {more > 0 && (
          <Text size="sm" c="dimmed" mt="sm">
            {t('mergeAll.left.more', { count: more })}
          </Text>
        )}
      </Modal>
    </>
  );
}

function Pairs({ object: name, pairs }: { object: string; pairs: Left[] }) {
  const { t } = useTranslation('duplicates');
  const object = useObject(name);
  const [merging, setMerging] = useState<Left | null>(null);
  if (!object) return <Skeleton h={60} />;
  return (
    <ReachableLinks value>
      <table className={classes.left}>
        <thead>
          <tr>
            <th scope="col">{t('mergeAll.left.pairs')}</th>
            <th scope="col">{t('mergeAll.left.why')}</th>
            <th scope="col">
              <span className="visuallyHidden">{t('mergeAll.run')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.one.id} ${pair.other.id}`}>
              <td>
                {[pair.one, pair.other].map((party) => (
                  <div key={party.id}>
                    <ReferenceChip reference={{ ...party, object: name }} />
                  </div>
                ))}
              </td>
              <td>{t(`mergeAll.left.${pair.why}`)}</td>
              <td>
                {pair.why === 'undecided' && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('merge')} ${pair.one.label} · ${pair.other.label}`}
                    onClick={() => setMerging(pair)}
                  >
                    {t('merge')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {merging && (
        <Suspense>
          <MergeDialog object={object} pair={merging} onClose={() => setMerging(null)} />
        </Suspense>
      )}
    </ReachableLinks>
  );
}
