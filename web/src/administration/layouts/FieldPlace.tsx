import { ActionIcon, Checkbox, Menu, Tooltip } from '@mantine/core';
import { useSortable } from '@dnd-kit/react/sortable';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '../../platform/api';
import own from '../fields/fields.module.css';
import { DragHandle } from '../sorting/DragHandle';
import { leftOut } from './draft';

interface Props {
  field: FieldDefinition;
  section: string;
  index: number;
  last: boolean;
  quick: boolean;
  /** All places that a field may have. */
  titles: { name: string; title: string }[];
  onMove: (section: string, index: number) => void;
  onQuick: (quick: boolean) => void;
}

/** One field at its place: dragged, or moved by its menu. */
export function FieldPlace(props: Props) {
  const { field, section, index, last, quick, titles, onMove, onQuick } = props;
  const { t } = useTranslation('administration');
  const { label } = field;
  const { ref, handleRef, isDragging } = useSortable({
    id: field.name,
    index,
    group: section,
    type: 'field',
    accept: 'field',
  });
  const needed = field.required && field.default === null && field.creatable;
  return (
    <li ref={ref} className={own.row} data-dragging={isDragging || undefined}>
      <DragHandle ref={handleRef} name={label} />
      <span className={own.name} dir="auto">
        {label}
      </span>
      {field.creatable && section !== leftOut && (
        <Tooltip label={t('layouts.quickText')}>
          <Checkbox
            size="xs"
            label={t('layouts.quick')}
            aria-label={t('layouts.quickNamed', { name: label })}
            checked={quick || needed}
            disabled={needed}
            onChange={({ currentTarget }) => onQuick(currentTarget.checked)}
          />
        </Tooltip>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('layouts.placeOf', { name: label })}
          >
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={index === 0} onClick={() => onMove(section, index - 1)}>
            {t('layouts.up')}
          </Menu.Item>
          <Menu.Item disabled={last} onClick={() => onMove(section, index + 1)}>
            {t('layouts.down')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('layouts.into')}</Menu.Label>
          {titles
            .filter(({ name }) => name !== section)
            .map(({ name, title }) => (
              <Menu.Item key={name} dir="auto" onClick={() => onMove(name, Infinity)}>
                {title}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
