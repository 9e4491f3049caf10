import { Button, CloseButton, Paper, Popover, Text } from '@mantine/core';
import { IconPencil, IconTag, IconTrash, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkResult, ObjectDefinition, RecordData } from '../../platform/api';
import { formatNumber, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { changeAll } from '../bulk/changeAll';
import { changeMany } from '../changes';
import type { Values } from '../changes';
import { countQuery } from './listData';
import { showRefused } from './refused';
import classes from './SelectionBar.module.css';
import type { Selection } from './useSelection';

const ExportSelected = lazy(async () => ({
  default: (await import('../../transfer/exports/ExportSelected')).ExportSelected,
}));
const BulkEditor = lazy(async () => ({ default: (await import('./BulkEditor')).BulkEditor }));

interface Props {
  object: ObjectDefinition;
  records: RecordData[];
  selection: Selection;
  /** What the list shows, and whether more of it than could be selected. */
  filter: string | undefined;
  more: boolean;
}

/** Which editor is open: of one field, or of any. */
type Editor = 'owner' | 'tags' | 'field';

/** What can be done with the selected records. */
export function SelectionBar({ object, records, selection, filter, more }: Props) {
  const { t } = useTranslation('records');
  const { t: tv } = useTranslation('views');
  const { t: tt } = useTranslation('tags');
  const format = useFormat();
  // All that match, with those that nobody has loaded: for the filter that it was said of.
  const [allOf, setAllOf] = useState<string | null>(null);
  const offered = selection.all && more;
  const everything = offered && allOf === (filter ?? '');
  const { data: total } = useQuery({ ...countQuery(object, filter, true), enabled: offered });
  const [open, setOpen] = useState<Editor | null>(null);
  const ids = [...selection.ids];
  const acting = useOnce({
    mutationFn: async (act: { patch: Values } | { delete: true }): Promise<BulkResult | null> => {
      if (!everything) return changeMany(object, ids, act);
      await changeAll(object, filter, act);
      return null;
    },
    onSuccess: (result) => {
      setOpen(null);
      selection.clear();
      if (result) showRefused(object, records, result);
    },
    onError: notifyProblem,
  });
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open === null) return;
    // The options of an editor stand in a layer of their own: choosing one is no click outside.
    const closeOutside = ({ target }: PointerEvent) => {
      const inside =
        bar.current?.contains(target as Node) ||
        (target as Element).closest('[data-portal], [data-mantine-shared-portal-node]');
      if (!inside) setOpen(null);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);
  const owner = object.fields.find(({ name }) => name === 'owner');
  const tags = object.fields.find(({ name }) => name === 'tags');
  if (ids.length === 0) return null;
  const count = everything ? (total?.value ?? 0) : ids.length;

  const editor = (kind: Editor, icon: React.ReactNode, label: string) => (
    <Popover
      opened={open === kind}
      onChange={(opened) => setOpen(opened ? kind : null)}
      closeOnClickOutside={false}
      position="top"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={icon}
          onClick={() => setOpen(open === kind ? null : kind)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense>
          <BulkEditor
            object={object}
            only={kind === 'field' ? undefined : kind}
            count={count}
            busy={acting.isPending}
            onApply={(patch) => acting.mutate({ patch })}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );

  return (
    <Paper
      ref={bar}
      className={classes.bar}
      withBorder
      shadow="md"
      role="toolbar"
      aria-label={t('list.actions')}
    >
      <Text size="sm" fw={550} className={classes.count}>
        {everything
          ? tv('all.selected', { count, number: formatNumber(count, format) })
          : t('list.selected', { count })}
      </Text>
      {offered && !everything && total && (
        <Button variant="light" onClick={() => setAllOf(filter ?? '')}>
          {tv('all.select', { count: total.value, number: formatNumber(total.value, format) })}
        </Button>
      )}
      {object.can.update &&
        owner?.writable &&
        editor('owner', <IconUser size={15} />, t('list.assign'))}
      {object.can.update && tags?.writable && editor('tags', <IconTag size={15} />, tt('button'))}
      {object.can.update && editor('field', <IconPencil size={15} />, t('list.editField'))}
      <Suspense>
        <ExportSelected
          object={object}
          ids={ids}
          everything={everything || (!more && ids.length === records.length)}
        />
      </Suspense>
      {object.can.delete && (
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={15} />}
          loading={acting.isPending}
          onClick={() => acting.mutate({ delete: true })}
        >
          {t('list.delete')}
        </Button>
      )}
      <CloseButton aria-label={t('list.unselect')} onClick={selection.clear} />
    </Paper>
  );
}
