import { ActionIcon, Badge, Button, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useSortable } from '@dnd-kit/react/sortable';
import { IconEye, IconEyeOff, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import { offer } from '../../platform/offer';
import { DragHandle } from '../sorting/DragHandle';
import { changeField, fieldUse, prepareField, removeField, restoreField } from './api';
import type { FieldUse, ShapedField } from './api';
import own from './fields.module.css';
import { RemoveDialog } from './RemoveDialog';

interface Props {
  object: string;
  section: string;
  index: number;
  field: ShapedField;
  onEdit: () => void;
}

function used({ views, ownViews, fields, others }: FieldUse): boolean {
  return views.length + ownViews + fields.length + others.length > 0;
}

/** One field: dragged to its place, opened by its name, hidden or taken away at the end. */
export function FieldRow({ object, section, index, field, onEdit }: Props) {
  const { t } = useTranslation('fields');
  const { name, label, custom, hidden } = field;
  const [use, setUse] = useState<FieldUse | null>(null);
  const { ref, handleRef, isDragging } = useSortable({
    id: name,
    index,
    group: section,
    type: 'field',
    accept: 'field',
  });
  const marks = [
    custom && t('own'),
    hidden && t('hidden'),
    field.required && t('required'),
    field.requiredFrom !== null && t('requiredLater'),
    field.unique && t('unique'),
    (field.sortable || field.productSorts) && t('sortable'),
    !field.indexed && field.halted === null && t('building'),
  ].filter((mark) => mark !== false);

  /** At once where nothing needs it: it can be brought back. */
  async function ask() {
    const found = await fieldUse(object, name);
    if (used(found)) setUse(found);
    else await remove();
  }

  async function remove() {
    setUse(null);
    await removeField(object, name);
    const id = `removed-${name}`;
    offer({
      id,
      message: t('isRemoved', { name: label }),
      action: t('bringBack'),
      act: () => {
        notifications.hide(id);
        restoreField(object, name).catch(notifyProblem);
      },
    });
  }

  return (
    <li
      ref={ref}
      className={own.row}
      data-dragging={isDragging || undefined}
      data-halted={field.halted !== null || undefined}
      data-hidden={hidden || undefined}
    >
      <DragHandle ref={handleRef} name={label} />
      <UnstyledButton
        className={own.name}
        dir="auto"
        onClick={onEdit}
        aria-label={t('edit', { name: label })}
      >
        {label}
      </UnstyledButton>
      <span className={own.type}>{t(`types.${field.type.name as 'text'}`)}</span>
      <span className={own.marks}>
        {marks.map((mark) => (
          <Badge key={mark} size="sm" variant="light" color="gray" tt="none">
            {mark}
          </Badge>
        ))}
        {field.halted !== null && (
          <Badge size="sm" variant="light" color="orange" tt="none">
            {t('halted')}
          </Badge>
        )}
      </span>
      <Tooltip label={hidden ? t('show') : t('hide')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${hidden ? t('show') : t('hide')}: ${label}`}
          disabled={!hidden && field.productRequires}
          onClick={() => changeField(object, field, { hidden: !hidden }).catch(notifyProblem)}
        >
          {hidden ? <IconEyeOff size={16} stroke={1.6} /> : <IconEye size={16} stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
      {custom ? (
        <Tooltip label={t('remove')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('remove')}: ${label}`}
            onClick={() => ask().catch(notifyProblem)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ) : (
        <ActionIcon variant="transparent" aria-hidden disabled style={{ visibility: 'hidden' }} />
      )}
      {field.halted !== null && (
        <div className={own.halted}>
          <Text size="xs">{field.halted}</Text>
          <Button
            size="compact-xs"
            variant="light"
            aria-label={t('prepareNamed', { name: label })}
            onClick={() => prepareField(object, name).catch(notifyProblem)}
          >
            {t('prepare')}
          </Button>
        </div>
      )}
      {use && (
        <RemoveDialog
          field={field}
          use={use}
          onRemove={() => remove().catch(notifyProblem)}
          onClose={() => setUse(null)}
        />
      )}
    </li>
  );
}
