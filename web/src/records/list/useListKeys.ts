import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, ObjectDefinition, RecordData } from '../../platform/api';
import { useShortcuts } from '../../platform/shortcuts';
import type { Column } from './useColumns';
import type { Selection } from './useSelection';

export interface Cell {
  row: number;
  column: number;
}

interface Props {
  object: ObjectDefinition;
  records: RecordData[];
  columns: Column[];
  peeked: Id | undefined;
  selection: Selection;
  scrollTo: (row: number) => void;
  edit: (record: RecordData, field: string) => void;
  open: (id: Id) => void;
  peek: (id: Id | undefined) => void;
}

/** The keyboard's way through a list: one active cell, which every key acts on. */
export function useListKeys(props: Props) {
  const { t } = useTranslation('records');
  const { object, records, columns, peeked, selection } = props;
  const [at, setAt] = useState<Cell | null>(null);
  const active = at && at.row < records.length ? at : null;
  const record = active ? records[active.row] : undefined;

  // Looking into records goes along with the active row.
  useEffect(() => {
    if (peeked && record && record.id !== peeked) props.peek(record.id);
    // Only when the row changes, not when the panel does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [record?.id]);

  function move(rows: number, cells: number) {
    if (records.length === 0) return;
    const row = Math.max(0, Math.min(records.length - 1, (active?.row ?? -1) + rows));
    const column = Math.max(0, Math.min(columns.length - 1, (active?.column ?? 0) + cells));
    setAt({ row, column });
    props.scrollTo(row);
  }

  function enter() {
    if (!record || !active) return;
    const column = columns[active.column];
    if (active.column === 0 || !column?.field.writable || !object.can.update) props.open(record.id);
    else props.edit(record, column.field.name);
  }

  const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
  const page = 15;
  useShortcuts(t('list.keys'), [
    { keys: 'j', label: t('list.key.down'), run: () => move(1, 0) },
    { keys: 'k', label: t('list.key.up'), run: () => move(-1, 0) },
    { keys: 'ArrowDown', label: t('list.key.down'), run: () => move(1, 0) },
    { keys: 'ArrowUp', label: t('list.key.up'), run: () => move(-1, 0) },
    { keys: 'ArrowRight', label: t('list.key.nextColumn'), run: () => move(0, forward) },
    { keys: 'ArrowLeft', label: t('list.key.previousColumn'), run: () => move(0, -forward) },
    { keys: 'PageDown', label: t('list.key.pageDown'), run: () => move(page, 0) },
    { keys: 'PageUp', label: t('list.key.pageUp'), run: () => move(-page, 0) },
    { keys: 'Enter', label: t('list.key.enter'), run: enter },
    {
      keys: 'e',
      label: t('list.key.edit'),
      run: () => {
        const column = columns[active?.column ?? 0];
        if (record && column) props.edit(record, column.field.name);
      },
    },
    {
      keys: 'Space',
      label: t('list.key.peek'),
      run: () => record && props.peek(peeked === record.id ? undefined : record.id),
    },
    {
      keys: 'x',
      label: t('list.key.select'),
      run: () => record && selection.toggle(record.id, false),
    },
    { keys: 'mod+a', label: t('list.selectAll'), run: selection.toggleAll },
    {
      keys: 'Escape',
      label: t('list.key.escape'),
      run: () => {
        if (peeked) props.peek(undefined);
        else selection.clear();
      },
    },
  ]);

  return { active, setActive: setAt };
}
