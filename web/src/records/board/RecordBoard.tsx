import { Accessibility, PointerActivationConstraints } from '@dnd-kit/dom';
import type { DragDropManagerInput } from '@dnd-kit/dom';
import { DragDropProvider, DragOverlay, PointerSensor } from '@dnd-kit/react';
import { Select, Skeleton } from '@mantine/core';
import { IconTrophy } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board, Id, ObjectDefinition, RecordData } from '../../platform/api';
import { useShortcuts } from '../../platform/shortcuts';
import { fieldOf } from '../catalog';
import { labelOf } from '../changes';
import type { ListSearch } from '../list/listSearch';
import { boardOf } from '../list/shapes';
import { isHidden } from '../transitions';
import classes from './board.module.css';
import { BoardCard } from './BoardCard';
import { BoardColumnView } from './BoardColumnView';
import { moneyOf, totalsDuring } from './boardModel';
import type { ColumnKey, Move } from './boardModel';
import { CardBody } from './CardBody';
import type { End } from './EndReason';
import { cardLayout } from './cardLayout';
import { useBoard, useGroupTraits, useScopes } from './useBoard';
import { focusCardOf, useMoving } from './useMoving';

interface Props {
  object: ObjectDefinition;
  search: ListSearch;
  onSearch: (changes: Partial<ListSearch>) => void;
}

// A click stays a click and a swipe scrolls: a drag begins after a few pixels, by touch after a moment.
const sensors = [
  PointerSensor.configure({
    preventActivation: () => false,
    activationConstraints: ({ pointerType }) =>
      pointerType === 'touch'
        ? [new PointerActivationConstraints.Delay({ value: 220, tolerance: 6 })]
        : [new PointerActivationConstraints.Distance({ value: 5 })],
  }),
];

// The library's own announcements speak English only; the board says in the page's language what happens.
const withoutAccessibility: DragDropManagerInput['plugins'] = (defaults) =>
  defaults.filter((plugin) => plugin !== Accessibility);

/** The board of any object that has one: its records by stage or status, moved by mouse, touch and keyboard. */
export function RecordBoard({ object, search, onSearch }: Props) {
  const { t } = useTranslation('board');
  const navigate = useNavigate();
  const hint = useId();
  const shape = useMemo(() => boardOf(object, search.group), [object, search.group]);
  const layout = useMemo(() => cardLayout(object, shape), [object, shape]);
  const { board, put, save, loadMore } = useBoard(object, search);
  const scopes = useScopes(object, shape);
  const within = search.within ?? scopes[0]?.id;
  const traits = useGroupTraits(object, shape, within);
  const { group, sum } = shape;
  const groupField = fieldOf(object, group);
  const movable = object.can.update && (groupField?.writable ?? false);
  const [announcement, setAnnouncement] = useState('');
  const [asking, setAsking] = useState<{ record: RecordData; move: Move; end: End } | null>(null);
  const dragged = useRef(false);

  const labelOfColumn = (key: ColumnKey) =>
    key === null
      ? t('without', { field: groupField?.label ?? '' })
      : (board?.columns.find((column) => column.key === key)?.label ?? '');
  const cardOf = (id: Id) => find(board, id);

  const goes = (from: ColumnKey, to: ColumnKey) =>
    !isHidden(groupField, to) &&
    (groupField?.transitions?.[from ?? '']?.includes(to ?? '') ?? true);

  const moving = useMoving({
    board,
    movable,
    goes,
    onDrop: settle,
    onOpen: (id) => void navigate({ to: '/$path/$id', params: { path: object.path, id } }),
    onPeek: (id) => onSearch({ peek: id }),
    announce: (what, key) => setAnnouncement(t(`say.${what}`, { column: labelOfColumn(key) })),
  });
  const { move } = moving;
  const hovering = move && cardOf(move.id);
  const amount = hovering ? moneyOf(hovering, sum) : null;

  useShortcuts(t('keys.title'), [
    // Listed for the help; the board hears them itself, on the card in focus.
    { keys: 'ArrowDown', label: t('keys.walk'), run: () => focusFirst() },
    ...(movable ? [{ keys: 'm', label: t('keys.move'), run: () => {} }] : []),
  ]);

  function settle(next: Move) {
    const record = cardOf(next.id);
    if (!record) return;
    const kind = traits.get(next.to)?.kind;
    put(next, { [group]: valueOf(next.to) });
    focusCardOf(next.id);
    if ((kind === 'won' || kind === 'lost') && reasonOf(kind)?.writable) {
      finishAsking(null);
      setAsking({ record, move: next, end: kind });
      return;
    }
    void save(record, next, { [group]: valueOf(next.to) }, said(record, next, kind === 'won'));
  }

  function said(record: RecordData, to: Move, won: boolean) {
    const name = labelOf(object, record);
    return {
      message: t(won ? 'dealWon' : 'moved', { name, column: labelOfColumn(to.to) }),
      icon: won ? <IconTrophy size={18} /> : undefined,
    };
  }

  function reasonOf(end: End) {
    return fieldOf(object, `${end}Reason`);
  }

  function askedFor(end: End) {
    const field = reasonOf(end);
    return field && { kind: end, field };
  }

  function finishAsking(reason: unknown) {
    if (!asking) return;
    setAsking(null);
    const { record, move: asked, end } = asking;
    const changes = {
      [group]: valueOf(asked.to),
      ...(reason === null ? {} : { [`${end}Reason`]: reason }),
    };
    void save(record, asked, changes, said(record, asked, end === 'won'));
    focusCardOf(asked.id);
  }

  // Whoever leaves the page without an answer has won or lost the deal all the same.
  const leave = useEffectEvent(() => finishAsking(null));
  useEffect(() => () => leave(), []);

  function valueOf(key: ColumnKey): unknown {
    const target = groupField?.targets?.[0];
    return target && key !== null ? { id: key, object: target, label: labelOfColumn(key) } : key;
  }

  return (
    <div className={classes.board}>
      {scopes.length > 1 && (
        <div className={classes.toolbar}>
          <Select
            size="xs"
            aria-label={fieldOf(object, shape.within!)?.label}
            data={scopes.map(({ id, label }) => ({ value: id, label }))}
            value={within ?? null}
            onChange={(id) => id && onSearch({ within: id })}
            allowDeselect={false}
          />
        </div>
      )}
      <span id={hint} hidden>
        {t('hint')}
      </span>
      <DragDropProvider
        sensors={sensors}
        plugins={withoutAccessibility}
        onDragStart={({ operation: { source } }) => {
          if (source) moving.start(String(source.id), source.data.column as ColumnKey, false);
        }}
        onDragOver={({ operation: { source, target } }) =>
          moving.over((target ?? source)?.data.column as ColumnKey)
        }
        onDragEnd={({ canceled, operation: { target } }) => {
          dragged.current = true;
          setTimeout(() => (dragged.current = false), 50);
          if (canceled || !target) moving.cancel();
          else moving.drop(target.data.column as ColumnKey);
        }}
      >
        <div
          className={classes.columns}
          data-moving={move !== null || undefined}
          onKeyDown={moving.onKeyDown}
          onClickCapture={(event) => {
            // The click that ends a drag doesn't open the card.
            if (dragged.current) event.preventDefault();
            if (dragged.current) event.stopPropagation();
          }}
          role="presentation"
        >
          {!board && <ColumnSkeletons />}
          {board?.columns.map((column) => (
            <BoardColumnView
              key={column.key ?? ''}
              column={column}
              traits={traits.get(column.key)}
              totals={totalsDuring(column, move, amount)}
              groupLabel={groupField?.label ?? ''}
              emptiable={groupField?.required === false}
              closed={move !== null && move.from !== column.key && !goes(move.from, column.key)}
              over={move !== null && move.to === column.key && move.from !== column.key}
              onMore={(key, cursor) => void loadMore(key, cursor)}
            >
              {column.records.map((record, index) => (
                <BoardCard
                  key={record.id}
                  object={object}
                  record={record}
                  column={column.key}
                  layout={layout}
                  traits={traits.get(column.key)}
                  movable={movable}
                  lifted={move?.byKeyboard === true && move.id === record.id}
                  first={index === 0}
                  describedBy={hint}
                  asked={asking?.record.id === record.id ? askedFor(asking.end) : undefined}
                  onReason={asking?.record.id === record.id ? finishAsking : undefined}
                />
              ))}
            </BoardColumnView>
          ))}
        </div>
        <DragOverlay dropAnimation={null}>
          {(source) => {
            const record = cardOf(String(source.id));
            if (!record) return null;
            return (
              <div className={`${classes.card} ${classes.overlay}`}>
                <CardBody {...{ object, record, layout }} traits={undefined} tabIndex={-1} />
              </div>
            );
          }}
        </DragOverlay>
      </DragDropProvider>
      <div role="status" className="visuallyHidden">
        {announcement}
      </div>
    </div>
  );
}

function find(board: Board | undefined, id: Id): RecordData | undefined {
  return board?.columns.flatMap(({ records }) => records).find((record) => record.id === id);
}

function focusFirst(): void {
  document.querySelector<HTMLElement>('[data-card-link]')?.focus();
}

function ColumnSkeletons() {
  return Array.from({ length: 5 }, (_, column) => (
    <div key={column} className={classes.column} aria-hidden>
      <div className={classes.columnHead}>
        <Skeleton h={12} w={90} />
      </div>
      <div className={classes.cards}>
        {Array.from({ length: 5 - column }, (__, card) => (
          <Skeleton key={card} h={84} radius={8} mb={6} />
        ))}
      </div>
    </div>
  ));
}
