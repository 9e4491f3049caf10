import { ActionIcon, Button, Checkbox, NativeSelect, Stack, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPin, IconPinFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition, ObjectDefinition } from '../../platform/api';
import { ChartControls } from '../chart/ChartControls';
import classes from './DisplayChoices.module.css';
import { frozenOf } from './listData';
import type { ListSearch } from './listSearch';
import { boardGroups, boardOf, calendarDates } from './shapes';

export interface DisplayProps {
  object: ObjectDefinition;
  shown: ListSearch;
  columns: FieldDefinition[];
  onSearch: (changes: Partial<ListSearch>) => void;
  /** Field names in their order; undefined brings back the usual ones. */
  onColumns: (columns: string[] | undefined) => void;
}

export function DisplayChoices(props: DisplayProps) {
  const { t } = useTranslation('views');
  const { object, shown, onSearch } = props;
  const options = (fields: FieldDefinition[]) =>
    fields.map(({ name, label }) => ({ value: name, label }));

  if (shown.as === 'board') {
    return (
      <NativeSelect
        size="xs"
        w={250}
        p={6}
        label={t('display.boardBy')}
        data={options(boardGroups(object))}
        value={boardOf(object, shown.group).group}
        onChange={(event) => {
          const group = event.currentTarget.value;
          onSearch({ group: group === object.board?.group ? undefined : group });
        }}
      />
    );
  }
  if (shown.as === 'chart') {
    return (
      <Stack p={6} gap={8}>
        <ChartControls object={object} search={shown} onSearch={onSearch} />
      </Stack>
    );
  }
  if (shown.as === 'calendar') {
    const dates = calendarDates(object);
    return (
      <NativeSelect
        size="xs"
        w={250}
        p={6}
        label={t('display.calendarBy')}
        data={options(dates)}
        value={shown.date ?? dates[0]?.name}
        onChange={(event) => onSearch({ date: event.currentTarget.value })}
      />
    );
  }
  return (
    <div className={classes.scroller}>
      <NativeSelect
        size="xs"
        w={250}
        p={6}
        label={t('display.groupBy')}
        data={[
          { value: '', label: t('display.noGroups') },
          ...options(object.fields.filter((field) => field.groupable)),
        ]}
        value={shown.group ?? ''}
        onChange={(event) => onSearch({ group: event.currentTarget.value || undefined })}
      />
      <hr className={classes.line} />
      <Columns {...props} />
    </div>
  );
}

function Columns({ object, shown, columns, onColumns }: DisplayProps) {
  const { t } = useTranslation('records');
  const { t: tv } = useTranslation('views');
  const frozen = frozenOf(shown);
  const names = columns.map(({ name }) => name);
  const hidden = object.fields.filter(
    ({ name, type }) =>
      !names.includes(name) && type !== 'longText' && name !== 'id' && name !== 'version',
  );
  const apply = (next: string[], staying = frozen) =>
    onColumns(next.map((name) => (staying.includes(name) ? `${name}!` : name)));

  function move(index: number, by: number) {
    const next = [...names];
    const [name] = next.splice(index, 1);
    next.splice(index + by, 0, name!);
    apply(next);
  }

  return (
    <Stack gap={0} w={262}>
      {columns.map((field, index) => {
        const stays = frozen.includes(field.name);
        const pin = tv(stays ? 'display.unfreeze' : 'display.freeze', { column: field.label });
        return (
          <div key={field.name} className={classes.column}>
            <Checkbox
              size="xs"
              checked
              disabled={index === 0}
              label={field.label}
              onChange={() => apply(names.filter((name) => name !== field.name))}
            />
            {index > 0 && (
              <span className={classes.order}>
                <Tooltip label={pin}>
                  <ActionIcon
                    variant="subtle"
                    color={stays ? undefined : 'gray'}
                    size={24}
                    aria-label={pin}
                    onClick={() =>
                      apply(
                        names,
                        stays
                          ? frozen.filter((name) => name !== field.name)
                          : [...frozen, field.name],
                      )
                    }
                  >
                    {stays ? <IconPinFilled size={13} /> : <IconPin size={13} />}
                  </ActionIcon>
                </Tooltip>
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
        );
      })}
      <hr className={classes.line} />
      {hidden.map((field) => (
        <div key={field.name} className={classes.column}>
          <Checkbox
            size="xs"
            checked={false}
            label={field.label}
            onChange={() => apply([...names, field.name])}
          />
        </div>
      ))}
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onColumns(undefined)}>
        {t('columns.reset')}
      </Button>
    </Stack>
  );
}
