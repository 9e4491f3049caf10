import {
  Button,
  CloseButton,
  Group,
  SegmentedControl,
  Stack,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format';
import { begun, ConditionEditor } from './ConditionEditor';
import type { EditorProps } from './ConditionEditor';
import type { Condition } from './conditions';
import { comparisonOf, conditionOf, inWords } from './conditions';
import { FieldChoice } from './FieldChoice';
import classes from './FilterEditor.module.css';
import type { Filter, Group as FilterGroup } from './rsql';

interface Props extends EditorProps {
  group: FilterGroup;
  /** Null while nothing in it is whole. */
  onChange: (part: Filter | null) => void;
  depth?: number;
}

/** A part of the group while it is worked on: its filter is null until it is whole. */
interface Part {
  key: number;
  filter: Filter | null;
  condition: Condition | null;
}

// The API reads eight levels; nobody understands more than three.
const deepest = 3;

/** Several conditions of which all or any must hold, and groups of them among them. */
export function GroupEditor({ group, onChange, depth = 1, ...props }: Props) {
  const { t } = useTranslation('views');
  const { t: tr } = useTranslation('records');
  const format = useFormat();
  const [join, setJoin] = useState(group.kind);
  const [parts, setParts] = useState<Part[]>(() =>
    group.filters.map((filter, key) => ({ key, filter, condition: null })),
  );
  const [next, setNext] = useState(group.filters.length);
  const [open, setOpen] = useState<number | 'new' | null>(group.filters.length ? null : 'new');

  function change(changed: Part[], kind = join) {
    setParts(changed);
    const filters = changed.flatMap(({ filter }) => filter ?? []);
    onChange(filters.length > 0 ? { kind, filters } : null);
  }

  function put(part: Part) {
    change(parts.map((one) => (one.key === part.key ? part : one)));
  }

  function add(part: Omit<Part, 'key'>) {
    change([...parts, { ...part, key: next }]);
    setOpen(next);
    setNext(next + 1);
  }

  return (
    <Stack gap={8} className={classes.group} data-inner={depth > 1 || undefined}>
      {depth === 1 ? (
        // The chips of the bar must all hold: a group among them says something new only by 'any'.
        <Text size="sm" fw={550}>
          {t('filter.any')}
        </Text>
      ) : (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('filter.join')}
          value={join}
          onChange={(value) => {
            const kind = value === 'and' ? 'and' : 'or';
            setJoin(kind);
            change(parts, kind);
          }}
          data={[
            { value: 'or', label: t('filter.any') },
            { value: 'and', label: t('filter.all') },
          ]}
        />
      )}
      {parts.map((part) => {
        const { filter, key } = part;
        const words = filter ? inWords(filter, props.fields, props.labels, format, tr) : null;
        const isGroup = filter !== null && filter.kind !== 'comparison';
        const isOpen = open === key;
        const condition =
          part.condition ??
          (filter?.kind === 'comparison' ? conditionOf(props.fields, filter) : null);
        return (
          <div key={key} className={classes.part}>
            <Group gap={4} wrap="nowrap" justify="space-between">
              <UnstyledButton
                className={classes.words}
                aria-expanded={isOpen}
                disabled={!condition && !isGroup && filter !== null}
                onClick={() => setOpen(isOpen ? null : key)}
              >
                {words ?? condition?.field.label ?? t('filter.newGroup')}
              </UnstyledButton>
              <CloseButton
                size={24}
                iconSize={14}
                aria-label={tr('filter.removeOne', { filter: words ?? '' })}
                onClick={() => change(parts.filter((one) => one.key !== key))}
              />
            </Group>
            {isOpen && condition && (
              <ConditionEditor
                condition={condition}
                onChange={(changed) =>
                  put({ key, filter: comparisonOf(changed), condition: changed })
                }
                onDone={() => setOpen(null)}
              />
            )}
            {isOpen && !condition && (isGroup || filter === null) && (
              <GroupEditor
                {...props}
                depth={depth + 1}
                group={isGroup ? filter : { kind: join === 'or' ? 'and' : 'or', filters: [] }}
                onChange={(changed) => put({ key, filter: changed, condition: null })}
              />
            )}
          </div>
        );
      })}
      {open === 'new' ? (
        <FieldChoice
          object={props.object}
          fields={props.fields}
          onChoose={(field) => {
            const condition = begun(field);
            add({ filter: comparisonOf(condition), condition });
          }}
          onGroup={depth < deepest ? () => add({ filter: null, condition: null }) : undefined}
        />
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          fw={450}
          leftSection={<IconPlus size={14} />}
          onClick={() => setOpen('new')}
        >
          {t('filter.addCondition')}
        </Button>
      )}
    </Stack>
  );
}
