import { ActionIcon, Button, Checkbox, Popover, Stack, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import classes from './ColumnChooser.module.css';

interface Props {
  object: ObjectDefinition;
  columns: FieldDefinition[];
  /** Field names in their order; undefined brings back the object's own. */
  onChange: (columns: string[] | undefined) => void;
}

/** Which columns a list shows, and in which order. */
export function ColumnChooser({ object, columns, onChange }: Props) {
  const { t } = useTranslation('records');
  const shown = columns.map(({ name }) => name);
  const hidden = object.fields.filter(
    ({ name, type }) =>
      !shown.includes(name) && type !== 'longText' && name !== 'id' && name !== 'version',
  );

  function move(index: number, by: number) {
    const next = [...shown];
    const [name] = next.splice(index, 1);
    next.splice(index + by, 0, name!);
    onChange(next);
  }

  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t('columns.title')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('columns.title')}>
            <IconColumns3 size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <div className={classes.scroller}>
          <Stack gap={0} w={250}>
            {columns.map((field, index) => (
              <div key={field.name} className={classes.column}>
                <Checkbox
                  size="xs"
                  checked
                  disabled={index === 0}
                  label={field.label}
                  onChange={() => onChange(shown.filter((name) => name !== field.name))}
                />
                {index > 0 && (
                  <span className={classes.order}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={24}
                      disabled={index === 1}
                      aria-label={t('columns.up', { column: field.label })}
                      onClick={() => move(index, -1)}
                    >
                      <IconArrowUp size={13} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={24}
                      disabled={index === columns.length - 1}
                      aria-label={t('columns.down', { column: field.label })}
                      onClick={() => move(index, 1)}
                    >
                      <IconArrowDown size={13} />
                    </ActionIcon>
                  </span>
                )}
              </div>
            ))}
            <hr className={classes.line} />
            {hidden.map((field) => (
              <div key={field.name} className={classes.column}>
                <Checkbox
                  size="xs"
                  checked={false}
                  label={field.label}
                  onChange={() => onChange([...shown, field.name])}
                />
              </div>
            ))}
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() => onChange(undefined)}
            >
              {t('columns.reset')}
            </Button>
          </Stack>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
